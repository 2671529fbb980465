import type { Cost, CostComponent } from '../cost/cost';
import { sumUsd, tidyUsd } from '../cost/money';
import type { FileProfile, FindingProfile, MessageProfile, Profile } from './model';

/** A prompt of another file that sends a text, and its message there. */
interface Sender {
  readonly prompt: Profile;
  readonly message: MessageProfile;
}

/** Whether a call of another file may send a prompt: none of its own file does. */
export function sentElsewhere({ call, evidence, alwaysOn }: Profile): boolean {
  return (call === null || evidence.kind === 'held') && !alwaysOn;
}

/**
 * Tells each text without a call of its own which calls of other files send it; `besides` are further files to look in. It is counted and priced with the model
 * of the first of them, and has the role that they all give it where it shows none itself; what it costs is a part of what
 * that call costs, not a cost besides.
 */
export function linkSenders(
  files: readonly FileProfile[],
  besides: readonly FileProfile[] = [],
): FileProfile[] {
  const senders = sendersByLiteral([...files, ...besides]);
  if (senders.size === 0) return [...files];
  return files.map((file) => {
    const prompts = file.prompts.map((prompt) => linked(prompt, senders));
    return prompts.every((prompt, index) => prompt === file.prompts[index]) ? file : { ...file, prompts };
  });
}

/**
 * The prompts that make up the totals: a text that another call among them sends is in that call's already. One whose
 * call lies beside the report stands for itself.
 */
export function countedOnce(prompts: readonly Profile[]): Profile[] {
  const ids = new Set(prompts.map(({ id }) => id));
  return prompts.filter(({ sentBy = [] }) => !sentBy.some(({ id }) => ids.has(id)));
}

/** A prompt whose senders nobody has looked for: what it says of its model holds for this file alone. */
export function withoutSenders(prompt: Profile): Profile {
  const { cost } = prompt;
  if (!sentElsewhere(prompt) || prompt.sentBy !== undefined || cost.kind === 'unpriced') return prompt;
  const open =
    'Calls of other files were not looked for: they may send it, with another model and more beside it.';
  const bound = cost.bound === 'exact' ? cost.bound : 'estimated';
  return { ...prompt, cost: { ...cost, bound, assumptions: [open, ...cost.assumptions] } };
}

function sendersByLiteral(files: readonly FileProfile[]): Map<string, Sender[]> {
  const senders = new Map<string, Sender[]>();
  for (const { prompts } of files) {
    for (const prompt of prompts) {
      for (const message of prompt.messages) {
        if (message.path === undefined || message.unlisted !== undefined) continue;
        const key = keyOf(message.path, message);
        senders.set(key, [...(senders.get(key) ?? []), { prompt, message }]);
      }
    }
  }
  return senders;
}

function linked(prompt: Profile, senders: ReadonlyMap<string, readonly Sender[]>): Profile {
  const written = prompt.messages.filter(({ unlisted }) => unlisted === undefined);
  const found = written.map(({ path = prompt.path, span }) => senders.get(keyOf(path, { span })) ?? []);
  const isSent =
    sentElsewhere(prompt) &&
    found.length > 0 &&
    found.every((each) => each.some((sender) => sender.prompt.path !== prompt.path));
  if (!isSent) return prompt;
  const others = found.flat().filter((sender) => sender.prompt.path !== prompt.path);
  const sentBy = new Map(
    others.map((sender) => [sender.prompt.id, { id: sender.prompt.id, model: sender.prompt.model }]),
  );
  const [first] = others;
  const models = new Set(others.map((sender) => sender.prompt.pricedAs.model));
  return { ...asSentBy(prompt, first!, others, models.size > 1), sentBy: [...sentBy.values()] };
}

/** The same text with the tokens that the sender counts for it, at the sender's prices. */
function asSentBy(
  prompt: Profile,
  { prompt: sender }: Sender,
  others: readonly Sender[],
  modelsDiffer: boolean,
): Profile {
  const counted = new Map(
    others
      .filter((other) => other.prompt.id === sender.id)
      .map(({ message }) => [keyOf(message.path ?? '', message), message.tokens]),
  );
  const messages = prompt.messages.map((message) => {
    const key = keyOf(message.path ?? prompt.path, message);
    return {
      ...message,
      role: message.role === 'prompt' ? roleFrom(others, key) : message.role,
      tokens: counted.get(key) ?? message.tokens,
    };
  });
  const fixed = messages.reduce((sum, { tokens, instead }) => sum + (instead ? 0 : tokens.text), 0);
  const { method, encoding, errorPct } = sender.tokens;
  const beside = fixed + prompt.tokens.input - prompt.tokens.static - prompt.tokens.variables;
  const input = beside + prompt.tokens.variables;
  const cost = costOf(input, sender, modelsDiffer);
  const { variableTokens } = prompt.range;
  return {
    ...prompt,
    provider: sender.provider,
    model: sender.model,
    pricedAs: sender.pricedAs,
    messages,
    tokens: {
      ...prompt.tokens,
      static: fixed,
      input,
      output: 0,
      outputSource: { kind: 'none', tokens: 0, why: 'part' },
      method,
      encoding,
      errorPct,
    },
    cost,
    // Whether the whole fits is said of the sender.
    violations: [],
    prefix: null,
    findings: findingsHere(prompt, others),
    range: {
      inputTokens: { low: beside + variableTokens.low, high: beside + variableTokens.high },
      isOpen: false,
      variableTokens,
      // The output is the sender's own, and so is the range of what it all costs.
      outputTokens: { low: 0, high: 0 },
      perCallUsd: cost.kind === 'unpriced' ? null : { low: cost.perCallUsd, high: cost.perCallUsd },
      statedPerCallUsd: null,
    },
  };
}

/** The role that all senders give a text; unknown where they differ or know none. */
function roleFrom(others: readonly Sender[], key: string): MessageProfile['role'] {
  const roles = new Set(
    others
      .filter(({ message }) => keyOf(message.path ?? '', message) === key)
      .map(({ message }) => message.role),
  );
  return roles.size === 1 ? [...roles][0]! : 'prompt';
}

/** What is found in the text by the calls that send it, under their models. */
function findingsHere(prompt: Profile, others: readonly Sender[]): FindingProfile[] {
  const found = others.flatMap((other) => other.prompt.findings).filter(({ path }) => path === prompt.path);
  const once = new Map(found.map((each) => [`${each.rule} ${each.span.start}`, withoutPath(each)]));
  return [...once.values()].filter(({ span }) =>
    prompt.messages.some((message) => message.span.start <= span.start && message.span.end >= span.end),
  );
}

function withoutPath(finding: FindingProfile): FindingProfile {
  const here = { ...finding };
  delete here.path;
  return here;
}

/** What so many tokens of the sender's input cost: its output is the sender's own. */
function costOf(input: number, sender: Profile, modelsDiffer: boolean): Cost {
  const { cost } = sender;
  if (cost.kind === 'unpriced') return cost;
  const all = sender.tokens.input;
  const components = cost.components
    .filter(({ kind }) => kind === 'input' || kind === 'cacheRead')
    .map((component) => scaled(component, all === 0 ? 0 : input / all));
  const perCallUsd = sumUsd(components.map(({ usd }) => usd));
  const calls = cost.monthlyUsd === null || cost.perCallUsd === 0 ? null : cost.monthlyUsd / cost.perCallUsd;
  const bill = { ...cost };
  delete bill.isUpperBound;
  return {
    ...bill,
    // Its output is no part of this: what is sure of the rest is the share of the input.
    bound: sender.tokens.method === 'exact' && cost.bound !== 'estimated' ? 'exact' : 'estimated',
    per1kCallsUsd: tidyUsd(perCallUsd * 1000),
    perCallUsd,
    monthlyUsd: calls === null ? null : tidyUsd(perCallUsd * calls),
    components,
    assumptions: [
      `A part of the input of ${sender.id}: the totals count it there.`,
      ...(modelsDiffer ? ['Calls with other models send it too: it is priced with the first.'] : []),
      ...cost.assumptions,
    ],
  };
}

function scaled(component: CostComponent, share: number): CostComponent {
  const tokens = Math.round(component.tokens * share);
  return { ...component, tokens, usd: (tokens / 1e6) * component.usdPerMTok };
}

function keyOf(path: string, { span }: Pick<MessageProfile, 'span'>): string {
  return `${path}\n${span.start}\n${span.end}`;
}
