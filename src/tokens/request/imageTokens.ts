import type { ImageSize } from '../../prompt/imageSize';
import type { Attachment } from '../../prompt/request';
import type { ModelCounter } from '../counter';
import { imageRuleOf } from './imageRules';
import type { ImageFormula, ImageRule } from './imageRules';
import { errorPctOf } from './requestCount';
import type { RequestCount } from './requestCount';

/** The size of an image that is not in sight, assumed. */
export const assumedSize: ImageSize = { width: 1_024, height: 1_024 };

const smallest: ImageSize = { width: 1, height: 1 };

/** Tokens of the images of a request; null where it is not known how the model counts them. */
export function imageTokens(images: readonly Attachment[], { model }: ModelCounter): RequestCount | null {
  const rule = imageRuleOf(model);
  if (rule === null) return null;
  const unknown = images.filter((image) => isOpen(image, rule));
  const sum = (of: (image: Attachment) => number): number =>
    images.reduce((all, image) => all + of(image), 0);
  const expected = ({ size, detail }: Attachment): number => tokensOf(size ?? assumedSize, detail, rule);
  const tokens = sum(expected);
  const low = sum((image) =>
    isOpen(image, rule) ? tokensOf(smallest, image.detail, rule) : expected(image),
  );
  const high = sum((image) => (isOpen(image, rule) ? mostTokens(image.detail, rule) : expected(image)));
  const range = `${unknown.length} of unknown size: ${assumedSize.width} × ${assumedSize.height} pixels assumed, ${low} to ${high} tokens possible`;
  return {
    tokens,
    method: 'estimated',
    ...(low < high ? { range: { low, high } } : {}),
    errorPct: unknown.length > 0 ? null : errorPctOf((tokens * rule.errorPct) / 100, tokens),
    formula: [`${images.length} × ${formulaOf(rule)}`, ...(unknown.length === 0 ? [] : [range])].join('; '),
    source: rule.source,
    asOf: rule.asOf,
  };
}

/** Whether the size decides, and is not in sight. */
function isOpen({ size, detail }: Attachment, rule: ImageRule): boolean {
  return size === null && rule.kind !== 'fixed' && !(rule.kind === 'tiles' && detail === 'low');
}

/** Tokens of one image. */
export function tokensOf({ width, height }: ImageSize, detail: string | null, rule: ImageFormula): number {
  switch (rule.kind) {
    case 'tiles': {
      if (detail === 'low') return rule.base;
      const fitted = shrunk(width, height, Math.min(1, 2_048 / Math.max(width, height)));
      const [w, h] = shrunk(...fitted, Math.min(1, 768 / Math.min(...fitted)));
      return rule.base + rule.tile * Math.ceil(w / 512) * Math.ceil(h / 512);
    }
    case 'patches':
      return Math.ceil(patches(width, height, detail === 'low' ? fewPatches : rule.most) * rule.factor);
    case 'area': {
      const [w, h] = shrunk(width, height, Math.min(1, rule.longest / Math.max(width, height)));
      return Math.min(rule.most, Math.ceil((w * h) / 750));
    }
    case 'crops':
      return width <= 384 && height <= 384
        ? rule.tile
        : rule.tile * Math.ceil(width / 768) * Math.ceil(height / 768);
    case 'fixed':
      return rule.byDetail[detail ?? ''] ?? rule.otherwise;
  }
}

/** Tokens of the largest image that a model looks at. */
function mostTokens(detail: string | null, rule: ImageFormula): number {
  switch (rule.kind) {
    case 'tiles':
      // 2,048 × 768 pixels.
      return rule.base + 8 * rule.tile;
    case 'patches':
      return Math.ceil((detail === 'low' ? fewPatches : rule.most) * rule.factor);
    case 'area':
      return rule.most;
    case 'crops':
      // 3,072 × 3,072 pixels.
      return 16 * rule.tile;
    case 'fixed':
      return tokensOf(assumedSize, detail, rule);
  }
}

/** 512 × 512 pixels, to which an image is shrunk that is not to be looked at closely. */
const fewPatches = 256;

/** Patches of 32 pixels; an image with more than so many is shrunk, so that they are whole along one side. */
function patches(width: number, height: number, most: number): number {
  const [across, down] = [Math.ceil(width / 32), Math.ceil(height / 32)];
  if (across * down <= most) return across * down;
  const factor = Math.sqrt((32 * 32 * most) / (width * height));
  const [w, h] = [(width * factor) / 32, (height * factor) / 32];
  const whole = factor * Math.min(Math.floor(w) / w, Math.floor(h) / h);
  return Math.min(most, near((width * whole) / 32) * near((height * whole) / 32));
}

/** Rounds up, but for the last digits of binary fractions. */
function near(value: number): number {
  return Math.max(1, Math.ceil(value - 1e-9));
}

function shrunk(width: number, height: number, factor: number): [number, number] {
  return [width * factor, height * factor];
}

function formulaOf(rule: ImageFormula): string {
  switch (rule.kind) {
    case 'tiles':
      return `(${rule.base} + ${rule.tile} for each tile of 512 pixels)`;
    case 'patches':
      return `(patches of 32 pixels, at most ${rule.most}, × ${rule.factor})`;
    case 'area':
      return `(pixels ÷ 750, at most ${rule.most})`;
    case 'crops':
      return `(${rule.tile} for each tile of 768 pixels)`;
    case 'fixed':
      return `(${rule.otherwise}, or by its resolution)`;
  }
}
