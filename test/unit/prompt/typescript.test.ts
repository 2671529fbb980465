import assert from 'node:assert/strict';
import { createGrammars } from '../../../src/prompt/code/syntax/grammars';
import type { GrammarName } from '../../../src/prompt/code/syntax/grammars';
import type { Module } from '../../../src/prompt/code/syntax/syntax';
import { typescriptModule } from '../../../src/prompt/code/languages/typescript/typescript';
import { parseTypescript } from '../../../src/prompt/code/languages/typescript/typescriptParse';
import { nodeAssets } from '../support/assets';
import { dumpModule } from '../support/dumpModule';
import { offer } from '../support/fixtures';

const grammars = createGrammars(nodeAssets());

async function read(source: string, name: GrammarName): Promise<Module> {
  offer(`prompts/a.${name === 'tsx' ? 'tsx' : name === 'javascript' ? 'js' : 'ts'}`, source);
  const tree = parseTypescript(await grammars.load(name), source);
  assert.ok(tree);
  return typescriptModule(tree, source);
}

type Table = readonly (readonly [source: string, expected: string])[];

const both: readonly GrammarName[] = ['typescript', 'javascript'];

function check(title: string, names: readonly GrammarName[], table: Table): void {
  describe(title, () => {
    for (const name of names) {
      for (const [source, expected] of table) {
        it(`${name}: ${source}`, async () => assert.equal(dumpModule(await read(source, name)), expected));
      }
    }
  });
}

describe('typescript', () => {
  check('expressions', both, [
    [
      'x = [1_000, 0x1f, 10n, -2.5, 017, true, null, undefined]',
      'x = [1000, 31, 10, -2.5, 15, true, null, null]',
    ],
    ['x = [, a, ...b]', 'x = [a, *b]'],
    ['x = "a" + (b + /* why */ "c") + `d`', 'x = ("a" + b + "c" + "d")'],
    ['x = a - 1 + "b" * c', 'x = (~(a, 1) + ~("b", c))'],
    ['x = a ? "b" : (c ? d : e)', 'x = (a ? "b" | (c ? d | e))'],
    ['x = a ?? b ?? "c"; y = a || (b || c)', 'x = (a | b | "c"); y = (a | b | c)'],
    ['x = a && b && !c', 'x = ~(a, b, ~(c))'],
    ['x = (await (a)).b', 'x = a.b'],
    ['x = a?.b?.["c"]?.[d]?.(e)', 'x = ~(a.b.c, d)(e)'],
    ['x = a[`k`][0]', 'x = ~(a.k, 0)'],
    ['x = this.a; super.b(); y = import.meta.env', 'x = this.a; super.b(); y = import.meta.env'],
    ['f("a", ...b); new C({ d }); new E', 'f("a", *b); C({d: d}); E()'],
    [
      'x = { a: 1, "b c": 2, 3: 4, ["d"]: 5, [e]: 6, f, ...g }',
      'x = {a: 1, b c: 2, 3: 4, d: 5, ?: 6, f: f, *g}',
    ],
    [
      'x = { async *m(a) { yield a }, get g() { return "g" } }',
      'x = {m: function m(a) { return a }, g: function g() { return "g" }}',
    ],
    ['x = { f: () => "a" }', 'x = {f: function() { return "a" }}'],
    [
      'f(a => a, (b, c) => ({ b }), function n() {})',
      'f(function(a) { return a }, function(b, c) { return {b: b} }, function n() {  })',
    ],
    ['x = f`a${b}c`', 'x = f("a${b}c")'],
    ['x = a.b.dedent`c`', 'x = a.b.dedent("c")'],
    ['x = (f(), "a")', 'f(); x = "a"'],
    ['x = /a"b/.test(c)', 'x = ~().test(c)'],
    ['x = typeof a === "string" ? a : b', 'x = (~(~(a), "string") ? a | b)'],
    [
      'x = class extends B { m() { return 1 } }; f(class {})',
      'class x(B) { function m() { return 1 } }; f(class() {  })',
    ],
  ]);

  check(
    'types',
    ['typescript'],
    [
      ['x = a as const satisfies B; y = c!.d!', 'x = a; y = c.d'],
      ['x = <string>a; y = f<T, "u">(b); z = new C<D>()', 'x = a; y = f(b); z = C()'],
      ['const x: "a" | "b" = "a"; type T = "c"; interface I { d: "e" }', 'x = "a"'],
      ['declare const x: string; declare module "m" { export const y: 1 }', ''],
      ['function f(a: string): void; function f(a?: string) { g(a) }', 'function f(a) { g(a) }'],
      ['enum E { A = "a", B, "c d" = `e` }', 'class E() { A = "a"; c d = "e" }'],
      ['namespace N.M { export const x = "a"; f(x) }', 'module N.M() { x = "a"; f(x) }'],
      ['import a = N.b; export = a', 'a = N.b; default = a'],
      ['f<typeof import("m")>("a")', 'f("a")'],
      ['export type * from "m"; x = "a"', 'import m:* as *; x = "a"'],
    ],
  );

  check('assignments', both, [
    ['const a = "x", b = a; let c; var d = 1', 'a = "x"; b = a; d = 1'],
    ['a = b.c = "x"', 'b.c = "x"; a = b.c'],
    ['while ((m = next())) f(m)', 'm = next(); while:; f(m)'],
    ['a += "x"; a.b += c; a -= 1', 'a += "x"; a.b += c; a = ~(1)'],
    ['a ??= "x"; a.b ||= "y"', '>a = "x"; >a.b = "y"'],
    ['a[i] = "x"; a["k"] = "y"', '~(~(a, i)) = "x"; a.k = "y"'],
    ['const f = async () => "x"', 'f = function f() { return "x" }'],
    ['const f = function g() {}; o.h = () => 1', 'f = function f() {  }; o.h = function h() { return 1 }'],
  ]);

  check('destructuring', both, [
    ['const { a, b: c = "x", ...d } = o', 'a = o.a; c = (o.b | "x"); d = o'],
    ['const { a: { b }, "c d": e, [f]: g } = o.p', 'b = o.p.a.b; e = o.p.c d; g = ~()'],
    ['const { a, b } = await f("x")', 'a = f("x").a; b = f("x").b'],
    ['const { a = "y" } = b ? c : d', '(b ? c | d); a = (~() | "y")'],
    ['({ a, b: this.c } = o)', 'a = o.a; this.c = o.b'],
    ['const [a, , b = 1] = ["x", "y", z]', 'a = "x"; b = (z | 1)'],
    ['const [a, ...b] = ["x", "y"]', '["x", "y"]; a = ~(); b = ~()'],
    ['const [a, b] = useState("x")', 'useState("x"); a = ~(); b = ~()'],
    ['const { a: [b] } = o', 'o.a; b = ~()'],
  ]);

  check('parameters', both, [
    ['function f(a, b = "x", ...c) {}', 'function f(a, b="x", c) {  }'],
    ['function f({ a, b: c = "x", d: { e } }, [g]) {}', 'function f(, a, c="x", , e, , g) {  }'],
    ['const f = ({ a = "x" } = {}) => a', 'f = function f(={}, a="x") { return a }'],
  ]);

  check(
    'classes',
    ['typescript'],
    [
      ['class A extends mixin(B)<C> implements D {}', 'class A(mixin(B)) {  }'],
      [
        'class A { x = "a"; static readonly y: string = `b`; #z = 1; w?: string }',
        'class A() { x = "a"; y = "b"; #z = 1 }',
      ],
      [
        'class A { f = () => this.x; async m<T>(a: T) { return a } }',
        'class A() { f = function f() { return this.x }; function m(a) { return a } }',
      ],
      [
        'class A { constructor(private readonly a = "x", b?: string) { super() } }',
        'class A() { function constructor(a="x", b) { this.a = a; super() } }',
      ],
      [
        '@c({ k: "x" }) export class A { @d("y") m() {} @e("z") p = 1; static { f() } }',
        '@c({k: "x"}) class A() { @d("y") function m() {  }; e("z"); p = 1; f() }',
      ],
      ['abstract class A { abstract m(): void; [k: string]: unknown }', 'class A() {  }'],
    ],
  );

  check(
    'javascript classes',
    ['javascript'],
    [
      [
        'class A extends B.C { static x = 1; #y = "z"; @d m() {} }',
        'class A(B.C) { x = 1; #y = "z"; @d function m() {  } }',
      ],
    ],
  );

  check('imports and exports', both, [
    [
      'import a, { b, c as d, default as e } from "m"',
      'import m:default as a; import m:b as b; import m:c as d; import m:default as e',
    ],
    [
      'import * as a from "m"; import "n"; import b from "./c.json" with { type: "json" }',
      'import m:* as a; import ./c.json:default as b',
    ],
    [
      'const a = require("m"), { b, c: d } = require("n"), e = require("p").f',
      'import m:* as a; import n:b as b; import n:c as d; import p:f as e',
    ],
    ['const { a } = await import("m")', 'import m:a as a'],
    ['const { a = 1 } = require("m")', 'a = (require("m").a | 1)'],
    [
      'export { a as b } from "m"; export * from "n"; export * as c from "p"',
      'import m:a as b; import n:* as *; import p:* as c',
    ],
    ['const a = 1; export { a, a as b }', 'a = 1; b = a'],
    ['export const a = "x"; export function f() {}', 'a = "x"; function f() {  }'],
    ['export default `x`', 'default = "x"'],
    ['export default () => "x"', 'default = function default() { return "x" }'],
    ['export default function () {}', 'function default() {  }'],
    ['export default class A {}', 'class A() {  }; default = A'],
    ['module.exports = { a }; exports.b = "x"', 'module.exports = {a: a}; exports.b = "x"'],
  ]);

  check('control flow', both, [
    ['if (a) x = 1; else if (b) { x = 2 } else { if (c) x = 3 }', 'a; >x = 1; b; >x = 2; c; >>x = 3'],
    ['for (const x of f("a")) y = x', 'f("a"); each:; >x = ~(); >y = x'],
    ['for (const [k, v] of o) {}', 'o; each:; >k = ~(); >v = ~()'],
    ['for (let i = 0; i < 3; i++) x = i', 'i = 0; ~(i, 3); ~(i); each:; >x = i'],
    ['do { x = 1 } while (a); while (b) x = 2', 'while:; >x = 1; a; b; while:; >x = 2'],
    ['switch (a) { case "b": x = 1; break; default: { x = 2 } }', 'a; "b"; >x = 1; >x = 2'],
    ['try { x = 1 } catch (e) { x = 2 } finally { x = 3 }', '>x = 1; >e = ~(); >x = 2; >x = 3'],
    ['l: { x = 1 } ; throw new Error("a")', 'x = 1; Error("a")'],
    ['function f() { if (a) return; if (b) return "c"; yield; }', 'function f() { a; b; return "c" }'],
    [
      'function* f() { yield "a"; yield* g(); const b = yield "c" }',
      'function f() { return "a"; return g(); b = ~("c") }',
    ],
    ['if (a) { const f = () => { x = 1; if (b) x = 2 } }', 'a; >f = function f() { x = 1; b; >x = 2 }'],
  ]);

  check(
    'JSX',
    ['tsx', 'javascript'],
    [
      ['x = <A.B c="d" e={f} g {...h} i=<j/> />', 'x = <A.B c: "d" e: f g: true *h i: <j></j>></A.B>'],
      ['x = <>a {b} c{/* d */}</>', 'x = <>"a "b" c"</>'],
      ['x = <a>\n  one\n  two  \n\n  <b/> three\n</a>', 'x = <a>"one two"<b></b>" three"</a>'],
      ['x = <a>{c && <b>{"d"}</b>}{...e}</a>', 'x = <a>~(c, <b>"d"</b>)e</a>'],
      [
        'x = <a b="c\\n &lt;">&lt;&nbsp;&#x41;&#66; &bogus;</a>',
        'x = <a b: "c\\\\n <">"<\u00a0AB &bogus;"</a>',
      ],
      [
        'x = <a>R&D & {b} it\'s &frac12; && c<d/>e&f</a>; y = <b c="d & e"/>',
        'x = <a>"R&D & "b" it\'s ½ && c"<d></d>"e&f"</a>; y = <b c: "d & e"></b>',
      ],
    ],
  );

  describe('broken code', () => {
    const table: Table = [
      ['const a = "x";\nconst b = {;\nconst c = "y";', 'a = "x"; c = "y"'],
      ['const a = f("x", ;\nconst b = "y"', '"x" "y"'],
      ['class A { m() { return "x" } +++ n() { return "y" } }', '"x" "y"'],
      ['const b = "y"; const a = `x ${b', 'b = "y"'],
      ['const b = "y"; const a = "x', 'b = "y"'],
      ['function (', ''],
      ['export default', ''],
      ['import { a from "m"; const b = "x"', '"x"'],
    ];
    for (const [source, wanted] of table) {
      it(source, async () => {
        const module = await read(source, 'typescript');
        assert.ok(module.firstError);
        const dump = dumpModule(module);
        for (const part of wanted.split(/(?<=") (?=")|; /)) assert.ok(dump.includes(part), dump);
      });
    }
    it('has no first error where the code is fine', async () => {
      assert.equal((await read('const a = <b>c & d</b>', 'tsx')).firstError, null);
    });
  });
});
