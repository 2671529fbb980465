import type { Vocabulary } from './vocabulary';

const firstInnerNode = 256;

/**
 * All tokens as a trie, to find the longest one at a position. One hash of (node, byte) → node in typed arrays;
 * the nodes of single bytes are the bytes themselves.
 */
export class TokenTrie {
  private keys: Int32Array;
  private children: Int32Array;
  private mask: number;
  private nodeCount = firstInnerNode;
  /** Rank + 1 of the token that ends at each node; 0 where none does. */
  private tokens: Int32Array;

  constructor(vocabulary: Vocabulary) {
    let slots = 1024;
    while (slots < 4 * vocabulary.size) slots *= 2;
    this.mask = slots - 1;
    this.keys = new Int32Array(slots);
    this.children = new Int32Array(slots);
    this.tokens = new Int32Array(slots);
    const { arena, offsets } = vocabulary;
    for (let rank = 0; rank < vocabulary.size; rank++) {
      const end = offsets[rank + 1]!;
      let node = arena[offsets[rank]!]!;
      for (let i = offsets[rank]! + 1; i < end; i++) node = this.childOrNew(node, arena[i]!);
      this.tokens[node] = rank + 1;
    }
    this.tokens = this.tokens.slice(0, this.nodeCount);
  }

  /** Rank of the longest token that `bytes` has at `start`, not beyond `end`; -1 if there is none. */
  longest(bytes: Uint8Array, start: number, end: number): number {
    const { keys, children, mask, tokens } = this;
    let node = bytes[start]!;
    let found = tokens[node]!;
    for (let i = start + 1; i < end; i++) {
      const key = (node << 8) | bytes[i]!;
      let slot = slotOf(key) & mask;
      while (keys[slot] !== key && children[slot] !== 0) slot = (slot + 1) & mask;
      node = children[slot]!;
      if (node === 0) break;
      if (tokens[node] !== 0) found = tokens[node]!;
    }
    return found - 1;
  }

  private childOrNew(node: number, byte: number): number {
    const { keys, children, mask } = this;
    const key = (node << 8) | byte;
    let slot = slotOf(key) & mask;
    while (children[slot] !== 0) {
      if (keys[slot] === key) return children[slot]!;
      slot = (slot + 1) & mask;
    }
    const child = this.nodeCount++;
    keys[slot] = key;
    children[slot] = child;
    if (this.nodeCount > 0.6 * keys.length) this.grow();
    return child;
  }

  private grow(): void {
    const { keys, children, tokens } = this;
    const slots = 2 * keys.length;
    this.mask = slots - 1;
    this.keys = new Int32Array(slots);
    this.children = new Int32Array(slots);
    this.tokens = new Int32Array(slots);
    this.tokens.set(tokens);
    for (let old = 0; old < keys.length; old++) {
      if (children[old] === 0) continue;
      let slot = slotOf(keys[old]!) & this.mask;
      while (this.children[slot] !== 0) slot = (slot + 1) & this.mask;
      this.keys[slot] = keys[old]!;
      this.children[slot] = children[old]!;
    }
  }
}

function slotOf(key: number): number {
  const mixed = Math.imul(key, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
