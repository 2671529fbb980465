import assert from 'node:assert/strict';
import { createGrammars } from '../../../src/prompt/code/syntax/grammars';
import type { Grammar } from '../../../src/prompt/code/syntax/grammars';
import { csharpModule } from '../../../src/prompt/code/languages/csharp/csharp';
import { parseCsharp } from '../../../src/prompt/code/languages/csharp/csharpParse';
import type { Module } from '../../../src/prompt/code/syntax/syntax';
import { nodeAssets } from '../support/assets';
import { dumpModule } from '../support/dumpModule';
import { checkTextMap } from '../support/textMaps';

let grammar: Grammar;

function read(source: string): Module {
  const tree = parseCsharp(grammar, source);
  assert.ok(tree);
  return csharpModule(tree, source);
}

type Table = readonly (readonly [source: string, expected: string])[];

describe('csharp', () => {
  before(async () => {
    grammar = await createGrammars(nodeAssets()).load('c-sharp');
  });

  const table: Table = [
    [
      'using A.B; using static C.D; using E = F.G; global using H;',
      'import A.B:* as *; import C.D:* as *; import F.G:* as E; import H:* as *',
    ],
    ['var a = "b" + (c + @"d") + 1;', 'a = ("b" + c + "d" + 1)'],
    [
      'a = z; a += "b"; c ??= "d"; e = (string)f; g = h as string; i = j!;',
      'a = z; a += "b"; c = "d"; e = f; g = h; i = j',
    ],
    ['var a = b ? "c" : d ?? "e";', 'a = (b ? "c" | (d | "e"))'],
    ['var a = b switch { C => "d", _ => "e" };', 'a = (b ? "d" | "e")'],
    ['switch (a) { case B: return "c"; default: d(); break; }', 'a; return "c"; d()'],
    ['var a = new B("c", d: 1) { E = "f", ["g"] = "h" };', 'a = B("c", d=1, E="f", g="h")'],
    ['B a = new("c") { E = "f" }; var b = new { c = 1, d.E };', 'a = B("c", E="f"); b = {c: 1, E: d.E}'],
    [
      'List<B> a = [new("c"), .. d]; var e = new List<B> { new("f"), new B("g") };',
      'a = [B("c"), *d]; e = [B("f"), B("g")]',
    ],
    [
      'string[] a = ["b"]; var c = new[] { "d" }; var e = new string[] { "f" };',
      'a = ["b"]; c = ["d"]; e = ["f"]',
    ],
    ['var a = await b.C<D>("e", f: g).H();', 'a = b.C("e", f=g).H()'],
    ['a?.B("c")?.D(); e["f"].G(); this.h.I();', 'a.B("c").D(); e.f.G(); this.h.I()'],
    ['var a = string.Format("b {0}", c); d(string.Concat("e", f));', 'a = ("b {0}" % [c]); d(("e" + f))'],
    [
      "a(nameof(b), typeof(c), default, null, true, -1.5f, 0x1F, 1_000L, 'd');",
      'a(~(), ~(), null, null, true, -1.5, 31, 1000, "d")',
    ],
    ['var a = "b" + Environment.NewLine + "c";', 'a = ("b" + "\\n" + "c")'],
    [
      'Func<int, string> a = b => b.ToString(); var c = (d, e) => { return "f"; };',
      'a = function a(b) { return b }; c = function c(d, e) { return "f" }',
    ],
    [
      'foreach (var a in b) c(a); await foreach (var d in e()) { }',
      'b; each:; >a = ~(); c(a); e(); each:; >d = ~()',
    ],
    ['for (int i = 0; i < 3; i++) { a = i; }', 'i = 0; ~(i, 3); ~(i); each:; >a = i'],
    ['if (a) b = 1; else if (c) { b = 2; } else { b = 3; }', 'a; >b = 1; c; >b = 2; >b = 3'],
    ['using (var a = b()) { c(); } using var d = e(); lock (f) { g(); }', 'a = b(); c(); d = e(); f; g()'],
    ['try { a(); } catch (E e) when (e.F) { b(); } finally { c(); }', 'a(); b(); c()'],
    ['string A(string b, int c = 3) => "d" + b;', 'function A(b, c=3) { return ("d" + b) }'],
    ['namespace A.B { class C { } } ', 'class C() {  }'],
    [
      'namespace A.B; [C, D("e", F = "g")] public class H<T>(string i) : J, K<L> { }',
      '@C @D("e", F="g") class H(J, K) {  }',
    ],
    [
      'class A { const string B = "c", D = "e"; string F { get; init; } = "g"; string H => "i"; string J { get { return "k"; } } }',
      'class A() { B = "c"; D = "e"; F = "g"; H = "i"; function J() { return "k" } }',
    ],
    [
      'class A { A() : base("b") { this.c = d; } [E] public async Task<F> G([H("i")] F j) { yield return "k"; } }',
      'class A() { function A() { base("b"); this.c = d }; @E function G(j) { return "k" } }',
    ],
    ['class A { B C() => new("d") { E = "f" }; }', 'class A() { function C() { return B("d", E="f") } }'],
    [
      'record A(string B) { enum C { D = 1, E } } interface F { G H(); } struct I { }',
      'class A() { class C() { D = 1 } }; class F() { function H() {  } }; class I() {  }',
    ],
    ['/// <summary>"a"</summary>\n// "b"\n#region "c"\nd();\n#endregion', 'd()'],
    ['\uFEFFa(); b?.C = "d"; void E(params IEnumerable<string> f) { }', 'a(); b.C = "d"; function E(f) {  }'],
  ];
  for (const [source, expected] of table) {
    it(source, () => {
      const module = read(source);
      assert.equal(dumpModule(module), expected);
      assert.equal(module.firstError, null);
    });
  }

  describe('texts', () => {
    const texts: Table = [
      [String.raw`"a\t\"b\"\\ \u0041\x42\U00000043 {{d}}"`, 'a\t"b"\\ ABC {{d}}'],
      ['@"a ""b"" \\c {{d}}\ne"', 'a "b" \\c {{d}}\ne'],
      ['$"a {b,5:F2} {{c}} \\n{d}"', 'a ${} {c} \n${}'],
      ['$@"a ""b"" {c} {{d}}"', 'a "b" ${} {d}'],
      ['"""a "b" \\n"""', 'a "b" \\n'],
      ['"""\n    a\n      "b"\n\n    """', 'a\n  "b"\n'],
      ['"""\n  \n    a\n    """', '\na'],
      ['$"""\n    a {b} {c}\n      d\n    """', 'a ${} ${}\n  d'],
      ['$$"""\n    {"a": {{b}}, {c}}\n    """', '{"a": ${}, {c}}'],
      ['""""\n  a """b"""\n  """"', 'a """b"""'],
      ['""', ''],
      ['"a"u8', 'a'],
    ];
    for (const [source, expected] of texts) {
      it(JSON.stringify(source), () =>
        checkTextMap(read(`var x = ${source};`), `var x = ${source};`, expected),
      );
    }
  });

  it('finds what it can in broken code', () => {
    const module = read('class A { string b = "c" string d = "e"; void F() { g("h"; } }');
    assert.ok(module.firstError);
    assert.match(dumpModule(module), /"e"|"c"/);
  });
});
