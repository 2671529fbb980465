import assert from 'node:assert/strict';
import { createGrammars } from '../../../src/prompt/code/syntax/grammars';
import { affectedBy, MentionIndex } from '../../../src/prompt/code/flow/affected';
import { codeLanguageOf } from '../../../src/prompt/code/languages';
import type { Statement } from '../../../src/prompt/code/syntax/syntax';
import { isKnown } from '../../../src/prompt/code/syntax/syntaxTree';
import { editBetween } from '../../../src/prompt/code/syntax/textEdit';
import { createPromptParser } from '../../../src/prompt/parse';
import { nodeAssets } from '../support/assets';
import { dice } from '../support/dice';

const python = `import openai
from ai import ask

GUIDE_PROMPT = """You are a guide who knows {place}. 😀
Answer in one sentence."""


class Guide:
    def answer(self, place):
        """Asks."""
        text = GUIDE_PROMPT.format(place=place)
        if place:
            text += " Do not\\tlie to the visitor, and be brief."
        return client.chat.completions.create(model="gpt-5", messages=[{"role": "user", "content": text}])

def other(a, (b := 2)):
    return [x for x in a if x]
`;
const typescript = `import { generateText as ask } from 'ai';
const rules = \`You are a guide who knows \${place}.\\nAnswer in one sentence.\`;
export const page = <p title="a & b">R & D {rules} &amp; more</p>;
export async function answer({ place = 'here' }: Props) {
  const { text } = await ask({ model: openai('gpt-5'), system: rules, prompt: 'Where is ' + place + '?' });
  return text;
}
`;
const go = `package main

const guidePrompt = \`You are a guide who knows %s. Answer in one sentence.\`

func answer(place string) string {
	text := fmt.Sprintf(guidePrompt, place)
	return ask(llms.TextParts(llms.ChatMessageTypeSystem, text+"\\nBe brief, and never lie to the visitor."))
}
`;
/** Prompts that have to do with others, and some that have not. */
const connected = `from langchain_core.prompts import ChatPromptTemplate
from openai import OpenAI

TONE = "Be brief, and never lie to the visitor of the museum."
GUIDE_PROMPT = "You are a guide who knows {place}. " + TONE
GUIDE_PROMPT += " Answer in one sentence, please."

client = OpenAI()
model = "gpt-5-mini"
messages = [{"role": "system", "content": GUIDE_PROMPT}]
messages.append({"role": "user", "content": "Where is the exit of this museum?"})

def send(text):
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": text}])

def ask():
    return client.chat.completions.create(model=model, messages=messages)

def summary(text):
    return send("Summarize the following text in one sentence: " + text)

summary_prompt = ChatPromptTemplate.from_messages([("system", "You translate what you are given into {language}.")])
chain = summary_prompt | ChatOpenAI(model="gpt-4o")

def alone(rows):
    instruction = "Write a poem of four lines about the rows that you are given below."
    return send(instruction.format(rows=rows))

class Guide:
    system_prompt = "You are the second guide, and you answer every question in German."

    def answer(self):
        return client.responses.create(model=model, instructions=self.system_prompt, input=TONE)
`;
const sources = {
  'b.py': connected,
  'a.py': python,
  'a.tsx': typescript,
  'a.js': typescript.replace(': Props', ''),
  'a.go': go,
};

describe('typing', () => {
  const parser = createPromptParser(nodeAssets());
  const typed = async (path: string, text: string): Promise<void> => {
    const byTyping = await parser.parse({ path, text, document: path });
    assert.deepEqual(byTyping, await parser.parse({ path, text }), JSON.stringify(text));
  };

  for (const [path, source] of Object.entries(sources)) {
    it(`gives what a full parse gives after every letter: ${path}`, async () => {
      for (let end = 0; end <= source.length; end += 7) await typed(path, source.slice(0, end));
      for (let start = 0; start <= source.length; start += 11) await typed(path, source.slice(start));
    });

    it(`gives what a full parse gives after every edit and undo: ${path}`, async () => {
      const random = dice(source.length);
      const snippets = [
        'x',
        ' ',
        '\n',
        '"',
        "'",
        '`',
        '(',
        ')',
        '{',
        '}',
        '\\',
        '#',
        '//',
        '&',
        '=',
        ':',
        '😀',
      ];
      const undo: string[] = [];
      let text = source;
      for (let round = 0; round < 300; round++) {
        if (undo.length > 0 && random.below(3) === 0) text = undo.pop()!;
        else {
          undo.push(text);
          const start = random.below(text.length + 1);
          const end = random.below(4) === 0 ? start + random.below(40) : start;
          const pasted = random.below(6) === 0 ? source.slice(start, start + random.below(120)) : '';
          text = text.slice(0, start) + random.pick(snippets) + pasted + text.slice(end);
        }
        if (random.below(25) === 0) text = source;
        await typed(path, text);
      }
    });
  }

  it('does not change what it gave before', async () => {
    const file = { path: 'b.py', text: python, document: 'b.py' };
    const first = await parser.parse(file);
    const copy = structuredClone(first);
    await parser.parse({ ...file, text: `\n\n${python}` });
    assert.deepEqual(first, copy);
  });

  it('keeps documents apart, and reads one that is being read as a file', async () => {
    const texts = [python, `x = 1\n${python}`, `${python}\ny = 2`];
    const parse = (text: string) => parser.parse({ path: 'c.py', text, document: 'c.py' });
    const together = await Promise.all(texts.map(parse));
    for (const [i, text] of texts.entries()) {
      assert.deepEqual(together[i], await parser.parse({ path: 'c.py', text }));
    }
  });

  it('takes over every statement that the edit does not touch', async () => {
    const grammars = createGrammars(nodeAssets());
    const grammar = await grammars.open('python', 'd');
    const { language } = codeLanguageOf('d.py')!;
    const read = (text: string): boolean[] => {
      const tree = grammar.parse(text)!;
      language.module(tree, text);
      return tree.root.children.map(isKnown);
    };
    assert.deepEqual(read('a = 1\nb = 2\nc = 3\n'), [false, false, false]);
    assert.deepEqual(read('a = 1\nbcd = 2\nc = 3\n'), [true, false, true]);
    assert.deepEqual(read('\na = 1\nbcd = 2\nc = 3\n'), [true, true, true]);
    assert.deepEqual(read('\na = 1\nbcd = (2\nc = 3\n').slice(0, 1), [true]);
    assert.deepEqual(read('\na = 1\nb = 2\nc = 3\n').slice(0, 2), [true, false]);
  });

  describe('looks for evidence again in what has to do with the change', () => {
    const affected = async (before: string, after: string): Promise<string[]> => {
      const grammar = await createGrammars(nodeAssets()).open('python', 'e');
      const { language } = codeLanguageOf('e.py')!;
      const read = (text: string): readonly Statement[] =>
        language.module(grammar.parse(text)!, text).root.statements;
      const first = read(before);
      const groups = first
        .filter((statement) => before.slice(statement.span.start, statement.span.end).includes('"'))
        .map((statement) => [statement]);
      const now = read(after);
      const index = new MentionIndex();
      index.update(first);
      index.update(now);
      const found = affectedBy({ before: first, now, index, groups, names: [] });
      return now.filter((each) => found.has(each)).map(({ span }) => after.slice(span.start, span.end));
    };
    const rows: readonly (readonly [string, string, string, readonly string[]])[] = [
      ['nothing where only a line break is new', 'a = 1\nb = a', '\na = 1\nb = a', []],
      ['what mentions it', 'a = 1\nb = 2\nc = a', 'a = 3\nb = 2\nc = a', ['a = 3', 'c = a']],
      ['what mentions that', 'a = 1\nb = a\nc = b', 'a = 3\nb = a\nc = b', ['a = 3', 'b = a', 'c = b']],
      ['not what it mentions', 'a = 1\nb = a', 'a = 1\nb = a + 2', ['b = a + 2']],
      ['the prompts that it mentions', 'a = ""\nb = a', 'a = ""\nb = a + 2', ['a = ""', 'b = a + 2']],
      [
        'those behind that',
        'a = ""\nb = a\nc = b',
        'a = ""\nb = a\nc = b(2)',
        ['a = ""', 'b = a', 'c = b(2)'],
      ],
      ['what mentions what is gone', 'a = 1\nb = a\nc = 2', 'b = a\nc = 2', ['b = a']],
      [
        'what a method fills',
        'a = []\na.append(1)\nb = 2',
        'a = []\na.append(3)\nb = 2',
        ['a = []', 'a.append(3)'],
      ],
      [
        'a text that is silent because of it, but no label',
        "b = 'Label'\na = 'A text of some length'\nprint(a, b)",
        "b = 'Label'\na = 'A text of some length'\nask(a, b)",
        ["a = 'A text of some length'", 'ask(a, b)'],
      ],
    ];
    for (const [title, before, after, expected] of rows) {
      it(title, async () => assert.deepEqual(await affected(before, after), expected));
    }
  });

  describe('finds what an edit elsewhere makes a prompt or silences', () => {
    const notice = 'NOTICE = "You are the guide of a museum. Answer every question in one sentence."';
    const tool =
      'from openai import OpenAI\nclient = OpenAI()\n\ndef result():\n' +
      '    return "You are the guide of a museum. Answer every question in one sentence."\n\n' +
      'client.chat.completions.create(model="gpt-5", messages=[{"role": "user", "content": "Where is the exit?"}, ';
    const template =
      'prompt = PromptTemplate.from_template("Summarize the following text in one sentence: {text}")';
    const head =
      'from langchain_core.prompts import PromptTemplate\nfrom langchain_openai import ChatOpenAI\n';
    const rows: readonly (readonly [string, string, string])[] = [
      ['a text that was only shown', `${notice}\nprint(NOTICE)`, `${notice}\nlog = ask(NOTICE)`],
      ['a text that is only shown now', `${notice}\nlog = ask(NOTICE)`, `${notice}\nprint(NOTICE)`],
      [
        'a text that is shown under another name',
        `${notice}\nline = NOTICE\n\nprint(line)`,
        `${notice}\nline = NOTICE\n\nask(line)`,
      ],
      [
        'what was the answer of a tool',
        `${tool}{"role": "tool", "content": result()}])\n`,
        `${tool}{"role": "user", "content": "And when?"}])\n`,
      ],
      [
        'the model that a template is piped into',
        `${head}${template}\n\ndef chain():\n    return prompt | ChatOpenAI(model="gpt-4o")\n`,
        `${head}${template}\n\ndef chain():\n    return prompt | ChatOpenAI(model="gpt-5")\n`,
      ],
      [
        'a template with a model that stands behind it',
        `${head}${template}\nllm = ChatOpenAI(model="gpt-4o")\nchain = prompt | llm\n`,
        `${head}${template}\nllm = ChatOpenAI(model="gpt-5")\nchain = prompt | llm\n`,
      ],
    ];
    for (const [title, before, after] of rows) {
      it(title, async () => {
        const [file, document] = [{ path: 'f.py' }, title];
        const found = await Promise.all([before, after].map((text) => parser.parse({ ...file, text })));
        assert.notDeepEqual(found[0], found[1]);
        for (const [i, text] of [before, after, before].entries()) {
          assert.deepEqual(await parser.parse({ ...file, text, document }), found[i % 2]);
        }
      });
    }
  });

  it('compares texts by what they begin and end with', () => {
    assert.deepEqual(editBetween('abc', 'abc'), { start: 3, oldEnd: 3, newEnd: 3 });
    assert.deepEqual(editBetween('aaa', 'aaaa'), { start: 3, oldEnd: 3, newEnd: 4 });
    assert.deepEqual(editBetween('one two', 'one, two'), { start: 3, oldEnd: 3, newEnd: 4 });
    assert.deepEqual(editBetween('', 'x'), { start: 0, oldEnd: 0, newEnd: 1 });
    for (const length of [511, 512, 513, 1200]) {
      const text = 'a'.repeat(length);
      assert.deepEqual(editBetween(text, `${text}a`), { start: length, oldEnd: length, newEnd: length + 1 });
      assert.deepEqual(editBetween(`${text}a`, text), { start: length, oldEnd: length + 1, newEnd: length });
      assert.deepEqual(editBetween(`b${text}`, `c${text}`), { start: 0, oldEnd: 1, newEnd: 1 });
    }
  });
});
