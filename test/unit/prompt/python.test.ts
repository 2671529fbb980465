import assert from 'node:assert/strict';
import { createGrammars } from '../../../src/prompt/code/syntax/grammars';
import type { Grammar } from '../../../src/prompt/code/syntax/grammars';
import { pythonModule } from '../../../src/prompt/code/languages/python/python';
import type { Module, Piece } from '../../../src/prompt/code/syntax/syntax';
import { documentOffset } from '../../../src/prompt/mappedText';
import { nodeAssets } from '../support/assets';
import { dumpModule } from '../support/dumpModule';
import { offer } from '../support/fixtures';

let grammar: Grammar;

function read(source: string): Module {
  offer('prompts/a.py', source);
  const tree = grammar.parse(source);
  assert.ok(tree);
  return pythonModule(tree, source);
}

/** Every text piece of a module. */
function texts(module: Module): Extract<Piece, { kind: 'text' }>[] {
  const found: Extract<Piece, { kind: 'text' }>[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('kind' in value && value.kind === 'text') found.push(value as Extract<Piece, { kind: 'text' }>);
    for (const each of Object.values(value)) visit(each);
  };
  visit(module);
  return found;
}

describe('python', () => {
  before(async () => {
    grammar = await createGrammars(nodeAssets()).load('python');
  });

  describe('expressions', () => {
    const table: [string, string][] = [
      ['x = "a" "b"', 'x = ("a" + "b")'],
      ['x = ("a"  # why\n  "b")', 'x = ("a" + "b")'],
      ['x = "a" + (b + "c") + "d" "e"', 'x = ("a" + b + "c" + "d" + "e")'],
      ['x = "%s and %s" % (a, b)', 'x = ("%s and %s" % [a, b])'],
      ['x = "{}".format(a, b=1)', 'x = "{}".format(a, b=1)'],
      ['f(a, *b, **c, k="v")', 'f(a, *b, *c, k="v")'],
      ['f(x for x in y)', 'f(~(y, function(x) { return x }))'],
      ['x = await a.b(c)', 'x = a.b(c)'],
      ['x = [*a, (b), (1, 2), {3}]', 'x = [*a, b, [1, 2], [3]]'],
      ['x = {"a": 1, **b, c: d, 2: e}', 'x = {a: 1, *b, ?: d, ?: e}'],
      ['x = dict(a=1, **b)', 'x = {a: 1, *b}'],
      ['x = dict(pairs, a=1)', 'x = dict(pairs, a=1)'],
      ['x = {k: v(k) for k in a if c}', 'x = ~(a, function(k) { return k; return v(k); return c })'],
      ['x = a if c else (b if d else e)', 'x = (c ? a | (d ? b | e))'],
      ['x = a or b or "c"', 'x = (a | b | "c")'],
      ['x = a and not b', 'x = ~(a, ~(b))'],
      ['x = a | b | c', 'x = ~(a, b, c)'],
      ['x = a["k"].b[0][1:n]', 'x = ~(~(a.k.b, 0), 1, n)'],
      ['x = a[b"k"]', 'x = ~(a, "k")'],
      ['x = "a" if b \\\n  else "c"', 'x = (b ? "a" | "c")'],
      ['x = [-1, 0x1F, 1_000.5, True, None, ...]', 'x = [-1, 31, 1000.5, true, null, ~()]'],
      ['x = lambda a, b=1, *c, **d: a(b)', 'x = function x(a, b=1, c, d) { return a(b) }'],
      ['f(lambda: (y := 1))', 'f(function() { y = 1; return y })'],
    ];
    for (const [source, expected] of table) {
      it(source, () => assert.equal(dumpModule(read(source)), expected));
    }
  });

  describe('statements', () => {
    const table: [string, string][] = [
      ['"""doc"""\nx: str = "a"\ny: int', 'doc "doc"; x = "a"'],
      ['a = b.c = "x"', 'b.c = "x"; a = b.c'],
      ['a, (b, c) = "x", ("y", "z")', 'a = "x"; b = "y"; c = "z"'],
      ['a, *b = c', '~(a, ~(b)) = c'],
      ['a["k"] = self.b = 1', 'self.b = 1; a.k = self.b'],
      ['a += "x"\na -= 1', 'a += "x"; a = ~(1)'],
      ['if (n := f()) > 1: a = n\nelif b: c = 1\nelse: d = 2', 'n = f(); ~(n, 1); >a = n; b; >c = 1; >d = 2'],
      ['for i, j in x:\n  while y:\n    a = 1', 'x; >~(i, j) = ~(); each:; y; while:; >>a = 1'],
      ['with f() as a, b:\n  c = 1', 'a = f(); b; c = 1'],
      ['try:\n  a = 1\nexcept E as e:\n  b = 2\nfinally:\n  c', '>a = 1; E; >e = ~(); >b = 2; c'],
      ['match x:\n  case {"k": v} if g: a = v', 'x; >v = ~(); g; >a = v'],
      ['def f():\n  global a\n  a = 1\n  yield a\n  return\n', 'function f() { a = 1; return a }'],
      [
        'async def f(a: int, /, b="x", *c, d: str = y, **e): await g',
        'function f(a, b="x", c, d=y, e) { g }',
      ],
      ['def f((a, b)): pass', 'function f(, a, b) {  }'],
      ['def f():\n  f"no {doc}"', 'function f() { "no ${doc}" }'],
      [
        '@d("x")\nclass A(B, C[int], metaclass=M):\n  "doc"\n  k: str = F("v")\n  def m(self): self.x = 1',
        '@d("x") class A(B, ~(C, int)) { doc "doc"; k = F("v"); function m(self) { self.x = 1 } }',
      ],
      ['import a.b, c as d', 'import a.b:* as a; import c:* as d'],
      [
        'from ..a import (b as c, d)\nfrom . import e\nfrom f import *',
        'import ..a:b as c; import ..a:d as d; import .:e as e; import f:* as *',
      ],
      ['assert a, "m"\nraise E("x") from e', 'a; "m"; E("x"); e'],
    ];
    for (const [source, expected] of table) {
      it(JSON.stringify(source), () => assert.equal(dumpModule(read(source)), expected));
    }
  });

  describe('syntax errors', () => {
    const table: [string, string][] = [
      ['x = f("a",\ny = "b"', 'x = f("a"); y = "b"'],
      ['def f():\n  a = g(k="v",\nP = "p"\n', 'function f() { a = g(k="v"); P = "p" }'],
      ['a = 1\nb = $\nc = 2\n', 'a = 1; c = 2'],
    ];
    for (const [source, expected] of table) {
      it(JSON.stringify(source), () => {
        const module = read(source);
        assert.notEqual(module.firstError, null);
        assert.equal(dumpModule(module), expected);
      });
    }
  });

  describe('string literals', () => {
    const strings: [string, ...(string | null)[]][] = [
      [String.raw`"\n\t\\\'\"\a\x41\u00e9\U0001F600\101\0"`, '\n\t\\\'"\x07Aé😀A\0'],
      [String.raw`"\d\x4\u12 \UFFFFFFFF"`, String.raw`\d\x4\u12 \UFFFFFFFF`],
      [String.raw`"\N{bullet} \N{GREEK SMALL LETTER ALPHA}"`, '• \uFFFD'],
      [String.raw`b"\x41\u0041\N{BULLET}"`, String.raw`A\u0041\N{BULLET}`],
      [String.raw`R"\n\\"`, String.raw`\n\\`],
      [String.raw`r'\\'`, String.raw`\\`],
      ['"""\\\na\\\r\nb\r\nc\rd"""', 'ab\nc\nd'],
      ['r"""a\\\r\nb"""', 'a\\\nb'],
      ['"{{a}}"', '{{a}}'],
      ['""'],
      ['f"{{{a}}} b"', '{', null, '} b'],
      ['f"{a!r:>{w}}"', null],
      ['f"{ a = :>5}x"', ' a = ', null, 'x'],
      [String.raw`rf"\d{a}\n{{"`, '\\d', null, '\\n{'],
      [String.raw`f"\N{BULLET}{a}"`, '•', null],
      ['f"{a["k"]}{f"{b}"}"', null, null],
      ['t"hi {a}"', 'hi ', null],
    ];
    for (const [source, ...expected] of strings) {
      it(JSON.stringify(source), () => {
        const statement = read(`x = ${source}`).root.statements[0];
        assert.ok(statement?.kind === 'assign' && statement.value.kind === 'string');
        const pieces = statement.value.pieces.map((piece) => (piece.kind === 'text' ? piece.text : null));
        assert.deepEqual(pieces, expected);
        assert.deepEqual(statement.value.span, { start: 4, end: 4 + source.length });
      });
    }

    it('names every hole of a format', () => {
      assert.equal(dumpModule(read('x = f"{a:{b}.{c}}{d!s}"')), 'x = "${~(a, b, c)}${d}"');
    });
  });

  describe('offsets', () => {
    it('leads every character back to where it is written', () => {
      const source =
        '\uFEFFx = "😀 é\\n\\x41b"\r\ny = f"""\\\r\nfirst\r\n\\U0001F600{{{x}}} 😀{x}end"""\r\nz = r"a\\n"\r\n';
      const written = texts(read(source)).map((piece) =>
        Array.from(piece.text).map((letter, index, all) => {
          const offset = documentOffset(piece, all.slice(0, index).join('').length);
          assert.ok(offset >= piece.span.start && offset < piece.span.end);
          return source.startsWith(letter, offset) ? letter : source[offset];
        }),
      );
      assert.deepEqual(
        written.map((letters) => letters.join('')),
        ['😀 é\\\\b', 'first\r\\{', '} 😀', 'end', 'a\\n'],
      );
    });
  });

  describe('nesting', () => {
    const deep: [string, string, RegExp][] = [
      [
        'a sum of 5,000',
        `x = ${Array<string>(5000).fill('"a"').join(' + ')}`,
        /^x = \(("a" \+ ){4999}"a"\)$/,
      ],
      ['sums in sums', `x = ${'("a" + '.repeat(1000)}b${')'.repeat(1000)}`, /^x = \(("a" \+ ){1000}b\)$/],
      ['parentheses', `x = ${'('.repeat(1000)}"a"${')'.repeat(1000)}`, /^x = "a"$/],
      ['lists', `x = ${'['.repeat(5000)}"a"${']'.repeat(5000)}`, /^x = \[{150,250}~\(\)\]{150,250}$/],
      ['open calls', 'f('.repeat(5000), /f/],
      ['a chain of calls', `x = a${'.b()'.repeat(5000)}`, /^x = ~\(/],
      ['50 literals in holes', `x = ${'f"{'.repeat(50)}a${'}"'.repeat(50)}`, /^x = ("\$\{){50}a(\}"){50}$/],
    ];
    for (const [title, source, expected] of deep) {
      it(title, () => assert.match(dumpModule(read(source)), expected));
    }
  });
});
