import { escapedPattern } from '../../prompt/escapedPattern';
import type { Span } from '../../prompt/span';
import type { PricedPrompt } from '../pricedPrompt';
import type { PromptFinding } from '../promptFinding';
import { onlyMatch } from '../text/onlyMatch';

/**
 * What writes another model into a call that spells out its own, or into the only place of its file that spells it; a
 * seller's prefix of the name stays.
 */
export function modelReplaced(
  replacement: string,
  { prompt: { model, call }, path, textOf }: PricedPrompt,
): Pick<PromptFinding, 'action' | 'span' | 'fix'> {
  const document = textOf(path);
  const place =
    model === null || call === null || document === null
      ? null
      : (onlyPlaceOf(model, document, call) ??
        onlyPlaceOf(model, document, { start: 0, end: document.length }));
  const written = place === null ? (model ?? '') : document!.slice(place.start, place.end);
  const newText = prefixOf(written, replacement) + replacement;
  const action = `Replace by ${newText}`;
  if (place === null) {
    const none = `The call does not spell out its model in one place of its file: write ${newText} where its name comes from.`;
    return { action, fix: { none } };
  }
  // Only the name itself is edited: what stands before it stays as it is.
  const kept = written.length - model!.length;
  const span = { start: place.start + kept, end: place.end };
  return { action, span, fix: { edits: [{ span, newText: newText.slice(kept) }] } };
}

/** What stands before the model in a name (`openrouter/anthropic/`) and is not a part of what replaces it. */
function prefixOf(written: string, replacement: string): string {
  const own = written.slice(0, written.lastIndexOf('/') + 1);
  const other = replacement.slice(0, replacement.lastIndexOf('/') + 1);
  return other !== '' && own.endsWith(other) ? own.slice(0, -other.length) : own;
}

/** Where a text spells a model, with what a router wants before it, if in one place alone. */
function onlyPlaceOf(
  model: string,
  document: string,
  { start, end }: NonNullable<PricedPrompt['prompt']['call']>,
): Span | null {
  const literal = new RegExp(`(["'\`])((?:[\\w.-]+[/:])*${escapedPattern(model)})\\1`, 'g');
  const match = onlyMatch(document.slice(start, end), literal);
  if (match === null) return null;
  const at = start + match.index + 1;
  return { start: at, end: at + match[2]!.length };
}
