import assert from 'node:assert/strict';
import { codeText } from '../../../src/prompt/code/filter/codeText';
import type { Lexis } from '../../../src/prompt/code/filter/lexis';
import { codeLanguageOf } from '../../../src/prompt/code/languages';

function lexisOf(path: string): Lexis {
  return codeLanguageOf(path)!.language.lexis!;
}

/** Blanks that stand where something was taken out, written as one dot each. */
function dotted(path: string, text: string): string | null {
  const code = codeText(text, lexisOf(path), (literal) => literal.startsWith('You are'));
  if (code === null) return null;
  assert.equal(code.text.length, text.length);
  return Array.from(code.text)
    .map((character, i) => (character === ' ' && text[i] !== ' ' ? '.' : character))
    .join('');
}

/** `|` in a source marks the place that is asked about. */
function around(path: string, marked: string): string | null | undefined {
  const at = marked.indexOf('|');
  const code = codeText(marked.replace('|', ''), lexisOf(path), () => false);
  const group = code?.around(at);
  return group === undefined ? undefined : (group?.own ?? null);
}

describe('a text as code', () => {
  const blanked: readonly (readonly [string, string, string, string | null])[] = [
    ['a comment', 'a.py', 'x = 1 # role\ny', 'x = 1 ......\ny'],
    ['a comment to the end of the line', 'a.ts', 'x // role\ny', 'x .......\ny'],
    ['a comment over lines', 'a.ts', 'x /* a\nb */ y', 'x ......... y'],
    ['prose', 'a.py', 'f("a b")', 'f("...")'.replace('...', '. .')],
    ['names and paths stay', 'a.py', 'd["role"] = "a/b.c-d"', 'd["role"] = "a/b.c-d"'],
    ['what is to be kept stays', 'a.py', 'x = "You are a bot"', 'x = "You are a bot"'],
    ['a docstring', 'a.py', '"""a(b"""\nx', '"""..."""\nx'],
    ['holes of a template literal are code', 'a.ts', '`a b ${f(c)} d e`', '`. . ${f(c)} . .`'],
    ['a quote in a pattern opens nothing', 'a.ts', 'a = /["\']/.test(b) // c', 'a = /..../.test(b) ....'],
    ['a division is none', 'a.ts', 'a / b; c / d', 'a / b; c / d'],
    ['an apostrophe between tags', 'a.tsx', "<p>don't {f(x)}</p>", "<p>don't {f(x)}</p>"],
    ['an address between tags', 'a.tsx', '<a>http://x</a>{f(x)}', '<a>http://x</a>{f(x)}'],
    ['characters of Go', 'a.go', "x := '\"' // a", "x := '\"' ...."],
    ['a raw text of Go', 'a.go', 'x := `a\\`; y', 'x := `a\\`; y'],
    ['a text of C# with holes', 'a.cs', 'x = $"a {b["c d"]} e"; f(g)', 'x = $".............."; f(g)'],
    ['a verbatim text of C#', 'a.cs', 'x = @"a ""b"" \\"; y', 'x = @"........."; y'],
    ['a raw text of C#', 'a.cs', 'x = """a "b" c"""; y', 'x = """......."""; y'],
    ['a raw text of Rust', 'a.rs', 'x = r#"a "b" \\"#; y', 'x = r#"......."#; y'],
    ['a lifetime of Rust', 'a.rs', "fn f<'a>(x: &'a str) // y", "fn f<'a>(x: &'a str) ...."],
    ['an open quote', 'a.py', 'x = "a', null],
    ['an open docstring', 'a.py', '"""a\nx = 1', null],
    ['an open comment', 'a.ts', 'x /* a', null],
    ['brackets that do not match', 'a.py', 'f(a]', null],
    ['a bracket that does not close', 'a.py', 'f(a', null],
  ];
  for (const [name, path, text, expected] of blanked) {
    it(name, () =>
      assert.equal(dotted(path, text)?.replace(/\s/g, '.') ?? null, expected?.replace(/\s/g, '.') ?? null),
    );
  }

  const groups: readonly (readonly [string, string, string, string | null])[] = [
    ['fields beside a key', 'a.ts', 'f({ |role: "user", content: g(a, b) })', ' role: "user", content: g() '],
    ['arguments', 'a.ts', 'f(a, |{ b })', 'a, {}'],
    ['behind a group', 'a.py', 'f({"a": 1}, |b)', '{}, b'],
    ['nothing around', 'a.py', '|a = f(b)', null],
    ['nothing around any more', 'a.py', 'f(b)\n|a', null],
  ];
  for (const [name, path, text, expected] of groups) {
    it(name, () => assert.equal(around(path, text), expected));
  }
});
