import assert from 'node:assert/strict';
import type { Assets } from '../../../src/prompt/assets';
import { createGrammars } from '../../../src/prompt/code/syntax/grammars';
import { childOf, namedChildren } from '../../../src/prompt/code/syntax/syntaxTree';
import type { SyntaxNode } from '../../../src/prompt/code/syntax/syntaxTree';
import { nodeAssets } from '../support/assets';

const assets = nodeAssets();

function nodes(root: SyntaxNode): SyntaxNode[] {
  const all = [root];
  for (const node of all) all.push(...node.children);
  return all;
}

describe('grammars', () => {
  it('loads each grammar once, also for callers that ask at the same time', async () => {
    const read: string[] = [];
    const counting: Assets = {
      read: (name) => {
        read.push(name);
        return assets.read(name);
      },
    };
    const grammars = createGrammars(counting);
    const [first, second] = await Promise.all([
      grammars.load('python'),
      grammars.load('python'),
      grammars.load('javascript'),
    ]);
    assert.equal(first, second);
    assert.deepEqual(read.sort(), [
      'tree-sitter-javascript.wasm',
      'tree-sitter-python.wasm',
      'tree-sitter.wasm',
    ]);
  });

  it('rejects when an asset is missing and tries again at the next call', async () => {
    let missing = true;
    const late: Assets = {
      read: (name) => (missing ? Promise.reject(new Error(`no ${name}`)) : assets.read(name)),
    };
    const grammars = createGrammars(late);
    await assert.rejects(grammars.load('python'), /no tree-sitter/);
    missing = false;
    assert.equal((await grammars.load('python')).parse('a = 1')?.root.type, 'module');
  });

  it('copies nodes with their fields and UTF-16 offsets', async () => {
    const text = '\uFEFF# 😀\nx = f("😀é", k=1)\n';
    const tree = (await createGrammars(assets).load('python')).parse(text);
    assert.ok(tree);
    assert.equal(tree.firstError, null);
    const call = nodes(tree.root).find((node) => node.type === 'call');
    assert.ok(call);
    assert.equal(text.slice(call.start, call.end), 'f("😀é", k=1)');
    const callee = childOf(call, 'function');
    assert.equal(callee && text.slice(callee.start, callee.end), 'f');
    assert.equal(childOf(call, 'body'), null);
    assert.deepEqual(
      namedChildren(tree.root).map((node) => node.type),
      ['expression_statement'],
    );
  });

  const errors: [string, string, number][] = [
    ['python', 'a = 1\nb = (\n', 6],
    ['python', 'a = 1\ndef f(:\n  pass\n', 12],
    ['typescript', 'const a = {;\n', 11],
  ];
  for (const [name, text, start] of errors) {
    it(`says where the first error is: ${JSON.stringify(text)}`, async () => {
      const grammar = await createGrammars(assets).load(name as 'python' | 'typescript');
      assert.equal(grammar.parse(text)?.firstError?.start, start);
    });
  }

  it('gives up on a text that takes too long, and reads the next one', async () => {
    let time = 0;
    const grammars = createGrammars(assets, { parseMs: 50, now: () => time++ });
    const grammar = await grammars.load('python');
    assert.equal(grammar.parse('x = [1, 2, 3]\n'.repeat(5000)), null);
    const tree = grammar.parse('y = 2');
    assert.equal(tree?.root.end, 5);
    assert.equal(tree.root.children.length, 1);
  });

  it('gives a long text more time', async () => {
    let time = 0;
    // It asks for the time some 34 times for every 1,000 characters.
    const grammars = createGrammars(assets, { parseMs: 50, now: () => (time += 0.02) });
    const grammar = await grammars.load('python');
    assert.notEqual(grammar.parse('x = [1, 2, 3]\n'.repeat(50_000)), null);
  });

  it('frees its trees', async () => {
    const grammar = await createGrammars(assets).load('python');
    const text = 'f({"k": [a, b, "text"]})\n'.repeat(500);
    // The runtime's memory counts as external: it grows in steps and never shrinks.
    const parseTwenty = (): number => {
      for (let i = 0; i < 20; i++) grammar.parse(text);
      return process.memoryUsage().external;
    };
    const before = parseTwenty();
    parseTwenty();
    assert.ok(parseTwenty() - before < 4_000_000);
  });
});
