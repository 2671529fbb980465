import assert from 'node:assert/strict';
import { createGrammars } from '../../../src/prompt/code/syntax/grammars';
import type { Grammar } from '../../../src/prompt/code/syntax/grammars';
import { goModule } from '../../../src/prompt/code/languages/go/go';
import type { Module, Piece } from '../../../src/prompt/code/syntax/syntax';
import { documentOffset } from '../../../src/prompt/mappedText';
import { nodeAssets } from '../support/assets';
import { dumpModule } from '../support/dumpModule';

let grammar: Grammar;

function read(source: string): Module {
  const tree = grammar.parse(source);
  assert.ok(tree);
  return goModule(tree, source);
}

describe('go', () => {
  before(async () => {
    grammar = await createGrammars(nodeAssets()).load('go');
  });

  const table: readonly (readonly [string, string])[] = [
    ['var x = "a" + `b` + (c + "d")', 'x = ("a" + "b" + c + "d")'],
    ['const (\n A = "x"\n B, C = 1, -2.5\n)', 'A = "x"; B = 1; C = -2.5'],
    ['var a string\nvar b, c = f()', 'b = f(); c = ~()'],
    ['var x = m["k"].f[0]', 'x = ~(m.k.f, 0)'],
    ['var x = a && b', 'x = ~(a, b)'],
    ['var x = openai.M{Role: r, Content: "c"}', 'x = openai.M(Role=r, Content="c")'],
    ['var x = &T{"a", nil}', 'x = T("a", null)'],
    ['var x = []p.M{{Role: "a"}, p.M{Role: "b"}}', 'x = [p.M(Role="a"), p.M(Role="b")]'],
    ['var x = []*p.M{{A: []q.N{{B: 1}}}}', 'x = [p.M(A=[q.N(B=1)])]'],
    ['var x = map[string]T{"a": {B: 1}, c: {}}', 'x = {a: T(B=1), ?: T()}'],
    ['var x = []byte("a")', 'x = "a"'],
    ['var x = string(y)', 'x = y'],
    ['var x = y.(string)', 'x = y'],
    ['var x = fmt.Sprintf("%s %d", a, b.c)', 'x = ("%s %d" % [a, b.c])'],
    ['var x = strings.Join([]string{"a", b}, "\\n")', 'x = "\\n".join(["a", b])'],
    ['var x = strings.ReplaceAll(t, "{a}", b)', 'x = t.replace("{a}", b)'],
    [
      'var x = strings.NewReplacer("{a}", b, "{c}", d).Replace(t)',
      'x = t.replace("{a}", b).replace("{c}", d)',
    ],
    ['var x = strings.TrimSpace(t)', 'x = t.trim()'],
    [
      'var x = f(a, g.WithModel("m"), WithText("%s", b), WithAll(c, d), h...)',
      'x = f(a, Model="m", Text=("%s" % [b]), All=[c, d], *h)',
    ],
    ['var x = openai.String(a)', 'x = a'],
    ['var f = func(a, b string) string { return a }', 'f = function f(a, b) { return a }'],
    [
      'import (\n "fmt"\n o "x.y/go-openai"\n "x.y/openai-go/v2"\n)',
      'import fmt:* as fmt; import x.y/go-openai:* as o; import x.y/openai-go/v2:* as openai',
    ],
    [
      'func (t *T) A(x int) (string, error) { return "a", nil }\nfunc B() {}\nfunc (t T) C() {}',
      'class T() { function A(t=T(), x) { return "a"; return null }; function C(t=T()) {  } }; function B() {  }',
    ],
    [
      'func f() { if a := g(); a { b = 1 } else if c { b = 2 } else { d() } }',
      'function f() { a = g(); a; >b = 1; c; >b = 2; d() }',
    ],
    [
      'func f() { for i, v := range xs { a += "x" }\nfor i := 0; i < n; i++ { g(i) } }',
      'function f() { xs; >i = ~(); >v = ~(); each:; >a = "x"; i = 0; ~(i, n); each:; g(i) }',
    ],
    [
      'func f() { switch x { case "a": b = 1\ndefault: b = 2 }\nswitch v := y.(type) { case T: c(v) } }',
      'function f() { x; "a"; >b = 1; >b = 2; y; c(v) }',
    ],
    [
      'func f() { go func() { a() }()\ndefer b()\nc <- d }',
      'function f() { function() { a() }(); b(); c; d }',
    ],
    [
      'func f() { var b strings.Builder\nb.WriteString("a")\nfmt.Fprintf(&b, "%s", c)\nreturn b.String() }',
      'function f() { b = "a"; b += ("%s" % [c]); return b }',
    ],
    ['func f(w io.Writer) { fmt.Fprintf(w, "a") }', 'function f(w) { fmt.Fprintf(w, "a") }'],
    ['func f() { m = append(m, a, b) }', 'function f() { m.append(a, b) }'],
    ['type T struct { A string `json:"a"` }', ''],
    ['func f() { a := "x"; b( }', 'function f() { a = "x"; b }'],
  ];
  for (const [source, expected] of table) {
    it(source, () => assert.equal(dumpModule(read(`package p\n${source}\n`)), expected));
  }

  const literals: readonly (readonly [string, string])[] = [
    [String.raw`"a\n\t\"\\ \x41 \101 \u00e9 \U0001F600 \xff"`, 'a\n\t"\\ A A é 😀 \uFFFD'],
    ['`a\\n\r\n"b"`', 'a\\n\n"b"'],
    ['""', ''],
  ];
  for (const [literal, expected] of literals) {
    it(`${JSON.stringify(literal)} with the way back to the document`, () => {
      const source = `package p\nvar x = ${literal}\n`;
      const [statement] = read(source).root.statements;
      assert.ok(statement?.kind === 'assign' && statement.value.kind === 'string');
      const { value } = statement;
      assert.equal(source.slice(value.span.start, value.span.end), literal);
      const pieces = value.pieces as Extract<Piece, { kind: 'text' }>[];
      assert.equal(pieces.map(({ text }) => text).join(''), expected);
      for (const piece of pieces) {
        for (const [offset, character] of piece.text.split('').entries()) {
          const at = source[documentOffset(piece, offset)];
          if (/[a-zA ]/.test(character) && at !== '\\') assert.equal(at, character);
        }
      }
    });
  }

  it('reads deeply nested code without running out of stack', () => {
    const source = `package p\nvar x = ${'f('.repeat(5000)}"a"${')'.repeat(5000)}\nvar y = ${'"a" + '.repeat(5000)}"b"\n`;
    assert.equal(read(source).root.statements.length, 2);
  });
});
