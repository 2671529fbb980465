import { CharacterClasses } from '../characterClasses';
import type { PieceVisitor } from '../encoding';
import { longestCachedPiece, PieceCache } from '../pieceCache';
import { PieceAtoms, pieceKinds } from './pieceAtoms';
import type { PieceKind } from './pieceAtoms';

/** A cost is a whole number of these parts of a token, so that sums do not depend on their order. */
const unitsPerToken = 1024;
/**
 * Pieces of more tokens than this are longer than those that the weights were learnt from. So that no sum of weights
 * of single characters makes them free, they cost at least this share of their tokens in the base encoding.
 */
const longPiece = 8;
const leastShare = 0.25;
/** Costs and kinds are kept in one number. */
const kindBits = 4;

/**
 * Adds up what the pieces of a text cost in a vocabulary that only learnt weights of atoms describe. No piece costs
 * less than nothing, so a text without some of its pieces never costs more than with them. The costs of single
 * tokens and of short pieces are kept: the atoms of frequent pieces are read once.
 */
export class PieceCosts implements PieceVisitor {
  /** Tokens of the text by kind of piece, an index into `pieceKinds`. */
  readonly sums = new Float64Array(pieceKinds.length);
  private readonly atoms = new PieceAtoms(new CharacterClasses());
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  private readonly cache = new PieceCache();
  private ofRank = new Uint32Array(0x10000);
  private sum = 0;
  private readonly add = (key: string, times: number): void => {
    const weight = this.weights.get(key);
    if (weight !== undefined) this.sum += times * weight;
  };
  private readonly knows = (key: string): boolean => this.weights.has(key);

  constructor(private readonly weights: ReadonlyMap<string, number>) {}

  /** Forgets the text. */
  reset(): void {
    this.sums.fill(0);
  }

  piece(bytes: Uint8Array, start: number, end: number, hash: number, tokens: number, rank: number): void {
    const kept = rank >= 0 ? this.costOfToken(bytes, start, end, rank) : undefined;
    const cost = kept ?? this.costOfPiece(bytes, start, end, hash, tokens);
    this.sums[cost & ((1 << kindBits) - 1)]! += Math.floor(cost / (1 << kindBits)) / unitsPerToken;
  }

  private costOfToken(bytes: Uint8Array, start: number, end: number, rank: number): number {
    if (rank >= this.ofRank.length) {
      const longer = new Uint32Array(2 * rank);
      longer.set(this.ofRank);
      this.ofRank = longer;
    }
    const kept = this.ofRank[rank]!;
    if (kept > 0) return kept - 1;
    const cost = this.read(bytes, start, end, 1, rank);
    this.ofRank[rank] = cost + 1;
    return cost;
  }

  private costOfPiece(bytes: Uint8Array, start: number, end: number, hash: number, tokens: number): number {
    if (end - start > longestCachedPiece) return this.read(bytes, start, end, tokens, -1);
    const kept = this.cache.get(bytes, start, end, hash);
    if (kept > 0) return kept - 1;
    const cost = this.read(bytes, start, end, tokens, -1);
    this.cache.set(bytes, start, end, hash, cost + 1);
    return cost;
  }

  private read(bytes: Uint8Array, start: number, end: number, tokens: number, rank: number): number {
    this.sum = 0;
    const piece = this.text(bytes, start, end);
    const kind: PieceKind = this.atoms.read(piece, tokens, rank, this.add, this.knows);
    const least = tokens > longPiece ? tokens * leastShare : 0;
    return Math.round(Math.max(least, this.sum) * unitsPerToken) * (1 << kindBits) + kind;
  }

  private text(bytes: Uint8Array, start: number, end: number): string {
    if (end - start > longestCachedPiece) return this.decoder.decode(bytes.subarray(start, end));
    let text = '';
    for (let i = start; i < end; i++) {
      if (bytes[i]! >= 0x80) return this.decoder.decode(bytes.subarray(start, end));
      text += String.fromCharCode(bytes[i]!);
    }
    return text;
  }
}
