import type { PricedPrompt } from '../pricedPrompt';
import type { PromptFinding } from '../promptFinding';

/** What writes another model into a call that spells out its own. */
export function modelReplaced(
  replacement: string,
  { prompt: { model, call }, path, textOf }: PricedPrompt,
): Pick<PromptFinding, 'action' | 'span' | 'fix'> {
  const action = `Replace by ${replacement}`;
  const document = textOf(path);
  const at = model === null || call === null || document === null ? null : onlyPlaceOf(model, document, call);
  if (at === null) {
    const none = `The call does not spell out its model: write ${replacement} where its name comes from.`;
    return { action, fix: { none } };
  }
  const span = { start: at, end: at + model!.length };
  return { action, span, fix: { edits: [{ span, newText: replacement }] } };
}

/** Where a call spells its model, if in one place alone. */
function onlyPlaceOf(
  model: string,
  document: string,
  { start, end }: NonNullable<PricedPrompt['prompt']['call']>,
): number | null {
  const text = document.slice(start, end);
  const places = ['"', "'", '`'].flatMap((quote) => {
    const at = text.indexOf(quote + model + quote);
    return at < 0 ? [] : [at];
  });
  if (places.length !== 1) return null;
  const [at] = places;
  const rest = text.slice(at! + 1);
  return rest.includes(`${text[at!]!}${model}${text[at!]!}`) ? null : start + at! + 1;
}
