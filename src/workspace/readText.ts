import { isAscii } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { declaredDecoder } from './declaredEncoding';
import type { Decoder } from './declaredEncoding';
import { reasonOf } from './reasons';

/** A file's text as an editor shows it (without its byte order mark), or the reason why it is not read. */
export type ReadResult =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** UTF-16 offset of the first character that stands for bytes that are no text, or null. */
      readonly firstInvalid: number | null;
    }
  | { readonly kind: 'skipped'; readonly reason: string };

/** Larger files are data or generated: no prompt file comes near this. */
export const defaultMaxFileBytes = 2 * 1024 * 1024;

/** One that somebody names is read all the same, as long as it can be a text that a model is sent. */
export const maxNamedFileBytes = 64 * 1024 * 1024;

/** Git's own heuristic looks at as many bytes for a NUL. */
const sniffedBytes = 8000;

/** A file as it was when it was read. */
export interface ReadFile {
  readonly result: ReadResult;
  /** Of before its content was read: a change meanwhile does not go unseen. Null where there is no such file. */
  readonly stats: Stats | null;
  /** What it holds, until the next file is read; null if it was not read. */
  readonly bytes: Uint8Array | null;
}

/** Reads the text of a file of at most `maxBytes`, at once: for threads that nobody waits for. What goes wrong is a reason. */
export function readText(path: string, maxBytes?: number): ReadResult {
  return readTextFile(path, maxBytes).result;
}

/** Opening a pipe would wait for someone to write. (Where there is no such flag, none is added.) */
const forReading = constants.O_RDONLY | constants.O_NONBLOCK;

export function readTextFile(path: string, maxBytes = defaultMaxFileBytes): ReadFile {
  let file: number | null = null;
  let stats: Stats | null = null;
  const skipped = (reason: string): ReadFile => ({ result: { kind: 'skipped', reason }, stats, bytes: null });
  try {
    file = openSync(path, forReading);
    stats = fstatSync(file);
    if (!stats.isFile()) return skipped('not a regular file');
    if (stats.size > maxBytes) return skipped(`larger than ${sizeInWords(maxBytes)}`);
    const bytes = readBytes(file, stats.size);
    return { result: decodeText(bytes, path), stats, bytes };
  } catch (error) {
    return skipped(reasonOf(error));
  } finally {
    if (file !== null) closeSync(file);
  }
}

/** One for all files: most are small, and none is kept. */
let buffer = Buffer.allocUnsafeSlow(64 * 1024);

function readBytes(file: number, size: number): Uint8Array {
  if (buffer.length < size) buffer = Buffer.allocUnsafeSlow(size * 2);
  let length = 0;
  while (length < size) {
    const count = readSync(file, buffer, length, size - length, null);
    if (count === 0) break;
    length += count;
  }
  return buffer.subarray(0, length);
}

/**
 * Decodes UTF-8, UTF-16 where a byte order mark says so, and what a comment in code declares. Bytes that are no text
 * become U+FFFD. `path` is only looked at for the kind of file.
 */
export function decodeText(bytes: Uint8Array, path = ''): ReadResult {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'be' : null;
  if (utf16 !== null) {
    return decoded(
      utf16 === 'le' ? bytes : swappedPairs(bytes),
      (fatal) => new TextDecoder('utf-16le', { fatal }),
    );
  }
  if (bytes.subarray(0, sniffedBytes).includes(0)) return { kind: 'skipped', reason: 'binary file' };
  return isAscii(bytes)
    ? {
        kind: 'text',
        text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'),
        firstInvalid: null,
      }
    : decoded(bytes, (fatal) => declaredDecoder(path, bytes, fatal) ?? new TextDecoder('utf-8', { fatal }));
}

function decoded(bytes: Uint8Array, decoder: (fatal: boolean) => Decoder): ReadResult {
  try {
    const text = decoder(true).decode(bytes);
    return { kind: 'text', text, firstInvalid: null };
  } catch {
    const text = decoder(false).decode(bytes);
    return { kind: 'text', text, firstInvalid: Math.max(0, text.indexOf('\uFFFD')) };
  }
}

function swappedPairs(bytes: Uint8Array): Uint8Array {
  const even = bytes.length - (bytes.length % 2);
  const swapped = new Uint8Array(bytes);
  for (let i = 0; i < even; i += 2) {
    swapped[i] = bytes[i + 1]!;
    swapped[i + 1] = bytes[i]!;
  }
  return swapped;
}

function sizeInWords(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${bytes / 1024 / 1024} MB` : `${bytes} bytes`;
}
