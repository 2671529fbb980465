import { isAscii } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { reasonOf } from './reasons';

/** A file's text as an editor shows it (without its byte order mark), or the reason why it is not read. */
export type ReadResult =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** UTF-16 offset of the first character that stands for bytes that are no text, or null. */
      readonly firstInvalid: number | null;
      /** What the file holds, undecoded; left out where it came from elsewhere. */
      readonly bytes?: Uint8Array;
    }
  | { readonly kind: 'skipped'; readonly reason: string };

/** Larger files are data or generated: no prompt file comes near this. */
export const defaultMaxFileBytes = 2 * 1024 * 1024;

/** Git's own heuristic looks at as many bytes for a NUL. */
const sniffedBytes = 8000;

/** Reads a file of at most `maxBytes`, at once: for threads that nobody waits for. What goes wrong is a reason. */
export function readText(path: string, maxBytes = defaultMaxFileBytes): ReadResult {
  try {
    // Before it is opened: opening a pipe waits for someone to write.
    const stats = statSync(path);
    if (!stats.isFile()) return { kind: 'skipped', reason: 'not a regular file' };
    if (stats.size > maxBytes) return { kind: 'skipped', reason: `larger than ${sizeInWords(maxBytes)}` };
    const bytes = readFileSync(path);
    const decoded = decodeText(bytes);
    return decoded.kind === 'text' ? { ...decoded, bytes } : decoded;
  } catch (error) {
    return { kind: 'skipped', reason: reasonOf(error) };
  }
}

/** Decodes UTF-8, and UTF-16 where a byte order mark says so. Bytes that are no text become U+FFFD. */
export function decodeText(bytes: Uint8Array): ReadResult {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'be' : null;
  if (utf16 !== null) return decoded(utf16 === 'le' ? bytes : swappedPairs(bytes), 'utf-16le');
  if (bytes.subarray(0, sniffedBytes).includes(0)) return { kind: 'skipped', reason: 'binary file' };
  return isAscii(bytes)
    ? {
        kind: 'text',
        text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'),
        firstInvalid: null,
      }
    : decoded(bytes, 'utf-8');
}

function decoded(bytes: Uint8Array, encoding: string): ReadResult {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return { kind: 'text', text, firstInvalid: null };
  } catch {
    const text = new TextDecoder(encoding).decode(bytes);
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
