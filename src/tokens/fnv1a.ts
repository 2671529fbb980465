/*
 * The hash FNV-1a with 32 bit. Source: IETF draft-eastlake-fnv.
 */

export const hashStart = 0x811c9dc5 | 0;
export const hashPrime = 0x01000193;

/** FNV-1a of bytes from one on, unsigned 32 bit: whether an asset is what it was. */
export function checksumOfBytes(bytes: Uint8Array, from = 0): number {
  let hash = hashStart;
  for (let i = from; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, hashPrime);
  return hash >>> 0;
}

/** The same of a text, by its UTF-16 units. */
export function checksumOfText(text: string): number {
  let hash = hashStart;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), hashPrime);
  return hash >>> 0;
}
