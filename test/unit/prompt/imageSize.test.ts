import assert from 'node:assert/strict';
import { imageSize } from '../../../src/prompt/imageSize';

const base64 = (...bytes: number[]): string =>
  Buffer.from([...bytes, ...Array<number>(40).fill(0)]).toString('base64');
const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')];
// 800 is 0x320, 600 is 0x258.
const png = base64(
  0x89,
  ...ascii('PNG\r\n\x1a\n'),
  0,
  0,
  0,
  13,
  ...ascii('IHDR'),
  0,
  0,
  3,
  0x20,
  0,
  0,
  2,
  0x58,
);
const gif = base64(...ascii('GIF89a'), 0x20, 3, 0x58, 2);
const jpeg = base64(
  ...[0xff, 0xd8, 0xff, 0xe0, 0, 6, 1, 2, 3, 4],
  ...[0xff, 0xc0, 0, 17, 8, 2, 0x58, 3, 0x20],
);
const riff = [...ascii('RIFF'), 0, 0, 0, 0, ...ascii('WEBP')];
const webp = base64(...riff, ...ascii('VP8X'), 10, 0, 0, 0, 0, 0, 0, 0, 0x1f, 3, 0, 0x57, 2, 0);
const lossless = base64(...riff, ...ascii('VP8L'), 0, 0, 0, 0, 0x2f, 0x1f, 0xc3, 0x95, 0);
const lossy = base64(...riff, ...ascii('VP8 '), ...[0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 0x20, 3, 0x58, 2]);

describe('the size that the data of an image say', () => {
  for (const [name, data] of Object.entries({ png, gif, jpeg, webp, lossless, lossy })) {
    it(name, () => {
      assert.deepEqual(imageSize(data), { width: 800, height: 600 });
      assert.deepEqual(imageSize(`data:image/${name};base64,${data}`), { width: 800, height: 600 });
    });
  }

  it('is null for anything else', () => {
    const others = [
      '',
      'https://example.org/a.png',
      'data:image/png;base64,',
      'data:image/png;base64,????',
      base64(0x89, ...ascii('PNG')),
      base64(0xff, 0xd8, 1, 2, 3),
      base64(...ascii('GIF89a')),
      'A'.repeat(1_000),
    ];
    for (const text of others) assert.equal(imageSize(text), null, text.slice(0, 40));
  });
});
