import type { Profile } from './model';

/** How large one variable may be. */
export interface FittedVariable {
  readonly name: string;
  /** It stands there so often, and is paid for each time. */
  readonly places: number;
  /** Of one place, now: the largest that is stated or assumed. */
  readonly tokens: number;
  /** Of one place, at most; equal to `tokens` where it need not shrink. */
  readonly toTokens: number;
}

/** How a prompt fits into a budget of input tokens. */
export interface Fit {
  readonly budgetTokens: number;
  /** Now, with the largest variables. */
  readonly inputTokens: number;
  /** Text and chat format: what no variable can save. */
  readonly fixedTokens: number;
  /** Whether it fits if the variables shrink as far as `variables` says. */
  readonly possible: boolean;
  /** The largest first. */
  readonly variables: readonly FittedVariable[];
}

/**
 * Shrinks the variables of a prompt until its input fits: the largest first, and never below another one. Where not
 * even empty variables would do, they are all 0 and `possible` is false.
 */
export function fitToBudget(profile: Profile, budgetTokens: number): Fit {
  const variables = groups(profile);
  const fixedTokens = profile.tokens.input - profile.tokens.variables;
  const room = Math.max(0, budgetTokens - fixedTokens);
  const ceiling = highestCeiling(variables, room);
  return {
    budgetTokens,
    inputTokens: fixedTokens + total(variables, Infinity),
    fixedTokens,
    possible: fixedTokens <= budgetTokens,
    variables: variables.map((each) => ({ ...each, toTokens: Math.min(each.tokens, ceiling) })),
  };
}

type Group = Omit<FittedVariable, 'toTokens'>;

function groups({ messages }: Profile): Group[] {
  const byName = new Map<string, Group>();
  for (const { name, tokens, range } of messages.flatMap(({ variables }) => variables)) {
    const before = byName.get(name);
    byName.set(name, {
      name,
      places: (before?.places ?? 0) + 1,
      tokens: Math.max(before?.tokens ?? 0, range?.high ?? tokens),
    });
  }
  return [...byName.values()].sort((a, b) => b.tokens - a.tokens);
}

function total(variables: readonly Group[], ceiling: number): number {
  return variables.reduce((sum, { places, tokens }) => sum + places * Math.min(tokens, ceiling), 0);
}

/** The largest size that no variable may exceed so that all of them have room. */
function highestCeiling(variables: readonly Group[], room: number): number {
  let low = 0;
  let high = Math.max(0, ...variables.map(({ tokens }) => tokens));
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (total(variables, middle) <= room) low = middle;
    else high = middle - 1;
  }
  return low;
}
