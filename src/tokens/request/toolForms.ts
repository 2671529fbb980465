import type { Declaration, ToolChoice } from '../../prompt/request';
import type { ModelCounter } from '../counter';
import type { FamilyId } from '../families';
import { hiddenToolPrompt } from './hiddenToolPrompts';
import { hostedTool, hostedToolsSource } from './hostedTools';
import { namespaceForm } from './namespaceForm';
import { errorPctOf, inferredErrorPct, recorded } from './requestCount';
import type { RequestCount } from './requestCount';

/** How the models of a family are shown tools, and what that adds. */
interface ToolForm {
  /** The text that the declarations become. */
  readonly form: 'namespace' | 'json';
  /** Tokens of the real form ÷ tokens of this text. */
  readonly factor: number;
  /** How far that factor may be off, in percent of the text. */
  readonly factorErrorPct: number;
  /** Tokens beside, by the API that is called; `other` where that is not in sight. */
  readonly added: Readonly<Record<'chat' | 'responses' | 'other', Added>>;
  readonly source: string;
  readonly asOf: string;
}

/** Tokens, and how many of them may be missing or too many. */
interface Added {
  readonly tokens: number;
  readonly error: number;
}

const asOf = '2026-11-29';

const everywhere = (tokens: number, error: number): ToolForm['added'] => {
  const added = { tokens, error };
  return { chat: added, responses: added, other: added };
};

const namespace = { form: 'namespace', factor: 1, factorErrorPct: 3, asOf } as const;

/** 13 recorded requests: 1 to 3 tokens more than the namespace in the chat API, 3 or 4 fewer in the Responses API. */
const openAi: ToolForm = {
  ...namespace,
  added: {
    chat: { tokens: 2, error: 2 },
    responses: { tokens: -3, error: 2 },
    other: { tokens: 0, error: 4 },
  },
  source: `TypeScript namespace; ${recorded} (gpt-4o, gpt-4.1)`,
};

/** 25 recorded requests: 0 to 4 tokens more than the namespace; the chat API puts a further 82 before the answer. */
const openAiReasoning: ToolForm = {
  ...namespace,
  added: {
    chat: { tokens: 84, error: 3 },
    responses: { tokens: 2, error: 3 },
    other: { tokens: 43, error: 44 },
  },
  source: `TypeScript namespace, and a hidden text in the chat API; ${recorded} (gpt-5 to gpt-5.6)`,
};

/** 38 recorded requests: 1.10 to 1.28 times the tokens of the compact JSON, beside the hidden system prompt. */
const claude: ToolForm = {
  form: 'json',
  factor: 1.18,
  factorErrorPct: 15,
  added: everywhere(0, 4),
  source: `name, description and input_schema as JSON; ${recorded} (Claude Sonnet 4 to Opus 5)`,
  asOf,
};

/** 30 recorded requests of Gemini 2.5 and 3, most of them 0.9 to 1.2 times the tokens of the compact JSON. */
const gemini: ToolForm = {
  form: 'json',
  factor: 1.05,
  factorErrorPct: 30,
  added: everywhere(0, 3),
  source: `function declarations as JSON; ${recorded} (gemini-2.5-flash to gemini-3.6-flash)`,
  asOf,
};

/** Templates of open models print the JSON, some indented, with some lines of instructions. */
const template: ToolForm = {
  form: 'json',
  factor: 1.2,
  factorErrorPct: 40,
  added: everywhere(60, 60),
  source: 'assumed: JSON in the prompt template of the host, with instructions',
  asOf,
};

const forms: Partial<Readonly<Record<FamilyId, ToolForm>>> = {
  'openai-o200k': openAi,
  'openai-cl100k': openAi,
  'openai-reasoning': openAiReasoning,
  'gpt-oss': {
    ...namespace,
    added: everywhere(54, 40),
    source: "TypeScript namespace of the published Harmony format; the host's template decides over the rest",
  },
  'claude-2': claude,
  'claude-3': claude,
  'claude-4.7': claude,
  'claude-5': claude,
  'claude-unlisted': claude,
  gemini,
};

/** What is known of a call that declares tools. */
export interface ToolRequest {
  readonly declared: readonly Declaration[];
  /** Types of tools that the maker has itself. */
  readonly hosted?: readonly string[];
  readonly choice: ToolChoice | null;
  readonly api: 'chat' | 'responses' | null;
}

/** Tokens that declared tools add to a request, with the prompt that the provider hides before them. */
export function toolTokens(
  { declared, hosted = [], choice, api }: ToolRequest,
  counter: ModelCounter,
): RequestCount {
  const rule = forms[counter.family] ?? template;
  const own = declared.length === 0 ? nothing : shown(declared, rule, api ?? 'other', counter);
  const known = hosted.flatMap((type) => {
    const tool = hostedTool(type, counter.family);
    return tool === null ? [] : [{ ...tool, formula: `${type} ${tool.tokens}` }];
  });
  const hidden = hiddenToolPrompt(counter, choice);
  const parts = [
    own,
    ...known,
    ...(hidden === null ? [] : [{ ...hidden, formula: `hidden tool prompt ${hidden.tokens}` }]),
  ];
  const tokens = parts.reduce((sum, part) => sum + part.tokens, 0);
  const sources = [
    rule,
    ...(known.length > 0 ? [hostedToolsSource] : []),
    ...(hidden === null ? [] : [hidden]),
  ];
  return {
    tokens,
    method: 'estimated',
    errorPct: errorPctOf(
      parts.reduce((sum, part) => sum + part.error, 0),
      tokens,
    ),
    formula:
      parts
        .map(({ formula }) => formula)
        .filter(Boolean)
        .join(' + ') || 'nothing of them is in sight',
    source: sources.map(({ source }) => source).join('; '),
    // The oldest of them.
    asOf: sources.map((each) => each.asOf).sort()[0]!,
  };
}

interface Shown extends Added {
  readonly formula: string;
}

const nothing: Shown = { tokens: 0, error: 0, formula: '' };

/** What the model is shown of the declarations. */
function shown(
  declared: readonly Declaration[],
  { form, factor, factorErrorPct, added }: ToolForm,
  api: keyof ToolForm['added'],
  counter: ModelCounter,
): Shown {
  const text = counter.count(form === 'namespace' ? namespaceForm(declared) : jsonForm(declared));
  const tokens = Math.max(0, Math.round(text.tokens * factor) + added[api].tokens);
  const inferred = declared.some(({ isInferred }) => isInferred) ? inferredErrorPct : 0;
  const errorPct = factorErrorPct + inferred + (text.errorPct ?? 0);
  const beside = added[api].tokens;
  return {
    tokens,
    error: (tokens * errorPct) / 100 + added[api].error,
    formula: [
      `${text.tokens} as ${form === 'namespace' ? 'TypeScript' : 'JSON'}`,
      factor === 1 ? '' : ` × ${factor}`,
      beside === 0 ? '' : ` ${beside < 0 ? '−' : '+'} ${Math.abs(beside)}`,
    ].join(''),
  };
}

/** Each declaration as compact JSON. */
function jsonForm(declared: readonly Declaration[]): string {
  return declared
    .map(({ name, description, schema }) => JSON.stringify({ name, description, input_schema: schema ?? {} }))
    .join('\n');
}
