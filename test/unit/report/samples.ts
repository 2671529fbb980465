import { createPriceTable } from '../../../src/cost/priceTable';
import { defaultAssumptions } from '../../../src/cost/assumptions';
import type { Assumptions } from '../../../src/cost/assumptions';
import type { Message, Part, Prompt } from '../../../src/prompt/model';
import { plainBilling } from '../../../src/prompt/request';
import type { Span } from '../../../src/prompt/span';
import type { CountedPrompt } from '../../../src/report/countedByProvider';
import { createLineIndex } from '../../../src/report/lineIndex';
import type { FileProfile, Profile } from '../../../src/report/model';
import { modelToCount, profilePrompt } from '../../../src/report/profile';
import type { ModelCounter } from '../../../src/tokens/counter';

export const prices = createPriceTable({ now: new Date('2026-11-22T12:00:00Z') });

/** A counter that counts words, so that a reader can check its numbers. */
export function wordCounter(changes: Partial<ModelCounter> = {}): ModelCounter {
  const counter: Omit<ModelCounter, 'count'> = {
    model: 'gpt-4o',
    vocabulary: null,
    family: 'openai-o200k',
    encoding: 'o200k_base',
    method: 'exact',
    errorPct: null,
    ...changes,
  };
  const { method, encoding, errorPct } = counter;
  return {
    ...counter,
    count: (text) => ({ tokens: text.match(/\S+/g)?.length ?? 0, method, encoding, errorPct }),
  };
}

const nowhere: Span = { start: 0, end: 0 };

export function text(value: string): Part {
  return { kind: 'text', text: value, span: nowhere, map: null };
}

export function variable(name: string, defaultText?: string): Part {
  const known = defaultText === undefined ? {} : { defaultText };
  return { kind: 'variable', span: nowhere, expression: name, names: name === '' ? [] : [name], ...known };
}

export function control(kind: 'if' | 'for' | 'include' | 'comment'): Part {
  return { kind: 'control', span: nowhere, control: kind, expression: kind, names: [] };
}

export function message(parts: readonly Part[], changes: Partial<Message> = {}): Message {
  return { role: 'user', span: nowhere, parts, turn: 0, ...changes };
}

export function prompt(messages: readonly Message[], changes: Partial<Prompt> = {}): Prompt {
  return {
    id: 'src/a.py#PROMPT',
    name: 'PROMPT',
    format: 'openai-chat',
    evidence: { kind: 'file', format: 'openai-chat' },
    span: nowhere,
    anchor: 0,
    call: null,
    site: null,
    messages,
    provider: 'openai',
    model: 'gpt-4o',
    parameters: {},
    tools: null,
    responseFormat: null,
    attachments: [],
    billing: plainBilling,
    alwaysOn: false,
    ...changes,
  };
}

export interface ProfileOptions {
  readonly path?: string;
  readonly document?: string;
  readonly others?: Readonly<Record<string, string>>;
  readonly counter?: ModelCounter;
  readonly assumptions?: Partial<Assumptions>;
  readonly counted?: CountedPrompt;
}

export function profile(subject: Prompt, options: ProfileOptions = {}): Profile {
  // Which models retire soon goes by the day of the test.
  const assumptions = {
    ...defaultAssumptions,
    rules: { 'model/retiring': 'off' as const },
    ...options.assumptions,
  };
  return profilePrompt(subject, {
    path: options.path ?? 'src/a.py',
    lines: createLineIndex(options.document ?? ''),
    linesOfOther: (path) => {
      const other = options.others?.[path];
      return other === undefined ? null : createLineIndex(other);
    },
    textOf: (path) =>
      path === (options.path ?? 'src/a.py') ? (options.document ?? '') : (options.others?.[path] ?? null),
    counter: options.counter ?? wordCounter({ model: modelToCount(subject, assumptions) }),
    prices,
    assumptions,
    counted: options.counted ?? null,
  });
}

export function file(path: string, prompts: readonly Profile[]): FileProfile {
  return { path, language: 'python', prompts, problem: null };
}
