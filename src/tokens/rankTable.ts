import { checksumOfBytes } from './fnv1a';

/**
 * The rank table of an encoding as one binary asset. Little endian:
 *
 * | bytes | what |
 * | --- | --- |
 * | 4 | magic `PMBT` |
 * | 4 | format version |
 * | 4 | number of tokens n |
 * | 4 | number of runs r of consecutive ids |
 * | 4 | number of token bytes b |
 * | 4 | FNV-1a checksum of everything after the header |
 * | 8 r | first id and length of each run |
 * | n | length of each token, in order of ids |
 * | b | the bytes of all tokens, back to back |
 */
const magic = 0x54424d50;
const version = 1;
const headerBytes = 24;

/** A run of tokens with consecutive ids. */
export interface IdRun {
  readonly firstId: number;
  readonly count: number;
}

/** The ordinary tokens of an encoding in order of rank; a token's index is its rank, `runs` give its id. */
export interface RankTable {
  readonly count: number;
  readonly runs: readonly IdRun[];
  /** Bytes of all tokens, back to back. */
  readonly arena: Uint8Array;
  /** Where token i starts in the arena; one entry more than there are tokens. */
  readonly offsets: Int32Array;
  readonly longest: number;
}

/**
 * Converts tiktoken ranks (lines of `! <first id> <base64> <base64> …`, ids ascending by one) to the binary
 * form that `readRankTable` reads. Throws an Error on a malformed line.
 */
export function packRanks(bpeRanks: string): Uint8Array {
  const runs = bpeRanks
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(parseLine)
    .sort((a, b) => a.firstId - b.firstId);
  const tokens = runs.flatMap((run) => run.tokens);
  const byteCount = tokens.reduce((sum, token) => sum + token.length, 0);

  const out = new Uint8Array(headerBytes + 8 * runs.length + tokens.length + byteCount);
  const view = new DataView(out.buffer);
  let at = headerBytes;
  for (const run of runs) {
    view.setUint32(at, run.firstId, true);
    view.setUint32(at + 4, run.tokens.length, true);
    at += 8;
  }
  for (const token of tokens) out[at++] = token.length;
  for (const token of tokens) {
    out.set(token, at);
    at += token.length;
  }
  [magic, version, tokens.length, runs.length, byteCount, checksumOfBytes(out, headerBytes)].forEach(
    (value, index) => {
      view.setUint32(4 * index, value, true);
    },
  );
  return out;
}

/**
 * Reads what `packRanks` wrote. Throws an Error that says what is wrong with the asset: a table that is cut,
 * stale or damaged would count wrongly without anyone noticing.
 */
export function readRankTable(bytes: Uint8Array): RankTable {
  if (bytes.length < headerBytes) throw new Error('Token table: too short to hold a header.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== magic) throw new Error('Token table: not a token table.');
  const found = view.getUint32(4, true);
  if (found !== version) throw new Error(`Token table: version ${found}, expected ${version}.`);
  const count = view.getUint32(8, true);
  const runCount = view.getUint32(12, true);
  const byteCount = view.getUint32(16, true);
  const lengthsAt = headerBytes + 8 * runCount;
  const arenaAt = lengthsAt + count;
  if (bytes.length !== arenaAt + byteCount) throw new Error('Token table: truncated or too long.');
  const sum = view.getUint32(20, true);
  if (sum !== checksumOfBytes(bytes, headerBytes)) {
    throw new Error('Token table: the checksum does not match.');
  }

  const runs: IdRun[] = [];
  for (let at = headerBytes; at < lengthsAt; at += 8) {
    runs.push({ firstId: view.getUint32(at, true), count: view.getUint32(at + 4, true) });
  }
  const offsets = new Int32Array(count + 1);
  let longest = 0;
  for (let i = 0; i < count; i++) {
    const length = bytes[lengthsAt + i]!;
    if (length > longest) longest = length;
    offsets[i + 1] = offsets[i]! + length;
  }
  return { count, runs, arena: bytes.subarray(arenaAt), offsets, longest };
}

/** The table of the first `count` tokens of a table. */
export function firstTokens(table: RankTable, count: number): RankTable {
  const kept = Math.min(count, table.count);
  const runs: IdRun[] = [];
  let left = kept;
  for (const run of table.runs) {
    if (left > 0) runs.push({ firstId: run.firstId, count: Math.min(run.count, left) });
    left -= run.count;
  }
  const offsets = table.offsets.subarray(0, kept + 1);
  return { ...table, count: kept, runs, arena: table.arena.subarray(0, offsets[kept]), offsets };
}

interface ParsedRun {
  readonly firstId: number;
  readonly tokens: readonly Uint8Array[];
}

function parseLine(line: string): ParsedRun {
  const [mark, first, ...words] = line.trim().split(' ');
  const firstId = Number(first);
  if (mark !== '!' || !Number.isInteger(firstId) || firstId < 0) {
    throw new Error(`Ranks: a line must start with "! <id>", not "${line.slice(0, 20)}".`);
  }
  return { firstId, tokens: words.map(decodeBase64) };
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function decodeBase64(word: string): Uint8Array {
  const digits = word.replace(/=+$/, '');
  const out = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const digit of digits) {
    const value = alphabet.indexOf(digit);
    if (value < 0) throw new Error(`Ranks: "${word}" is not base64.`);
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out[at++] = (held >> bits) & 0xff;
    }
  }
  if (out.length === 0 || out.length > 255) throw new Error(`Ranks: a token of ${out.length} bytes.`);
  return out;
}
