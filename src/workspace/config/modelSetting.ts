import * as z from 'zod/mini';
import type { DeclaredPrice } from '../../cost/declaredPrice';
import { plain } from '../../report/plain';
import { complaints } from './complaints';
import { declaredPrices, modelShape } from './modelShape';

/** Prices by model, as one level of the settings declares them. */
export interface ReadModels {
  readonly prices: Readonly<Record<string, DeclaredPrice>>;
  /** What is wrong, what to do about it and what holds instead; plain text that may quote the setting. */
  readonly mistakes: readonly string[];
}

const setting = 'promptmeter.models';

/**
 * Reads the value of the setting `promptmeter.models`, which may be anything. `source` says in words whose settings
 * they are. What is wrong stays as it was in `before`, or is left out if it was not there. Never throws.
 */
export function readModels(value: unknown, source: string, before: ReadModels['prices'] = {}): ReadModels {
  const models = z.safeParse(z.record(z.string(), z.unknown()), value ?? {});
  if (!models.success) {
    const such = 'It must be models by name, such as { "my-model": { "inputUsdPerMTok": 3, … } }.';
    return { prices: before, mistakes: [`"${setting}" in ${source} is no list of models. ${such}`] };
  }
  const mistakes: string[] = [];
  const prices = Object.entries(models.data).flatMap(([name, model]): [string, DeclaredPrice][] => {
    const read = z.safeParse(modelShape, model);
    if (read.success) return Object.entries(declaredPrices({ [name]: read.data }, source));
    const kept = Object.hasOwn(before, name) ? before[name]! : null;
    const instead =
      kept === null ? `${plain(name, 60)} is priced without it.` : 'It holds as it was before this mistake.';
    for (const { message, remedy } of read.error.issues.flatMap((one) => complaints(one, [setting, name]))) {
      mistakes.push(`${message} ${remedy} (${source}) ${instead}`);
    }
    return kept === null ? [] : [[name, kept]];
  });
  return { prices: Object.fromEntries(prices), mistakes };
}

/** The JSON schema of the setting, as the manifest has it. */
export function modelsJsonSchema(): object {
  const schema = Object.entries(z.toJSONSchema(modelShape, { target: 'draft-7', io: 'input' }));
  const model = Object.fromEntries(schema.filter(([key]) => key !== '$schema'));
  return { type: 'object', additionalProperties: model };
}
