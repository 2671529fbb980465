import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import { createGrammars } from '../../../src/prompt/code/syntax/grammars';
import type { Grammar, GrammarName } from '../../../src/prompt/code/syntax/grammars';
import type { Expr, Piece, StringExpr } from '../../../src/prompt/code/syntax/syntax';
import { typescriptModule } from '../../../src/prompt/code/languages/typescript/typescript';
import { parseTypescript } from '../../../src/prompt/code/languages/typescript/typescriptParse';
import { documentOffset } from '../../../src/prompt/mappedText';
import { nodeAssets } from '../support/assets';
import { dumpExpr } from '../support/dumpModule';

const grammars = createGrammars(nodeAssets());
let grammar: Grammar;

/** The value of the last statement. */
function valueOf(source: string): Expr {
  const tree = parseTypescript(grammar, source);
  assert.ok(tree);
  const last = typescriptModule(tree, source).root.statements.at(-1);
  assert.ok(last && 'value' in last);
  return last.value;
}

function stringOf(source: string): StringExpr {
  const value = valueOf(source);
  assert.ok(value.kind === 'string');
  return value;
}

function textsOf(expr: StringExpr): Extract<Piece, { kind: 'text' }>[] {
  return expr.pieces.filter((piece) => piece.kind === 'text');
}

/** How many nodes lie inside each other. */
function levels(value: Expr): number {
  let deepest = 0;
  const open: [unknown, number][] = [[value, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, level] = next;
    if (typeof node !== 'object' || node === null) continue;
    deepest = Math.max(deepest, level);
    for (const part of Object.values(node)) open.push([part, 'span' in node ? level + 1 : level]);
  }
  return deepest;
}

describe('text in TypeScript', () => {
  before(async () => {
    grammar = await grammars.load('tsx');
  });

  describe('values of literals', () => {
    // What stands on the left is evaluated by the runtime itself.
    const literals = [
      String.raw`"\n\t\r\b\f\v\0\\\'\"\q"`,
      String.raw`'\x41\u0042\u{43}\u{1F600}\uD83D\uDE00'`,
      String.raw`"\101\08\7\377\400"`,
      "'a\\\nb\\\r\nc\\\u2028d'",
      '"\u2028😀é"',
      '""',
      "'\\\n'",
      '`a\\\nb\\\r\nc`',
      '`a\r\nb\rc\nd`',
      String.raw`${'`'}\`\${x}$ {\u{41}\$${'`'}`,
      'String.raw`\\n\\`\\u{zz}\r\n`',
    ];
    for (const literal of literals) {
      it(JSON.stringify(literal), () => {
        const expected: unknown = runInNewContext(literal);
        const texts = textsOf(stringOf(`x = ${literal}`));
        assert.equal(texts.map(({ text }) => text).join(''), expected);
      });
    }
  });

  describe('offsets', () => {
    const table: [source: string, offsets: Record<string, number>][] = [
      ['x = "abc"', { a: 5, b: 6, c: 7 }],
      ['\t\tx = "a\tb"', { a: 7, '\t': 8, b: 9 }],
      [String.raw`x = "a\nb\x41c\u{1F600}d"`, { a: 5, '\n': 6, b: 8, A: 9, c: 13, d: 23 }],
      ['/* 😀 */ x = "😀b\\tc"', { b: 16, '\t': 17, c: 19 }],
      ['x = "a\\\r\nb"', { a: 5, b: 9 }],
      ['x = `a\r\nb\r\n\\`c`', { a: 5, b: 8, '`': 11, c: 13 }],
      ['x = `a${b}c\r\nd${e}\r\nf`', { a: 5, c: 10, d: 13, f: 20 }],
      ['x = String.raw`a\\b${c}d`', { a: 15, '\\': 16, b: 17, d: 22 }],
    ];
    for (const [source, offsets] of table) {
      it(JSON.stringify(source), () => {
        for (const [character, offset] of Object.entries(offsets)) {
          const piece = textsOf(stringOf(source)).find(({ text }) => text.includes(character));
          assert.ok(piece, character);
          assert.equal(documentOffset(piece, piece.text.indexOf(character)), offset, character);
        }
      });
    }

    it('has quotes, tag and hole delimiters in the spans of literals and holes, not in those of texts', () => {
      const source = 'x = String.raw`ab${c.d}e`';
      const literal = stringOf(source);
      const slice = ({ start, end }: { start: number; end: number }): string => source.slice(start, end);
      assert.equal(slice(literal.span), 'String.raw`ab${c.d}e`');
      assert.deepEqual(
        literal.pieces.map(({ span }) => slice(span)),
        ['ab', '${c.d}', 'e'],
      );
    });

    it('maps a lone carriage return though the lengths agree', () => {
      const [piece] = textsOf(stringOf('x = `a\rb`'));
      assert.deepEqual(piece && [piece.text, piece.map], ['a\nb', [0, 5]]);
    });
  });

  describe('JSX', () => {
    it('collapses lines and resolves references, and leads back', () => {
      const source = 'x = <a>\r\n\tone &lt; 1\r\n\r\n\ttwo😀&hellip;\r\n</a>';
      const element = valueOf(source);
      assert.ok(element.kind === 'element');
      const [child] = element.children;
      assert.ok(child?.kind === 'string');
      const [piece] = textsOf(child);
      assert.ok(piece);
      assert.equal(piece.text, 'one < 1 two😀…');
      assert.equal(source.slice(piece.span.start, piece.span.end), 'one &lt; 1\r\n\r\n\ttwo😀&hellip;');
      for (const [character, written] of Object.entries({
        o: 'one',
        '<': '&lt;',
        '1': '1',
        t: 'two',
        '…': '&hellip;',
      })) {
        const offset = documentOffset(piece, piece.text.indexOf(character));
        assert.equal(offset, source.indexOf(written), character);
      }
    });

    it('keeps offsets where a lone ampersand is blotted out for the parser', () => {
      const source = 'x = <a>R & D {b} S&P</a>';
      const element = valueOf(source);
      assert.ok(element.kind === 'element');
      const texts = element.children.flatMap((child) => (child.kind === 'string' ? textsOf(child) : []));
      assert.deepEqual(
        texts.map((piece) => [piece.text, documentOffset(piece, piece.text.indexOf('&'))]),
        [
          ['R & D ', source.indexOf('&')],
          [' S&P', source.lastIndexOf('&')],
        ],
      );
    });
  });

  describe('nesting', () => {
    const many = 5000;
    it('flattens sums, however they are nested', () => {
      const left = valueOf('x = "a"' + ' + b'.repeat(many));
      const right = valueOf(`x = ${'("a" + '.repeat(many)}b${')'.repeat(many)}`);
      for (const sum of [left, right]) {
        assert.ok(sum.kind === 'concat');
        assert.equal(sum.operands.length, many + 1);
      }
    });

    it('sees through any number of parentheses', () => {
      assert.equal(dumpExpr(valueOf(`x = ${'('.repeat(many)}"a"${')'.repeat(many)}`)), '"a"');
    });

    const nested: [before: string, after: string][] = [
      ['[', ']'],
      ['f(', ')'],
      ['{a: ', '}'],
      ['a ? b : ', ''],
      ['() => ', ''],
      ['`${', '}`'],
      ['!', ''],
      ['<a>{', '}</a>'],
      ['a[', ']'],
      ['a = ', ''],
    ];
    for (const [before, after] of nested) {
      it(`ends in something opaque: ${before}`, () => {
        const value = valueOf(`x = ${before.repeat(many)}b${after.repeat(many)}`);
        assert.ok(levels(value) < 1500);
      });
    }

    const statements: [before: string, after: string][] = [
      ['{', '}'],
      ['if (a) ', ';'],
      ['class A { m() {', '}}'],
      ['function f() {', '}'],
      ['namespace N {', '}'],
    ];
    for (const [before, after] of statements) {
      it(`does not run out of stack: ${before}`, () => {
        const source = `${before.repeat(many)}${after.repeat(many)}; x = "z"`;
        const tree = grammar.parse(source);
        assert.ok(tree);
        const last = typescriptModule(tree, source).root.statements.at(-1);
        assert.ok(last?.kind === 'assign' && dumpExpr(last.value) === '"z"');
      });
    }

    it('reads patterns that nest too deep as far as it goes', () => {
      for (const source of [
        `const ${'['.repeat(many)}a${']'.repeat(many)} = b`,
        `function f(${'{a:'.repeat(many)}b${'}'.repeat(many)}) {}`,
      ]) {
        const tree = grammar.parse(source);
        assert.ok(tree);
        assert.ok(typescriptModule(tree, source).root.statements.length > 0);
      }
    });
  });

  it('reads a chain of else-ifs at one depth', () => {
    const source = `${'if (a) x = 1; else '.repeat(2000)}x = 2`;
    const tree = grammar.parse(source);
    assert.ok(tree);
    const depths = typescriptModule(tree, source).root.statements.flatMap((statement) =>
      statement.kind === 'assign' ? [statement.depth] : [],
    );
    assert.equal(depths.length, 2001);
    assert.ok(depths.every((depth) => depth === 1));
  });

  it('gives up where the grammar does', () => {
    const names: GrammarName[] = [];
    const failing: Grammar = {
      parse: () => {
        names.push('tsx');
        return null;
      },
    };
    assert.equal(parseTypescript(failing, 'x = <a>b & c</a>'), null);
    assert.equal(names.length, 1);
  });
});
