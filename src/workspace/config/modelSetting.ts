import * as z from 'zod/mini';
import type { DeclaredPrice } from '../../cost/declaredPrice';
import { plain } from '../../text/plain';
import { declaredPrices, modelShape } from './modelShape';
import { heldAsBefore, mistakesOf } from './readSetting';
import type { ReadSetting } from './readSetting';

/** Prices by model, as one level of the settings declares them. */
export type DeclaredPrices = Readonly<Record<string, DeclaredPrice>>;

const setting = 'promptmeter.models';

/**
 * The setting `promptmeter.models` of one level. What is wrong stays as it was in `before`, or is left out if it was
 * not there. Never throws.
 */
export function readModels(
  value: unknown,
  source: string,
  before: DeclaredPrices = {},
): ReadSetting<DeclaredPrices> {
  const models = z.safeParse(z.record(z.string(), z.unknown()), value ?? {});
  if (!models.success) {
    const such = 'It must be models by name, such as { "my-model": { "inputUsdPerMTok": 3, … } }.';
    return { value: before, mistakes: [`"${setting}" in ${source} is no list of models. ${such}`] };
  }
  const mistakes: string[] = [];
  const prices = Object.entries(models.data).flatMap(([name, model]): [string, DeclaredPrice][] => {
    const read = z.safeParse(modelShape, model);
    if (read.success) return Object.entries(declaredPrices({ [name]: read.data }, source));
    const kept = Object.hasOwn(before, name) ? before[name]! : null;
    const instead = kept === null ? `${plain(name, 60)} is priced without it.` : heldAsBefore;
    mistakes.push(...mistakesOf(read.error, [setting, name], source, instead));
    return kept === null ? [] : [[name, kept]];
  });
  return { value: Object.fromEntries(prices), mistakes };
}

/** The JSON schema of the setting, as the manifest has it. */
export function modelsJsonSchema(): object {
  const schema = Object.entries(z.toJSONSchema(modelShape, { target: 'draft-7', io: 'input' }));
  const model = Object.fromEntries(schema.filter(([key]) => key !== '$schema'));
  return { type: 'object', additionalProperties: model };
}
