import type { Declaration, Json } from '../../prompt/request';
import { isJsonArray, isJsonObject } from '../../prompt/request';
import type { ModelCounter } from '../counter';
import type { FamilyId } from '../families';
import { errorPctOf, inferredErrorPct, recorded } from './requestCount';
import type { RequestCount } from './requestCount';

/** What a schema of the answer adds to a request with a model of a family. */
interface ResponseForm {
  readonly added: number;
  readonly addedError: number;
  /** Tokens ÷ tokens of the compact schema, without what `leavesOut` names. */
  readonly factor: number;
  readonly factorErrorPct: number;
  readonly leavesOut: readonly string[];
  readonly source: string;
  readonly asOf: string;
}

const asOf = '2026-11-29';

/** 8 recorded requests: 0.83 to 1.07 times the tokens of the schema without its titles and closed objects. */
const openAi: ResponseForm = {
  added: 0,
  addedError: 2,
  factor: 0.97,
  factorErrorPct: 15,
  leavesOut: ['additionalProperties', 'title', '$schema'],
  source: `the schema as JSON before the messages; ${recorded} (gpt-4o to gpt-5.6)`,
  asOf,
};

/** 7 recorded requests of Claude Sonnet 4.5: 125 to 143 tokens and the schema. */
const claude: ResponseForm = {
  added: 134,
  addedError: 12,
  factor: 1,
  factorErrorPct: 5,
  leavesOut: [],
  source: `a hidden prompt and the schema as JSON; ${recorded} (Claude Sonnet 4.5)`,
  asOf,
};

/** 18 recorded requests have no more tokens than their text. */
const gemini: ResponseForm = {
  added: 0,
  addedError: 0,
  factor: 0,
  factorErrorPct: 0,
  leavesOut: [],
  source: `none: the schema only steers the answer; ${recorded} (gemini-2.0-flash, gemini-2.5-flash)`,
  asOf,
};

/** Some hosts show the schema to the model, others only steer its answer. */
const assumed: ResponseForm = {
  ...openAi,
  factorErrorPct: 100,
  source: 'no figure for this model; assumed to be shown the schema as JSON',
};

const forms: Partial<Readonly<Record<FamilyId, ResponseForm>>> = {
  'openai-o200k': openAi,
  'openai-cl100k': openAi,
  'openai-reasoning': openAi,
  'claude-2': claude,
  'claude-3': claude,
  'claude-4.7': { ...claude, addedError: 70 },
  'claude-5': { ...claude, addedError: 70 },
  'claude-unlisted': { ...claude, addedError: 70 },
  gemini,
};

/** Whether the models of a family are shown the schema of an answer: elsewhere it only steers, and costs nothing. */
export function isShownSchema(family: FamilyId): boolean {
  const { added, factor } = forms[family] ?? assumed;
  return added !== 0 || factor !== 0;
}

/** Tokens that the schema of an answer adds to a request; none where any JSON will do. */
export function responseFormatTokens(
  { schema, isInferred }: Declaration,
  counter: ModelCounter,
): RequestCount {
  const { added, addedError, factor, factorErrorPct, leavesOut, source, asOf } =
    forms[counter.family] ?? assumed;
  const known = { source, asOf };
  if (schema === null) return { ...known, tokens: 0, method: 'exact', errorPct: null, formula: 'any JSON' };
  if (!isShownSchema(counter.family)) {
    return { ...known, tokens: 0, method: 'exact', errorPct: null, formula: 'not shown to the model' };
  }
  const text = counter.count(JSON.stringify(without(schema, leavesOut)));
  const shown = Math.round(text.tokens * factor);
  const tokens = added + shown;
  const errorPct = factorErrorPct + (isInferred ? inferredErrorPct : 0) + (text.errorPct ?? 0);
  return {
    ...known,
    tokens,
    method: 'estimated',
    errorPct: errorPctOf((shown * errorPct) / 100 + addedError, tokens),
    formula: `${added === 0 ? '' : `hidden prompt ${added} + `}schema ${text.tokens}${factor === 1 ? '' : ` × ${factor}`}`,
  };
}

/** A schema without some of its keys; what its properties are called is theirs. */
function without(json: Json, keys: readonly string[]): Json {
  if (isJsonArray(json)) return json.map((item) => without(item, keys));
  if (!isJsonObject(json)) return json;
  const kept = Object.entries(json).filter(([key]) => !keys.includes(key));
  return Object.fromEntries(
    kept.map(([key, value]) => [key, named.has(key) ? eachWithout(value, keys) : without(value, keys)]),
  );
}

/** Keys of a schema whose own keys are names. */
const named: ReadonlySet<string> = new Set(['properties', '$defs', 'definitions']);

function eachWithout(json: Json, keys: readonly string[]): Json {
  if (!isJsonObject(json)) return json;
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, without(value, keys)]));
}
