import { Fields } from './fields';
import { usageShapes } from './usageShapes';
import type { UsageApi } from './usageShapes';
import { usageMistake } from './usage';
import type { Usage } from './usage';

/** A usage, or why it cannot be read, as a sentence. */
export type ReadUsage = { readonly usage: Usage } | { readonly unread: string };

/**
 * Normalises the usage object of a response. `api` is the interface that answered; without it, the object's own
 * fields tell. Never throws.
 */
export function readUsage(raw: unknown, api?: UsageApi): ReadUsage {
  const fields = Fields.of(raw);
  if (fields === null) return { unread: 'The response has no usage.' };
  const shape = usageShapes.find((one) => (api === undefined ? one.fits(fields) : one.api === api));
  const usage = shape?.read(fields) ?? null;
  if (usage === null) {
    return { unread: `The usage has no token counts of ${api ?? 'an interface that is known'}.` };
  }
  const mistake = usageMistake(usage);
  return mistake === null ? { usage } : { unread: `The usage contradicts itself: ${mistake}` };
}
