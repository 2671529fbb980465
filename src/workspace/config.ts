import { existsSync, lstatSync } from 'node:fs';
import { basename } from 'node:path';
import { LineCounter, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Pair, YAMLMap } from 'yaml';
import type { Assumptions, DeclaredPrice } from '../cost/assumptions';
import { globMistake } from './globs';
import { readText } from './readText';

/** `promptmeter.yaml` as far as it is applied. */
export interface WorkspaceConfig {
  readonly assumptions: Partial<Assumptions>;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Keys that are part of the format but change nothing yet, as `budgets` or `defaults.cacheTtl`. */
  readonly notApplied: readonly string[];
}

/** No configuration. */
export const emptyConfig: WorkspaceConfig = { assumptions: {}, include: [], exclude: [], notApplied: [] };

/** A configuration that cannot be used. The message names file, line and remedy. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(
    readonly file: string,
    /** 1-based; null if the file as a whole is at fault. */
    readonly line: number | null,
    readonly reason: string,
  ) {
    super(`${file}${line === null ? '' : `:${line}`}: ${reason}`);
  }
}

/** Nobody writes more by hand. */
const maxConfigBytes = 1024 * 1024;

/** Reads a configuration, at once: it is small. Throws a ConfigError. */
export function readConfig(path: string): WorkspaceConfig {
  const result = readText(path, maxConfigBytes);
  if (result.kind === 'text') return parseConfig(result.text, basename(path));
  const reason = existsSync(path) ? result.reason : whyMissing(path, result.reason);
  throw new ConfigError(path, null, `cannot be read: ${reason}`);
}

function whyMissing(path: string, reason: string): string {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return 'no such file';
    return stats.isSymbolicLink() ? 'a link that leads to no file' : reason;
  } catch {
    return reason;
  }
}

type Kind = 'text' | 'count' | 'ratio' | 'price' | 'list';

const defaultsKeys: Readonly<Record<string, readonly [keyof Assumptions, Kind]>> = {
  model: ['defaultModel', 'text'],
  outputTokens: ['outputTokens', 'count'],
  variableTokens: ['variableTokens', 'count'],
  callsPerMonth: ['callsPerMonth', 'count'],
  cacheHitRatio: ['cacheHitRatio', 'ratio'],
};
const laterDefaults = ['callsPerHour', 'cacheTtl', 'cacheCardinality'];
const priceKeys = ['inputUsdPerMTok', 'outputUsdPerMTok', 'cacheReadUsdPerMTok'] as const;
const laterModelKeys = ['encoding', 'minimumCacheableTokens', 'usdPerHour', 'callsPerHour'];
const laterKeys = ['prompts', 'budgets', 'scenarios', 'rules', 'experiments'];

/** Reads the text of a configuration; `file` is what messages call it. Throws a ConfigError. */
export function parseConfig(text: string, file: string): WorkspaceConfig {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines, prettyErrors: false });
  const [syntaxError] = document.errors;
  if (syntaxError !== undefined) {
    throw new ConfigError(file, lines.linePos(syntaxError.pos[0]).line, firstLine(syntaxError.message));
  }
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    return emptyConfig;
  }
  if (!isMap(document.contents)) {
    throw new ConfigError(file, 1, 'expected keys and values, such as "defaults:".');
  }
  return new ConfigReader(file, lines).read(document.contents);
}

class ConfigReader {
  private readonly assumptions: { -readonly [K in keyof Assumptions]?: Assumptions[K] } = {};
  private readonly notApplied: string[] = [];

  constructor(
    private readonly file: string,
    private readonly lines: LineCounter,
  ) {}

  read(map: YAMLMap): WorkspaceConfig {
    let include: readonly string[] = [];
    let exclude: readonly string[] = [];
    for (const pair of map.items) {
      const key = keyOf(pair);
      if (key === 'defaults') this.readDefaults(pair);
      else if (key === 'include') include = this.value(pair, key, 'list') as string[];
      else if (key === 'exclude') exclude = this.value(pair, key, 'list') as string[];
      else if (key === 'models') this.readModels(pair);
      else if (laterKeys.includes(key)) this.notApplied.push(key);
      else throw this.unknown(pair, key, ['defaults', 'include', 'exclude', 'models', ...laterKeys]);
    }
    return { assumptions: this.assumptions, include, exclude, notApplied: this.notApplied };
  }

  private readDefaults(defaults: Pair): void {
    if (isEmpty(defaults)) return;
    if (!isMap(defaults.value)) {
      throw this.error(defaults, '"defaults" holds keys and values, such as "model: gpt-5-mini".');
    }
    for (const pair of defaults.value.items) {
      const key = keyOf(pair);
      const known = Object.hasOwn(defaultsKeys, key) ? defaultsKeys[key] : undefined;
      if (known !== undefined) {
        const [name, kind] = known;
        Object.assign(this.assumptions, { [name]: this.value(pair, `defaults.${key}`, kind) });
      } else if (laterDefaults.includes(key)) {
        this.notApplied.push(`defaults.${key}`);
      } else {
        throw this.unknown(pair, `defaults.${key}`, [...Object.keys(defaultsKeys), ...laterDefaults]);
      }
    }
  }

  /** Prices by model; a model without both of input and output is an error, since half a price would be a wrong one. */
  private readModels(models: Pair): void {
    if (isEmpty(models)) return;
    if (!isMap(models.value)) throw this.error(models, '"models" holds models by name.');
    const declaredPrices: Record<string, DeclaredPrice> = {};
    for (const model of models.value.items) {
      const name = keyOf(model);
      if (!isMap(model.value)) {
        throw this.error(model, `"models.${name}" holds keys such as "inputUsdPerMTok: 3".`);
      }
      const price: { -readonly [K in keyof DeclaredPrice]?: DeclaredPrice[K] } = {};
      for (const pair of model.value.items) {
        const key = keyOf(pair);
        const priceKey = priceKeys.find((known) => known === key);
        if (priceKey !== undefined) {
          price[priceKey] = this.value(pair, `models.${name}.${key}`, 'price') as number;
        } else if (laterModelKeys.includes(key)) this.notApplied.push(`models.${name}.${key}`);
        else throw this.unknown(pair, `models.${name}.${key}`, [...priceKeys, ...laterModelKeys]);
      }
      const { inputUsdPerMTok, outputUsdPerMTok } = price;
      if (inputUsdPerMTok !== undefined && outputUsdPerMTok !== undefined) {
        declaredPrices[name] = { ...price, inputUsdPerMTok, outputUsdPerMTok };
      } else if (Object.keys(price).length > 0) {
        throw this.error(model, `"models.${name}" needs both inputUsdPerMTok and outputUsdPerMTok.`);
      }
    }
    this.assumptions.declaredPrices = declaredPrices;
  }

  private value(pair: Pair, key: string, kind: Kind): unknown {
    const value: unknown = isScalar(pair.value) ? pair.value.value : undefined;
    switch (kind) {
      case 'text':
        if (typeof value === 'string' && value.trim() !== '') return value.trim();
        throw this.error(pair, `"${key}" must be a name.`);
      case 'count':
        if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
        throw this.error(pair, `"${key}" must be a whole number of 0 or more.`);
      case 'price':
        if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
        throw this.error(pair, `"${key}" must be dollars per million tokens, 0 or more.`);
      case 'ratio':
        if (typeof value === 'number' && value >= 0 && value <= 1) return value;
        throw this.error(pair, `"${key}" must be a number from 0 to 1.`);
      case 'list': {
        if (isEmpty(pair)) return [];
        const items = isSeq(pair.value) ? pair.value.items : [];
        const texts = items.map((item) => (isScalar(item) ? item.value : null));
        if (!isSeq(pair.value) || !texts.every((text) => typeof text === 'string')) {
          throw this.error(pair, `"${key}" must be a list of globs, such as ["src/**"].`);
        }
        for (const item of items) {
          const mistake = isScalar(item) ? globMistake(String(item.value)) : null;
          if (mistake !== null) throw this.error({ key: item }, `"${key}": ${mistake}`);
        }
        return texts;
      }
    }
  }

  private unknown(pair: Pair, key: string, known: readonly string[]): ConfigError {
    return this.error(pair, `unknown key "${key}". Known keys: ${known.join(', ')}.`);
  }

  private error(pair: Pick<Pair, 'key'>, reason: string): ConfigError {
    const range = isScalar(pair.key) ? pair.key.range : null;
    return new ConfigError(this.file, range ? this.lines.linePos(range[0]).line : null, reason);
  }
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}

function isEmpty(pair: Pair): boolean {
  return pair.value === null || (isScalar(pair.value) && pair.value.value === null);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]!;
}
