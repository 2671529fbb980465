import type { Assumptions } from '../cost/assumptions';
import { countedAs } from '../cost/countedAs';
import { countRequest } from '../tokens/countRequest';
import type { FileOutcome } from './analyzer';
import type { KeptCounts } from './keptCounts';

/** Whether a result that was kept itself was made with what is known of its prompts now. */
export function hasCurrentCounts(
  outcome: FileOutcome,
  { root, assumptions, counts }: { root: string; assumptions: Assumptions; counts: KeptCounts },
): boolean {
  if (!('prompts' in outcome)) return true;
  const isEmpty = counts.isEmpty;
  return outcome.prompts.every(({ id, messages, pricedAs, tokens }) => {
    if (isEmpty) return tokens.counted === undefined;
    const request = countRequest(countedAs(pricedAs.model, assumptions).model, messages);
    return counts.find({ root, id }, request)?.key === tokens.counted?.key;
  });
}
