/** The size of an image in pixels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** Characters of base64 that are decoded at most: what says the size stands at the beginning. */
const mostCharacters = 400_000;

/** The size that a data URL or plain base64 of a PNG, GIF, JPEG or WebP image says; null for anything else. */
export function imageSize(text: string): ImageSize | null {
  const data = /^data:image\/[\w.+-]+;base64,/.exec(text);
  const encoded = text.slice(data?.[0].length ?? 0, mostCharacters);
  if (!/^[\w+/]{24,}/.test(encoded)) return null;
  const bytes = decoded(encoded);
  return pngSize(bytes) ?? gifSize(bytes) ?? jpegSize(bytes) ?? webpSize(bytes);
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Map(Array.from(alphabet, (character, value) => [character, value]));

/** Up to the first character that is no base64. */
function decoded(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let held = 0;
  for (const character of text) {
    const value = values.get(character);
    if (value === undefined) break;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length++] = (held >> bits) & 0xff;
  }
  return bytes.subarray(0, length);
}

function begins(bytes: Uint8Array, offset: number, text: string): boolean {
  return Array.from(text).every((character, i) => bytes[offset + i] === character.charCodeAt(0));
}

function sized(width: number, height: number): ImageSize | null {
  return width > 0 && height > 0 ? { width, height } : null;
}

function big(bytes: Uint8Array, offset: number, length: number): number {
  let value = 0;
  for (let i = 0; i < length; i++) value = value * 256 + (bytes[offset + i] ?? 0);
  return value;
}

function little(bytes: Uint8Array, offset: number, length: number): number {
  let value = 0;
  for (let i = length - 1; i >= 0; i--) value = value * 256 + (bytes[offset + i] ?? 0);
  return value;
}

function pngSize(bytes: Uint8Array): ImageSize | null {
  if (!begins(bytes, 1, 'PNG') || !begins(bytes, 12, 'IHDR') || bytes.length < 24) return null;
  return sized(big(bytes, 16, 4), big(bytes, 20, 4));
}

function gifSize(bytes: Uint8Array): ImageSize | null {
  return begins(bytes, 0, 'GIF8') ? sized(little(bytes, 6, 2), little(bytes, 8, 2)) : null;
}

/** The size stands in the first frame header, behind segments of any length. */
function jpegSize(bytes: Uint8Array): ImageSize | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  let at = 2;
  while (at + 9 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return sized(big(bytes, at + 7, 2), big(bytes, at + 5, 2));
    at += 2 + big(bytes, at + 2, 2);
  }
  return null;
}

function webpSize(bytes: Uint8Array): ImageSize | null {
  if (!begins(bytes, 0, 'RIFF') || !begins(bytes, 8, 'WEBP') || bytes.length < 30) return null;
  if (begins(bytes, 12, 'VP8X')) return sized(little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1);
  if (begins(bytes, 12, 'VP8L')) {
    const packed = little(bytes, 21, 4);
    return sized((packed & 0x3fff) + 1, ((packed >>> 14) & 0x3fff) + 1);
  }
  if (!begins(bytes, 12, 'VP8 ')) return null;
  return sized(little(bytes, 26, 2) & 0x3fff, little(bytes, 28, 2) & 0x3fff);
}
