import assert from 'node:assert/strict';
import { createGrammars } from '../../../src/prompt/code/syntax/grammars';
import { codeLanguageOf } from '../../../src/prompt/code/languages';
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
const sources = {
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
