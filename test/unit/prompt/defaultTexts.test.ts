import assert from 'node:assert/strict';
import { parsePrompts } from '../support/promptRows';

interface Case {
  readonly title: string;
  readonly path?: string;
  /** Lines in front of the call, indented as it is. */
  readonly before?: string;
  /** What is asked: an expression. */
  readonly input: string;
  /** Each variable with the text that the code gives for it; `?` where it gives none. */
  readonly variables: Readonly<Record<string, string>>;
}

const cases: readonly Case[] = [
  {
    title: 'a fallback of or',
    input: `f"Say hello to {user.name or 'a visitor'} kindly."`,
    variables: { 'user.name': 'a visitor' },
  },
  {
    title: 'a name with a fallback',
    before: 'who = user.name or "a visitor"\n    ',
    input: 'f"Say hello to {who} kindly."',
    variables: { who: 'a visitor' },
  },
  {
    title: 'an empty fallback tells nothing',
    input: `f"Say hello to {user.name or ''} kindly."`,
    variables: { 'user.name': '?' },
  },
  {
    title: 'a fallback that is not in sight',
    input: 'f"Say hello to {user.name or guest} kindly."',
    variables: { 'user.name, guest': '?' },
  },
  {
    title: 'the environment',
    before: 'place = os.environ.get("PLACE", "the city of Berlin")\n    ',
    input: 'f"Tell about {place}, and about {os.getenv("OTHER")}."',
    variables: { place: 'the city of Berlin', '': '?' },
  },
  {
    title: 'look-ups',
    input: 'f"Tell about {row.get("place", "Berlin")} and {getattr(user, "time", "today")}."',
    variables: { row: 'Berlin', user: 'today' },
  },
  {
    title: 'a condition between constants',
    input: `f"Answer {'in one word' if short else 'in a few short sentences'}, {'now' if late else hint}."`,
    variables: { short: 'in a few short sentences' },
  },
  {
    title: 'format',
    input: '"Say hello to {name}.".format(name=user or "a visitor")',
    variables: { name: 'a visitor' },
  },
  {
    title: 'script: ?? and ||',
    path: 'a.ts',
    input: "`Say hello to ${user ?? 'a visitor'} in ${place || 'Berlin'}.`",
    variables: { user: 'a visitor', place: 'Berlin' },
  },
  {
    title: 'script: the environment',
    path: 'a.ts',
    input: "`Tell about ${process.env.PLACE ?? 'the city of Berlin'}.`",
    variables: { 'process.env.PLACE': 'the city of Berlin' },
  },
];

function source({ path, before = '', input }: Case): string {
  return path === undefined
    ? `def ask(user, row, short):\n    ${before}client.responses.create(model="gpt-4o", input=${input})\n`
    : `export function ask(user, place) {\n  ${before}client.responses.create({ model: 'gpt-4o', input: ${input} });\n}\n`;
}

async function shown(path: string, text: string): Promise<Record<string, string>> {
  const { prompts } = await parsePrompts(path, text);
  const parts = prompts.flatMap(({ messages }) => messages.flatMap((message) => message.parts));
  return Object.fromEntries(
    parts.flatMap((part) =>
      part.kind === 'variable' ? [[part.names.join(', '), part.defaultText ?? '?']] : [],
    ),
  );
}

describe('what the code gives for a variable', () => {
  for (const each of cases) {
    it(each.title, async () => {
      const found = await shown(each.path ?? 'a.py', source(each));
      for (const [name, text] of Object.entries(each.variables)) {
        assert.equal(found[name], text, JSON.stringify(found));
      }
    });
  }

  it('LangChain: partial variables', async () => {
    const text = [
      'from langchain_core.prompts import PromptTemplate',
      'PromptTemplate(template="Write about {topic} in {style}.", partial_variables={"style": "the style of old sagas", "topic": topic})',
      '',
    ].join('\n');
    assert.deepEqual(await shown('a.py', text), { topic: '?', style: 'the style of old sagas' });
  });
});
