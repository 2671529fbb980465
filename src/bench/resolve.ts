import type { Message } from '../prompt/model';
import { parseCsv } from './csv';
import { templateParts, usualPlan } from './experiment';
import type {
  CacheMode,
  Case,
  Experiment,
  PlanSettings,
  PromptPlace,
  TemplateMessage,
  TemplatePart,
  Variant,
} from './experiment';
import type { Check } from './quality/check';
import { withoutUndefined } from './withoutUndefined';

type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Where a variant is found. */
export interface DeclaredVariant {
  readonly prompt?: string | undefined;
  readonly file?: string | undefined;
  readonly messages?:
    readonly { readonly role: TemplateMessage['role']; readonly content: string }[] | undefined;
  readonly ref?: string | undefined;
  readonly mode?: CacheMode | undefined;
}

type CaseValue = string | number | boolean;

/** An experiment as `promptmeter.yaml` has it. */
export interface Declared {
  readonly endpoints: readonly string[];
  readonly variants: Readonly<Record<string, DeclaredVariant>>;
  readonly cases?: readonly Readonly<Record<string, CaseValue>>[] | { readonly file: string } | undefined;
  readonly checks?: readonly Check[] | undefined;
  readonly plan?: Optional<PlanSettings & { readonly maxUsd: number }> | null | undefined;
}

/** A prompt that was found in a text. */
export interface FoundPrompt {
  readonly id: string;
  readonly messages: readonly Pick<Message, 'role' | 'turn' | 'parts'>[];
}

/** Where texts and prompts come from. */
export interface TextSources {
  /** A file of the workspace, as it is or as it is in a revision. */
  read(
    path: string,
    ref: string | undefined,
  ): Promise<{ readonly text: string } | { readonly reason: string }>;
  /** The prompts in a text that is the content of a file. */
  promptsIn(path: string, text: string): Promise<readonly FoundPrompt[]>;
}

/** An experiment with all its texts, or why it cannot be had: sentences with a remedy. */
export type Resolved = { readonly experiment: Experiment } | { readonly mistakes: readonly string[] };

/** Finds the texts of an experiment. `changes` of the plan go before what is declared. */
export async function resolveExperiment(
  name: string,
  declared: Declared,
  sources: TextSources,
  changes: Partial<PlanSettings> = {},
): Promise<Resolved> {
  const mistakes: string[] = [];
  const variants: Variant[] = [];
  for (const [key, variant] of Object.entries(declared.variants)) {
    const found = await templateOf(variant, sources);
    if ('mistake' in found) mistakes.push(`Variant ${key}: ${found.mistake}`);
    else variants.push({ name: key, messages: found.messages, mode: variant.mode, ...sourceOf(found) });
  }
  const cases = await casesOf(declared.cases, sources);
  if ('mistake' in cases) mistakes.push(cases.mistake);
  if (mistakes.length > 0 || 'mistake' in cases) return { mistakes };
  // The ceiling is no part of the experiment: it is the user's.
  const settings: Partial<PlanSettings> & { maxUsd?: number } = withoutUndefined(declared.plan ?? {});
  delete settings.maxUsd;
  return {
    experiment: {
      name,
      variants,
      endpoints: [...new Set(declared.endpoints)],
      cases: cases.cases,
      checks: declared.checks ?? [],
      plan: { ...usualPlan, ...settings, ...changes },
    },
  };
}

function sourceOf({ source }: { readonly source?: PromptPlace }): Pick<Variant, 'source'> {
  return source === undefined ? {} : { source };
}

type Template = { readonly messages: readonly TemplateMessage[] } | { readonly mistake: string };

async function templateOf(
  { prompt, file, messages, ref }: DeclaredVariant,
  sources: TextSources,
): Promise<Template & { readonly source?: PromptPlace }> {
  if (messages !== undefined) {
    return { messages: messages.map(({ role, content }) => ({ role, parts: templateParts(content) })) };
  }
  const path = file ?? prompt!.replace(/#.*$/, '');
  const read = await sources.read(path, ref);
  if ('reason' in read) return { mistake: `"${path}" cannot be read: ${read.reason}.` };
  const found = await sources.promptsIn(path, read.text);
  if (prompt !== undefined) {
    const match = found.find(({ id }) => id === prompt);
    if (match !== undefined) return { ...templateOfPrompt(match), source: { path, id: match.id } };
    const known = found
      .map(({ id }) => id)
      .slice(0, 10)
      .join(', ');
    return {
      mistake: `There is no prompt "${prompt}". ${known === '' ? 'The file has none' : `There are ${known}`}.`,
    };
  }
  if (found.length > 1) {
    return {
      mistake: `"${path}" has ${found.length} prompts: name one with prompt, such as "${found[0]!.id}".`,
    };
  }
  const [only] = found;
  if (only !== undefined) return { ...templateOfPrompt(only), source: { path, id: only.id } };
  return { messages: [{ role: 'user', parts: templateParts(read.text.trim()) }] };
}

/** The messages of a prompt, as they go over the wire. */
export function templateOfPrompt({ id, messages }: FoundPrompt): Template {
  const turns = new Map<number, { role: TemplateMessage['role']; parts: TemplatePart[] }>();
  for (const { role, turn, parts } of messages) {
    if (role === 'tool') {
      return { mistake: `${id} has a message of a tool, which cannot be sent again. Write its messages.` };
    }
    const message = turns.get(turn) ?? { role: role === 'prompt' ? ('user' as const) : role, parts: [] };
    turns.set(turn, message);
    for (const part of parts) {
      if (part.kind === 'text') message.parts.push({ text: part.text });
      else if (part.kind === 'variable') {
        const variable = part.names.length === 1 ? part.names[0]! : part.expression.trim();
        if (variable === '') {
          return { mistake: `${id} has a place without a name. Write its messages with {{names}}.` };
        }
        message.parts.push({
          variable,
          ...(part.defaultText === undefined ? {} : { text: part.defaultText }),
        });
      } else if (part.control !== 'comment') {
        return {
          mistake: `${id} has a loop or a condition, which nothing here runs. Write its messages as they are sent.`,
        };
      }
    }
  }
  const wire = [...turns.entries()].sort(([a], [b]) => a - b).map(([, message]) => message);
  // A provider wants somebody to answer.
  const hasUser = wire.some(({ role }) => role === 'user');
  return { messages: hasUser ? wire : [...wire, { role: 'user', parts: [{ text: '.' }] }] };
}

type Cases = { readonly cases: readonly Case[] } | { readonly mistake: string };

/** Cases of an experiment, or why they cannot be had. */
export async function casesOf(
  declared: Declared['cases'],
  sources: Pick<TextSources, 'read'>,
): Promise<Cases> {
  // Without variables, one case without values is all there is.
  if (declared === undefined || (isList(declared) && declared.length === 0)) {
    return { cases: [{ name: 'case 1', values: {} }] };
  }
  if (isList(declared)) {
    return { cases: declared.map((values, i) => ({ name: `case ${i + 1}`, values: asTexts(values) })) };
  }
  const { file } = declared;
  const read = await sources.read(file, undefined);
  if ('reason' in read) return { mistake: `The cases in "${file}" cannot be read: ${read.reason}.` };
  if (file.endsWith('.csv')) return csvCases(file, read.text);
  if (file.endsWith('.jsonl')) return jsonLineCases(file, read.text);
  return { mistake: `"${file}" is neither .csv nor .jsonl: cases are read from these.` };
}

function isList(
  declared: NonNullable<Declared['cases']>,
): declared is readonly Readonly<Record<string, CaseValue>>[] {
  return Array.isArray(declared);
}

function csvCases(file: string, text: string): Cases {
  const read = parseCsv(text);
  if ('mistake' in read) return { mistake: `${file}: ${read.mistake}` };
  const [header, ...rows] = read.rows;
  if (header === undefined || rows.length === 0) return { mistake: `${file} has no cases below its header.` };
  const wrong = rows.findIndex((row) => row.length !== header.length);
  if (wrong >= 0) {
    return {
      mistake: `${file}: case ${wrong + 1} has ${rows[wrong]!.length} cells, and the header ${header.length}.`,
    };
  }
  return {
    cases: rows.map((row, i) => ({
      name: `${file} case ${i + 1}`,
      values: Object.fromEntries(header.map((key, column) => [key.trim(), row[column]!])),
    })),
  };
}

function jsonLineCases(file: string, text: string): Cases {
  const cases: Case[] = [];
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      return { mistake: `${file}:${i + 1} is no JSON.` };
    }
    const isFlat =
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.values(value).every((each) => ['string', 'number', 'boolean'].includes(typeof each));
    if (!isFlat) return { mistake: `${file}:${i + 1} must be an object of texts, such as {"text": "…"}.` };
    cases.push({ name: `${file}:${i + 1}`, values: asTexts(value as Readonly<Record<string, CaseValue>>) });
  }
  return cases.length === 0 ? { mistake: `${file} has no cases.` } : { cases };
}

function asTexts(values: Readonly<Record<string, CaseValue>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
}
