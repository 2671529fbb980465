import assert from 'node:assert/strict';
import { variableNames } from '../../../src/prompt/model';
import type { Part } from '../../../src/prompt/model';
import { parsePrompts } from '../support/promptRows';

/** What is known of parts, with `?` for what is not. */
function shown(parts: readonly Part[]): string {
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      return part.kind === 'variable' ? (part.defaultText ?? '?') : '';
    })
    .join('');
}

interface Case {
  readonly title: string;
  readonly path: 'a.py' | 'a.ts' | 'a.cs' | 'A.java';
  readonly source: string;
  /** Of each prompt its messages, each as its turn and its text; a `~` before what stands nowhere as a text. */
  readonly sent: readonly (readonly string[])[];
}

const python = (...lines: string[]): string =>
  `from openai import OpenAI\nclient = OpenAI()\n${lines.join('\n')}\n` +
  `client.chat.completions.create(model='gpt-4o', messages=[{'role': 'user', 'content': P}])\n`;
const script = (text: string, system: string): string =>
  `import { generateText } from 'ai';\n${text}\nawait generateText({ model: 'openai/gpt-4o', system: ${system}, prompt: q });\n`;

const a = "A = 'You are kind. '";
const b = "B = 'Be brief.'";
const judge = 'You are a careful judge of the rules of the house and you never lie.';

const cases: readonly Case[] = [
  {
    title: 'a sum of constants',
    path: 'a.py',
    source: python(a, b, 'P = A + B'),
    sent: [['0 You are kind. ', '0 Be brief.']],
  },
  {
    title: 'a constant twice is sent twice',
    path: 'a.py',
    source: python(a, 'P = A + A'),
    sent: [['0 You are kind. ', '0 ~You are kind. ']],
  },
  {
    title: 'an interpolation of constants',
    path: 'a.py',
    source: python(a, "P = f'{A} {A}'"),
    sent: [['0 You are kind. ', '0 ~You are kind. ']],
  },
  {
    title: 'a constant that a helper dedents',
    path: 'a.py',
    source: python(
      'import textwrap',
      "A = '''\n    You are kind.\n      Be brief.\n    '''",
      'P = textwrap.dedent(A)',
    ),
    sent: [['0 \nYou are kind.\n  Be brief.\n']],
  },
  {
    title: 'a constant that a helper dedents and a method trims',
    path: 'a.py',
    source: python(
      'import textwrap',
      "A = '''\n    You are kind.\n    '''",
      'P = textwrap.dedent(A).strip()',
    ),
    sent: [['0 \nYou are kind.\n']],
  },
  {
    title: 'a constant that is dedented by a tag',
    path: 'a.ts',
    source: script('const text = `\n    You are kind.\n    Be brief.\n  `;', 'dedent(text)'),
    sent: [['0 You are kind.\nBe brief.', '1 ~?']],
  },
  {
    title: 'a constant beside what is not known',
    path: 'a.py',
    source: python(a, "P = f'{A}\\n{q}'"),
    sent: [['0 You are kind. ', '0 ~?']],
  },
  {
    title: 'only what is not known is no prompt',
    path: 'a.py',
    source: python("P = f'{q}\\n{r}'"),
    sent: [],
  },
  {
    title: 'a text times a number',
    path: 'a.py',
    source: python("P = 'Speak French. ' * 3"),
    sent: [['0 Speak French. Speak French. Speak French. ']],
  },
  {
    title: 'a constant times a number',
    path: 'a.py',
    source: python(a, 'P = 2 * A'),
    sent: [['0 You are kind. ', '0 ~You are kind. ']],
  },
  {
    title: 'a text so many times',
    path: 'a.py',
    source: python("P = 'Speak French. ' * n"),
    sent: [['0 Speak French. ?']],
  },
  {
    title: 'constants of constants',
    path: 'a.py',
    source: python(a, "B = A + 'Answer briefly. '", "C = B + f'In {language}. '", "P = C + 'More.'"),
    sent: [['0 You are kind. Answer briefly. In . ?More.']],
  },
  {
    title: 'script: a sum of constants',
    path: 'a.ts',
    source: script("const A = 'You are kind. ';\nconst B = 'Be brief.';", 'A + B'),
    sent: [['0 You are kind. ', '0 Be brief.', '1 ~?']],
  },
  {
    title: 'script: a template of a constant of a constant',
    path: 'a.ts',
    source: script("const A = 'You are kind. ';\nconst B = A + 'Be brief.';", '`${B} In French.`'),
    sent: [['0 You are kind. Be brief. In French.', '1 ~?']],
  },
  {
    title: 'script: a text repeated',
    path: 'a.ts',
    source: script("const A = 'You are kind. ';", 'A.repeat(3)'),
    sent: [['0 You are kind. ', '0 ~You are kind. You are kind. ', '1 ~?']],
  },
  {
    title: 'a constant in two messages',
    path: 'a.py',
    source: python(a, b, 'P = A').replace(
      "{'role': 'user', 'content': P}",
      "{'role': 'system', 'content': A}, {'role': 'user', 'content': B}, {'role': 'user', 'content': P}",
    ),
    sent: [['0 You are kind. ', '1 Be brief.', '2 ~You are kind. ']],
  },
  {
    title: 'a constant, and behind it the same with more',
    path: 'a.py',
    source: python(`RULES = '${judge}'`, "P = RULES + ' Now.'").replace(
      'messages=[',
      "messages=[{'role': 'system', 'content': RULES}, ",
    ),
    sent: [[`0 ${judge}`, `1 ~${judge}`, '1  Now.']],
  },
  {
    title: 'a constant appended twice',
    path: 'a.py',
    source: python(
      a,
      "m = [{'role': 'system', 'content': 'Be brief.'}]",
      "m.append({'role': 'user', 'content': A})",
      "m.append({'role': 'user', 'content': A})",
    ).replace("[{'role': 'user', 'content': P}]", 'm'),
    sent: [['0 Be brief.', '1 You are kind. ', '2 ~You are kind. ']],
  },
  {
    title: 'script: a constant as system and user',
    path: 'a.ts',
    source: script("const A = 'You are kind. ';", 'A').replace('prompt: q', 'prompt: A'),
    sent: [['0 You are kind. ', '1 ~You are kind. ']],
  },
  {
    title: 'texts to embed, one of them twice',
    path: 'a.py',
    source: python(a, b, 'P = A').replace(
      /client\.chat.*/,
      "client.embeddings.create(model='text-embedding-3-small', input=[A, B, A])",
    ),
    sent: [['0 You are kind. ', '1 Be brief.', '2 ~You are kind. ']],
  },
  {
    title: 'a sum of lists of which one is not known',
    path: 'a.py',
    source: python('P = q').replace(
      "messages=[{'role': 'user', 'content': P}]",
      "messages=[{'role': 'system', 'content': 'Be kind.'}] + history + [{'role': 'user', 'content': 'Go on.'}]",
    ),
    sent: [['0 Be kind.', '1 ~?', '2 Go on.']],
  },
  {
    title: 'a text in the place of another',
    path: 'a.py',
    source: python("P = 'aaa bbb'.replace('aaa', 'You are a nice person who')"),
    sent: [['0 You are a nice person who bbb']],
  },
  {
    title: 'arguments of a format by name',
    path: 'a.py',
    source: python("T = 'Write about {topic} to {user.name}. '", "P = T.format(topic='the sea', user=u)"),
    sent: [['0 Write about the sea to ?. ']],
  },
  {
    title: 'arguments of a format by position',
    path: 'a.py',
    source: python("N = 'Bob'", "P = 'Hello {0} {name!r} {1}'.format(1, q, name=N)"),
    sent: [['0 Hello 1 Bob ?']],
  },
  {
    title: 'arguments of a format in order',
    path: 'a.py',
    source: python("P = 'Hello {} and {}'.format(q, 'Bob')"),
    sent: [['0 Hello ? and Bob']],
  },
  {
    title: 'a number made a text',
    path: 'a.py',
    source: python("P = 'Take ' + str(12345) + ' of them.'"),
    sent: [['0 Take 12345 of them.']],
  },
  {
    title: 'numbers and truths in holes',
    path: 'a.py',
    source: python('N = 12', "P = f'Take {7} or {True} of {N}.'"),
    sent: [['0 Take 7 or True of 12.']],
  },
  {
    title: 'a name that holds nothing yet',
    path: 'a.py',
    source: python('N = None', "P = f'Take {N}.'"),
    sent: [['0 Take ?.']],
  },
  {
    title: 'script: numbers, truths and null',
    path: 'a.ts',
    source: script('const N = 12;', '"Take " + 12345 + null + `${7} of ${true} ${N}` + 0x10'),
    sent: [['0 Take 12345null7 of true 1216', '1 ~?']],
  },
  {
    title: 'C#: numbers and truths',
    path: 'a.cs',
    source:
      'using OpenAI.Chat;\nclass B { void A() { ChatClient c = new("gpt-4o", "k"); c.CompleteChat("Take " + 12345 + true + null + $" of {7}."); } }',
    sent: [['0 Take 12345True of 7.']],
  },
  {
    title: 'C#: options behind the messages are no message',
    path: 'a.cs',
    source:
      'using OpenAI.Chat;\nclass B { void A() { ChatClient c = new("gpt-4o", "k"); ChatCompletionOptions o = new() { MaxOutputTokenCount = 10 }; c.CompleteChat(new List<ChatMessage> { new UserChatMessage("Take two.") }, o); } }',
    sent: [['0 Take two.']],
  },
  {
    title: 'Java: numbers and truths',
    path: 'A.java',
    source:
      'import dev.langchain4j.model.openai.OpenAiChatModel;\nclass A { void a(OpenAiChatModel m) { m.chat("Take " + 12345 + true + null + "."); } }',
    sent: [['0 Take 12345truenull.']],
  },
  {
    title: 'textwrap keeps the line break at the beginning',
    path: 'a.py',
    source: `from textwrap import dedent\n${python('P = dedent("""\n    You are kind.\n      Be brief.\n    """)')}`,
    sent: [['0 \nYou are kind.\n  Be brief.\n']],
  },
  {
    title: 'textwrap goes by the first line, too',
    path: 'a.py',
    source: `import textwrap\n${python('P = textwrap.dedent("""You are kind.\n      Be brief.""")')}`,
    sent: [['0 You are kind.\n      Be brief.']],
  },
  {
    title: 'cleandoc does not keep it',
    path: 'a.py',
    source: `import inspect\n${python('P = inspect.cleandoc("""\n    You are kind.\n    Be brief.\n    """)')}`,
    sent: [['0 You are kind.\nBe brief.']],
  },
  {
    title: 'script: nor does dedent',
    path: 'a.ts',
    source: script("import dedent from 'dedent';", 'dedent`\n    You are kind.\n    Be brief.\n  `'),
    sent: [['0 You are kind.\nBe brief.', '1 ~?']],
  },
];

describe('texts made of texts', () => {
  for (const { title, path, source, sent } of cases) {
    it(title, async () => {
      const { prompts } = await parsePrompts(path, source);
      assert.deepEqual(
        prompts.map(({ messages }) =>
          messages.map(
            ({ turn, parts, unlisted }) => `${turn} ${unlisted !== undefined ? '~' : ''}${shown(parts)}`,
          ),
        ),
        sent,
      );
    });
  }

  it('has the variables of the text itself only', async () => {
    const { prompts } = await parsePrompts('a.py', python("A = f'You are {who}. '", "P = A + 'Be brief.'"));
    assert.deepEqual(variableNames(prompts[0]!.messages[0]!.parts), ['A']);
  });

  it('marks what is only perhaps put behind a text, and takes the longer of two branches', async () => {
    const lines = [
      "P = 'Be kind. '",
      "P += 'Be brief. '",
      'if x:',
      "  P += 'Be glad. '",
      'else:',
      "  P += 'Go.'",
    ];
    const { prompts } = await parsePrompts('a.py', python(...lines));
    const parts = prompts[0]!.messages[0]!.parts.map((part) =>
      part.kind === 'control' ? part.control : shown([part]),
    );
    assert.deepEqual(parts, ['Be kind. ', 'Be brief. ', 'if', 'Be glad. ']);
  });

  it('reads a text of thousands of pieces', async () => {
    const more = Array.from({ length: 5000 }, () => "P += 'You are some text here. '");
    const { prompts } = await parsePrompts('a.py', python("P = 'Be kind. '", ...more));
    assert.equal(prompts[0]!.messages[0]!.parts.length, 5001);
  });

  it('follows no more names than it has time for', async () => {
    const doubling = Array.from({ length: 12 }, (_, i) => `T${i + 1} = ${`T${i} + `.repeat(9)}'x'`);
    const { prompts } = await parsePrompts('a.py', python("T0 = 'Hi '", ...doubling, "P = T12 + 'Go on.'"));
    assert.equal(prompts.length, 1);
  });
});
