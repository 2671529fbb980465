import assert from 'node:assert/strict';
import { createGrammars } from '../../../src/prompt/code/syntax/grammars';
import type { Grammar } from '../../../src/prompt/code/syntax/grammars';
import { rubyModule } from '../../../src/prompt/code/languages/ruby/ruby';
import type { Module, Piece } from '../../../src/prompt/code/syntax/syntax';
import { documentOffset } from '../../../src/prompt/mappedText';
import { nodeAssets } from '../support/assets';
import { dumpModule } from '../support/dumpModule';

let grammar: Grammar;

function read(source: string): Module {
  const tree = grammar.parse(source);
  assert.ok(tree);
  return rubyModule(tree, source);
}

describe('ruby', () => {
  before(async () => {
    grammar = await createGrammars(nodeAssets()).load('ruby');
  });

  const table: readonly (readonly [string, string])[] = [
    [`x = "a" + 'b' + c`, 'x = ("a" + "b" + c)'],
    ['x = "a" "b"', 'x = ("a" + "b")'],
    ['x = "a #{b.c} d"', 'x = "a ${b.c} d"'],
    ['x = +"a"', 'x = "a"'],
    ['x = -1.5', 'x = -1.5'],
    ['x = :a', 'x = "a"'],
    ['x = %w[a b]', 'x = ["a", "b"]'],
    ['x = { a: 1, :b => 2, "c" => 3, d => 4, **e, f: }', 'x = {a: 1, b: 2, c: 3, ?: 4, *e, f: f}'],
    ['x = h[:a]["b"]', 'x = h.a.b'],
    ['x = a || b', 'x = (a | b)'],
    ['x = a ? "b" : "c"', 'x = (a ? "b" | "c")'],
    ['x = if a then "b" else "c" end', 'a; x = ("b" | "c")'],
    ['x = "%s" % a', 'x = ("%s" % [a])'],
    ['x = "%s %s" % [a, b]', 'x = ("%s %s" % [a, b])'],
    ['x = format("%s", a)', 'x = ("%s" % [a])'],
    ['x = "a".freeze.strip', 'x = "a".strip()'],
    ['x = y.z', 'x = y.z'],
    ['x = f(a, b: 1, "c": 2, *d, **e)', 'x = f(a, b=1, c=2, *d, *e)'],
    ['x = f a, b: 1', 'x = f(a, b=1)'],
    ['x = A::B.new(c)', 'import A:* as A; x = A.B(c)'],
    ['x ||= 1\nx += "a"\nx << "b"\nx -= 1', '>x = 1; x += "a"; x += "b"; x = ~(1)'],
    ['list << { role: "user" }', 'list.push({role: "user"})'],
    ['a, b = 1, "x"', 'a = 1; b = "x"'],
    ['@a = 1', 'self.@a = 1'],
    ['a if b', 'b; a'],
    ['x = 1 unless b', 'b; >x = 1'],
    ['xs.each { |x| y = x }', 'each:; >y = x; xs.each'],
    ['f { |x| x }', 'f(function(x) { return x })'],
    ['g = ->(x) { x }', 'g = function g(x) { return x }'],
    ['require "a/b"', 'import a/b:* as a/b'],
    ['def f(a, b = 1, *c, d:, e: 2)\n  a\nend', 'function f(a, b=1, c, d, e=2) { return a }'],
    ['def f\n  x = "a"\nend', 'function f() { x = "a"; return x }'],
    ['def self.f = "a"', 'function f() { return "a" }'],
    ['def f\n  return "a" if b\n  "c"\nend', 'function f() { b; return "a"; return "c" }'],
    ['def f\n  a\nrescue E => e\n  b\nend', 'function f() { return a; ~(E); ~(e); b }'],
    ['class A\n  X = 1\n  attr_reader :b\nend', 'class A() { X = 1; attr_reader("b") }'],
    [
      'class A < B::C\n  model "x"\n  tools D\n  go 1, 2\nend',
      'import B:* as B; class A(B.C) { go(1, 2); B.C(model="x", tools=D) }',
    ],
    ['x = "a #{b', 'x; ~(); b'],
  ];
  for (const [source, expected] of table) {
    it(source, () => assert.equal(dumpModule(read(`${source}\n`)), expected));
  }

  const literals: readonly (readonly [string, string])[] = [
    [String.raw`"a\n\t\"\\ \x41 \u00e9 \u{1F600 42} \s\e"`, 'a\n\t"\\ A é 😀B  \x1B'],
    [String.raw`'a\n \' \\ #{b}'`, "a\\n ' \\ #{b}"],
    ['%q(a (b) \\n)', 'a (b) \\n'],
    ['%Q[a\\tb]', 'a\tb'],
    ['<<~X\n    a\n      b\\n\n\n    c\nX', 'a\n  b\n\n\nc\n'],
    ['<<~X\n\ta\n\t  b\nX', 'a\n  b\n'],
    ['<<-X\n    a\n    X', '    a\n'],
    ["<<~'X'\n    a\\n #{b}\n  X", 'a\\n #{b}\n'],
    ['<<~X\n  a \\\n  b\nX', 'a b\n'],
  ];
  for (const [literal, expected] of literals) {
    it(`${JSON.stringify(literal)} with the way back to the document`, () => {
      const source = `x = ${literal}\n`;
      const [statement] = read(source).root.statements;
      assert.ok(statement?.kind === 'assign' && statement.value.kind === 'string');
      const { value } = statement;
      assert.equal(source.slice(value.span.start, value.span.end), literal);
      const pieces = value.pieces as Extract<Piece, { kind: 'text' }>[];
      assert.equal(pieces.map(({ text }) => text).join(''), expected);
      for (const piece of pieces) {
        for (const [offset, character] of piece.text.split('').entries()) {
          const at = source[documentOffset(piece, offset)];
          if (/[abc]/.test(character) && at !== '\\') assert.equal(at, character);
        }
      }
    });
  }

  it('takes the indentation off a heredoc with interpolations and leaves their lines alone', () => {
    const source = 'x = <<~A\n    one #{f(\n  1)} two\n      three\n  A\ny = [<<~B, <<~C]\n  b\nB\n  c\nC\n';
    assert.equal(dumpModule(read(source)), 'x = "one ${f(1)} two\\n  three\\n"; y = ["b\\n", "c\\n"]');
  });

  it('reads deeply nested code without running out of stack', () => {
    const source = `x = ${'f('.repeat(3000)}"a"${')'.repeat(3000)}\ny = ${'"a" + '.repeat(3000)}"b"\n`;
    assert.equal(read(source).root.statements.length, 2);
  });
});
