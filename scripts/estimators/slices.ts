import { readFileSync } from 'node:fs';
import { CharacterClasses } from '../../src/tokens/characterClasses';
import type { Encoding } from '../../src/tokens/encoding';
import { PieceAtoms } from '../../src/tokens/estimate/pieceAtoms';
import { checksumOfText } from '../../src/tokens/fnv1a';

/** A text with the counts of some vocabularies. */
export interface Slice {
  readonly class: string;
  /** Slices of one source stay on one side of every split. */
  readonly source: string;
  readonly text: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly isLong: boolean;
}

/** From this many characters on a slice is judged with the long ones. */
export const longSlice = 400;

/**
 * Reads JSON lines with the fields `id` (`<class>-<source>-<slice>`), `class`, `text`, and a number for each
 * vocabulary.
 */
export function readSlices(path: string): Slice[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const row = JSON.parse(line) as { id: string; class: string; text: string } & Record<string, unknown>;
      const counts = Object.fromEntries(
        Object.entries(row).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
      );
      return {
        class: row.class,
        source: row.id.replace(/-\d+$/, ''),
        text: row.text,
        counts,
        isLong: Array.from(row.text).length >= longSlice,
      };
    });
}

/**
 * Deals the sources of each class out to as many parts, so that every part has its share of each class. `salt`
 * names a deal; the same one on every machine.
 */
export function dealSources(slices: readonly Slice[], parts: number, salt: string): (slice: Slice) => number {
  const classOf = new Map(slices.map((slice) => [slice.source, slice.class]));
  const shuffled = [...classOf.keys()].sort((a, b) => hashOf(salt + a) - hashOf(salt + b));
  const dealt = new Map<string, number>();
  const partOf = new Map<string, number>();
  for (const source of shuffled) {
    const name = classOf.get(source)!;
    const turn = dealt.get(name) ?? 0;
    dealt.set(name, turn + 1);
    partOf.set(source, turn % parts);
  }
  return (slice) => partOf.get(slice.source)!;
}

function hashOf(text: string): number {
  const start = checksumOfText(text);
  const hash = Math.imul(start ^ (start >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}

/** The atoms of all pieces of each text, with how often they occur. */
export function readAtoms(texts: readonly string[], encoding: Encoding): Map<string, number>[] {
  const atoms = new PieceAtoms(new CharacterClasses());
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const known = new Map<string, readonly (readonly [string, number])[]>();
  return texts.map((text) => {
    const sums = new Map<string, number>();
    encoding.visit(text, {
      piece(bytes, start, end, _hash, tokens, rank) {
        const piece = decoder.decode(bytes.subarray(start, end));
        let list = known.get(piece);
        if (list === undefined) {
          const read: [string, number][] = [];
          const add = (key: string, times: number): void => void read.push([key, times]);
          atoms.read(piece, tokens, rank, add, () => false);
          known.set(piece, (list = read));
        }
        for (const [key, times] of list) sums.set(key, (sums.get(key) ?? 0) + times);
      },
    });
    return sums;
  });
}
