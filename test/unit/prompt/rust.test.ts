import assert from 'node:assert/strict';
import { createGrammars } from '../../../src/prompt/code/syntax/grammars';
import type { Grammar } from '../../../src/prompt/code/syntax/grammars';
import { rustModule } from '../../../src/prompt/code/languages/rust/rust';
import { parseRust } from '../../../src/prompt/code/languages/rust/rustParse';
import type { Module, Piece } from '../../../src/prompt/code/syntax/syntax';
import { documentOffset } from '../../../src/prompt/mappedText';
import { nodeAssets } from '../support/assets';
import { dumpModule } from '../support/dumpModule';

let grammar: Grammar;

function read(source: string): Module {
  const tree = parseRust(grammar, source);
  assert.ok(tree);
  return rustModule(tree, source);
}

describe('rust', () => {
  before(async () => {
    grammar = await createGrammars(nodeAssets()).load('rust');
  });

  const table: readonly (readonly [string, string])[] = [
    ['const X: &str = "a"; static Y: u32 = 1_000u32;', 'X = "a"; Y = 1000'],
    ['const X: &str = concat!("a", "b");', 'X = ("a" + "b")'],
    ['const X: [&str; 2] = ["a", "b"];', 'X = ["a", "b"]'],
    ['static X: Lazy<String> = Lazy::new(|| f("a"));', 'X = f("a")'],
    ['fn f() { let x = format!("{} {a}", b, a = 1); }', 'function f() { x = ("{} {a}" % [b]) }'],
    ['fn f() { let x = format!("{}", format!("{}", b)); }', 'function f() { x = ("{}" % [("{}" % [b])]) }'],
    [
      'fn f() { let x = vec![A::b("c"), D { e: "f", g, ..h() }]; }',
      'function f() { x = [A.b("c"), D(e="f", g=g, *h())] }',
    ],
    [
      'fn f() { let x = json!({"a": [1, b.c, "d"], "e": g(h)}); }',
      'function f() { x = {a: [1, b.c, "d"], e: ~(g)} }',
    ],
    ['fn f() { let x = "a".to_string() + &b; }', 'function f() { x = ("a" + b) }'],
    ['fn f() { let x = String::from("a"); let y = Some("b".into()); }', 'function f() { x = "a"; y = "b" }'],
    ['fn f() { let x = a.b(c).await?.d; }', 'function f() { x = a.b(c).d }'],
    ['fn f() { let x = Args::default().b("c").d(1).build()?; }', 'function f() { x = Args(b="c", d=1) }'],
    [
      'fn f() { let x = c.agent("m").preamble("p").build(); }',
      'function f() { x = c.agent("m", preamble="p") }',
    ],
    ['fn f() { let x = foo::<T>(&a, *b, -1.5, c as u32); }', 'function f() { x = foo(a, b, -1.5, c) }'],
    [
      'fn f() { let x = if a { "b" } else if c { "d" } else { "e" }; }',
      'function f() { a; c; x = ("b" | "d" | "e") }',
    ],
    [
      'fn f() { let x = match a { B::C => "d", _ => { g(); "e" } }; }',
      'function f() { a; g(); x = ("d" | "e") }',
    ],
    ['fn f() { let (a, mut b) = (1, "x"); }', 'function f() { a = 1; ~() = "x" }'],
    ['fn f() { let g = |x: i32| x; }', 'function f() { g = function g(x) { return x } }'],
    ['fn f(a: &str, mut b: T) -> String { return "a"; }', 'function f(a, b) { return "a" }'],
    ['fn f() -> &str { a(); "b" }', 'function f() { a(); return "b" }'],
    ['fn f() -> &str { if a { "b" } else { "c" } }', 'function f() { a; return "b"; return "c" }'],
    [
      'fn f() { let mut s = String::new(); s.push_str("a"); s += "b"; write!(s, "{}", c)?; }',
      'function f() { s = String.new(); s += "a"; s += "b"; s += ("{}" % [c]) }',
    ],
    [
      'fn f() { for x in xs { g(x); } while let Some(y) = h() { i(); } }',
      'function f() { x = ~(); xs; each:; g(x); h(); y = ~(); while:; i() }',
    ],
    [
      'impl A { const B: &str = "c"; fn d(&self) { Self::B; self.e = "f"; } } impl T for A { fn g() {} }',
      'class A() { B = "c"; function d() { self.B; self.e = "f" }; function g() {  } }',
    ],
    ['mod m { pub const A: &str = "b"; }', 'class m() { A = "b" }'],
    [
      'use a::{b::C, d as e}; use f::*; use g;',
      'import a/b:C as C; import a:d as e; import f:* as *; import g:g as g',
    ],
    ['#[cfg(test)] mod tests { const A: &str = "b"; } #[test] fn f() {} fn g() {}', 'function g() {  }'],
    ['struct A { b: String } enum C { D } type E = F;', ''],
    ['fn f() { info!("a {}", b); println!("c"); }', 'function f() { ~(); ~() }'],
    ['fn f() { let a = "x"; b( }', 'function f() { a = "x"; b }'],
  ];
  for (const [source, expected] of table) {
    it(source, () => assert.equal(dumpModule(read(`${source}\n`)), expected));
  }

  const literals: readonly (readonly [string, string])[] = [
    [String.raw`"a\n\t\"\\ \x41 \u{1F600}"`, 'a\n\t"\\ A 😀'],
    ['"a \\\n      b"', 'a b'],
    ['r"a\\n"', 'a\\n'],
    ['r##"a "#b"# c"##', 'a "#b"# c'],
    ['"format!(vec![a])"', 'format!(vec![a])'],
    ['""', ''],
  ];
  for (const [literal, expected] of literals) {
    it(`${JSON.stringify(literal)} with the way back to the document`, () => {
      const source = `const X: &str = ${literal};\n`;
      const [statement] = read(source).root.statements;
      assert.ok(statement?.kind === 'assign' && statement.value.kind === 'string');
      const { value } = statement;
      assert.equal(source.slice(value.span.start, value.span.end), literal);
      const pieces = value.pieces as Extract<Piece, { kind: 'text' }>[];
      assert.equal(pieces.map(({ text }) => text).join(''), expected);
      for (const piece of pieces) {
        for (const [offset, character] of piece.text.split('').entries()) {
          const at = source[documentOffset(piece, offset)];
          if (/[abc!]/.test(character) && at !== '\\') assert.equal(at, character);
        }
      }
    });
  }

  it('reads deeply nested code without running out of stack', () => {
    const source = `const X: &str = ${'f('.repeat(3000)}"a"${')'.repeat(3000)};\nconst Y: &str = ${'a + '.repeat(3000)}"b";\n`;
    assert.equal(read(source).root.statements.length, 2);
  });
});
