import { z } from 'zod';
import { exportFormats } from '../../webview/comparison/messages';
import type { ToHost } from '../../webview/comparison/messages';

const plain = <T extends 'ready' | 'pause' | 'resume' | 'cancel' | 'again' | 'resumeRun' | 'openTrials'>(
  type: T,
) => z.strictObject({ type: z.literal(type) });

const toHost = z.discriminatedUnion('type', [
  plain('ready'),
  plain('pause'),
  plain('resume'),
  plain('cancel'),
  plain('again'),
  plain('resumeRun'),
  plain('openTrials'),
  z.strictObject({ type: z.literal('answers'), case: z.string() }),
  z.strictObject({ type: z.literal('apply'), arm: z.string() }),
  z.strictObject({ type: z.literal('morePairs'), pairs: z.int().min(1).max(100_000) }),
  z.strictObject({ type: z.literal('export'), format: z.enum(exportFormats) }),
  z.strictObject({ type: z.literal('copy'), text: z.string() }),
  z.strictObject({
    type: z.literal('saveChart'),
    name: z.string().regex(/^[\w-]{1,80}$/),
    format: z.enum(['svg', 'png']),
    data: z.string(),
  }),
]) satisfies z.ZodType<ToHost>;

/** A message of the comparison page; null of anything else. */
export function messageOf(value: unknown): ToHost | null {
  const { success, data } = toHost.safeParse(value);
  return success ? data : null;
}
