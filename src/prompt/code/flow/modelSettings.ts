import type { ParameterValue } from '../../model';
import type { CapChoice } from '../../request';
import { derivedFrom } from './derivedModel';
import type { Env } from './environment';
import { chainOf, positionalArgument } from './environment';
import type { Links } from './links';
import { calleeName, normalised } from './names';
import { capChoice, parameterNames, parametersOf, undecided, unreadCap, valueOf } from './parameters';
import type { Placed } from './resolve';
import { resolveValue } from './resolve';
import type { CallExpr } from '../syntax/syntax';

/** What a model is made with for all calls of it: `ChatOpenAI(model="…", max_tokens=40, n=3)`. */
export interface ModelSettings {
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** As in `Billing`. */
  readonly unreadCap: string | null;
  readonly capChoice: CapChoice | null;
  readonly undecidedAnswers: string | null;
}

/** Of a model that nothing is known of. */
export const noSettings: ModelSettings = {
  parameters: {},
  unreadCap: null,
  capChoice: null,
  undecidedAnswers: null,
};

/** Reads them of the expression that stands for the model of a call. */
export function settingsOf(model: Placed | null, call: CallExpr, links: Links): ModelSettings {
  if (model === null) return noSettings;
  const { value, env } = resolveValue(model.value, model.env, links);
  if (value.kind !== 'call' || value === call) return noSettings;
  const base = derivedFrom(value);
  const made = base === null ? chainOf(value) : [value];
  return made.reduce(
    (known, link) => ({
      parameters: { ...known.parameters, ...parametersOf(link, env, links), ...built(link, env, links) },
      unreadCap: unreadCap(link, env, links) ?? known.unreadCap,
      capChoice: capChoice(link, env, links) ?? known.capChoice,
      undecidedAnswers: undecided(link, ['n', 'candidate_count'], env, links) ?? known.undecidedAnswers,
    }),
    base === null ? noSettings : settingsOf({ value: base, env }, call, links),
  );
}

/** What a link of a builder sets: `.maxTokens(120)`. */
function built(link: CallExpr, env: Env, links: Links): ModelSettings['parameters'] {
  const method = calleeName(link.callee);
  const value = link.callee.kind === 'member' ? positionalArgument(link, 0) : null;
  if (value === null || !builders.has(normalised(method))) return {};
  const found = valueOf(method, { value, env }, links);
  return found === undefined ? {} : { [method]: found };
}

const builders: ReadonlySet<string> = new Set(parameterNames.map(normalised));
