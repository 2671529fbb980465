import type { ParameterValue } from '../../model';
import { chainOf } from './environment';
import type { Links } from './links';
import { parametersOf, undecided, unreadCap } from './parameters';
import type { Placed } from './resolve';
import { resolveValue } from './resolve';
import type { CallExpr } from '../syntax/syntax';

/** What a model is made with for all calls of it: `ChatOpenAI(model="…", max_tokens=40, n=3)`. */
export interface ModelSettings {
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** As in `Billing`. */
  readonly unreadCap: string | null;
  readonly undecidedAnswers: string | null;
}

const none: ModelSettings = { parameters: {}, unreadCap: null, undecidedAnswers: null };

/** Reads them of the expression that stands for the model of a call. */
export function settingsOf(model: Placed | null, call: CallExpr, links: Links): ModelSettings {
  if (model === null) return none;
  const { value, env } = resolveValue(model.value, model.env, links);
  if (value.kind !== 'call' || value === call) return none;
  return chainOf(value).reduce(
    (known, link) => ({
      parameters: { ...known.parameters, ...parametersOf(link, env, links) },
      unreadCap: unreadCap(link, env, links) ?? known.unreadCap,
      undecidedAnswers: undecided(link, ['n', 'candidate_count'], env, links) ?? known.undecidedAnswers,
    }),
    none,
  );
}
