import assert from 'node:assert/strict';
import { createGrammars } from '../../../src/prompt/code/syntax/grammars';
import type { Grammar } from '../../../src/prompt/code/syntax/grammars';
import { javaModule } from '../../../src/prompt/code/languages/java/java';
import type { Module } from '../../../src/prompt/code/syntax/syntax';
import { nodeAssets } from '../support/assets';
import { dumpModule } from '../support/dumpModule';
import { checkTextMap } from '../support/textMaps';

let grammar: Grammar;

function read(source: string): Module {
  const tree = grammar.parse(source);
  assert.ok(tree);
  return javaModule(tree, source);
}

/** Statements of a method, as the dump shows them. */
function body(source: string): string {
  const dump = dumpModule(read(`class A { void m() { ${source} } }`));
  return dump.slice('class A() { function m() { '.length, -' } }'.length);
}

type Table = readonly (readonly [source: string, expected: string])[];

describe('java', () => {
  before(async () => {
    grammar = await createGrammars(nodeAssets()).load('java');
  });

  const statements: Table = [
    ['String a = "b" + (c + "d") + 1;', 'a = ("b" + c + "d" + 1)'],
    ['a = (String) b; a += "c";', 'a = b; a += "c"'],
    ['var a = b ? "c" : d;', 'a = (b ? "c" | d)'],
    [
      'var a = switch (b) { case C -> "d"; default -> { e = 1; yield "f"; } };',
      '>e = 1; a = (b ? "d" | "f")',
    ],
    ['switch (a) { case B: return "c"; default: d(); }', 'a; return "c"; d()'],
    ['int[] a = {1, -2, 0x1F, 3L}; String[] b = new String[] {"c"};', 'a = [1, -2, 31, 3]; b = ["c"]'],
    ['var a = List.of("b", c); var d = Map.of("e", f);', 'a = ["b", c]; d = {e: f}'],
    ['var a = new ArrayList<>(b); var c = new ArrayList<String>(16);', 'a = [*b]; c = []'],
    ['a(String.format("b %s", c)); "d".formatted(e);', 'a(("b %s" % [c])); ("d" % [e])'],
    ['String.format(Locale.ROOT, "b %s", c);', '("b %s" % [c])'],
    [
      'var a = new B<C>("d", e -> e.f("g")) { void h() {} };',
      'class() { function h() {  } }; a = B("d", function(e) { return e.f("g") })',
    ],
    ['F a = (b, c) -> { return b; }; G d = H::i;', 'a = function a(b, c) { return b }; d = H.i'],
    ['a.b().<T>c("d").e(); this.f.g();', 'a.b().c("d").e(); this.f.g()'],
    ['for (String a : b) c(a);', 'b; each:; >a = ~(); c(a)'],
    ['for (int i = 0; i < 3; i++) { a = i; }', 'i = 0; ~(i, 3); ~(i); each:; >a = i'],
    ['if (a) b = 1; else if (c) { b = 2; } else { b = 3; }', 'a; >b = 1; c; >b = 2; >b = 3'],
    ['while (a) b = 1; do { c = 2; } while (d);', 'a; while:; >b = 1; while:; >c = 2; d'],
    ['try (var a = b()) { c(); } catch (E | F e) { d(); } finally { f(); }', 'a = b(); c(); d(); f()'],
    ['synchronized (a) { b(); } l: c(); throw new E("d");', 'a; b(); l; c(); E("d")'],
    ['if (a instanceof B b && c) {}', '~(~(a, b), c)'],
    ['f(A.class, true, null, \'c\', "");', 'f(A.class, true, null, "c", "")'],
  ];
  for (const [source, expected] of statements) it(source, () => assert.equal(body(source), expected));

  const declarations: Table = [
    [
      'package a.b; import c.d.E; import c.f.*; import static g.H.i;',
      'import c.d:E as E; import c.f:* as *; import g.H:i as i',
    ],
    [
      '@A @B("c") @D(e = "f", g = {"h", "i"}) class J extends K<L> implements M, N {}',
      '@A @B("c") @D(e="f", g=["h", "i"]) class J(K, M, N) {  }',
    ],
    [
      'interface A { String B = "c"; @D("e") String f(@V("g") String g, int... h); }',
      'class A() { B = "c"; @D("e") function f(g, h) {  } }',
    ],
    [
      'enum A { B("c"), D, E("f", 1); String g; A(String g) { this.g = g; } }',
      'class A() { B = "c"; E = A("f", 1); function A(g) { this.g = g } }',
    ],
    [
      'record A(String b) { static String c = "d"; A { e(); } }',
      'class A() { c = "d"; function A() { e() } }',
    ],
    [
      'class A { static { b = 1; } private final String c = "d", e = "f"; A() { super("g"); } }',
      'class A() { b = 1; c = "d"; e = "f"; function A() { super("g") } }',
    ],
    ['/** doc */ class A { // "b"\n/* "c" */ }', 'class A() {  }'],
  ];
  for (const [source, expected] of declarations) {
    it(source, () => assert.equal(dumpModule(read(source)), expected));
  }

  describe('texts', () => {
    const texts: Table = [
      [String.raw`"a\t\"b\"\\ \u0041\uu0042 \101\7"`, 'a\t"b"\\ AB A\x07'],
      ['"""\n    a\n      b\n    """', 'a\n  b\n'],
      ['"""\n    a\n      b"""', 'a\n  b'],
      ['"""\n      a  \n\n   b\\s\\s\n    """', '   a\n\nb  \n'],
      ['"""   \n    a \\\n    b\n    """', 'a b\n'],
      ['"""\r\n    a\r\n    b\r\n    """', 'a\nb\n'],
      [String.raw`"""` + '\n  "a" \\"""b\\""" {c}\n  """', '"a" """b""" {c}\n'],
    ];
    for (const [source, expected] of texts) {
      it(JSON.stringify(source), () =>
        checkTextMap(
          read(`class A { String b = ${source}; }`),
          `class A { String b = ${source}; }`,
          expected,
        ),
      );
    }
  });

  it('finds what it can in broken code', () => {
    const module = read('class A { String b = "c" String d = "e"; void f() { g("h"; } }');
    assert.ok(module.firstError);
    assert.match(dumpModule(module), /"e"/);
  });
});
