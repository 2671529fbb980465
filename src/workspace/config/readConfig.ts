import { existsSync, lstatSync } from 'node:fs';
import { basename } from 'node:path';
import type { Assumptions, CallAssumptions, PromptAssumptions } from '../../cost/assumptions';
import { readerInside } from '../diskSources';
import { plain } from '../../text/plain';
import { readText } from '../readText';
import type { DeclaredExperiment } from './experimentShape';
import { declaredPrices } from './modelShape';
import { ConfigError } from './problem';
import type { ConfigProblem } from './problem';
import type { ConfigValue } from './shape';
import { validateConfig } from './validate';
import type { ValidatedConfig } from './validate';

/** `promptmeter.yaml` as far as it is applied. */
export interface WorkspaceConfig {
  readonly assumptions: Partial<Assumptions>;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly experiments: Readonly<Record<string, DeclaredExperiment>>;
  /** Keys that are part of the format but change nothing yet, as `budgets` or `defaults.cacheTtl`. */
  readonly notApplied: readonly string[];
}

/** No configuration. */
export const emptyConfig: WorkspaceConfig = {
  assumptions: {},
  include: [],
  exclude: [],
  experiments: {},
  notApplied: [],
};

/** Nobody writes more by hand. */
const maxConfigBytes = 1024 * 1024;

/** Reads a configuration, at once: it is small. `root` is the folder that its paths are relative to. Throws a ConfigError. */
export function readConfig(path: string, root: string): WorkspaceConfig {
  const result = readText(path, maxConfigBytes);
  if (result.kind === 'text') {
    const { config, problems } = parseConfig(result.text, root);
    if (config === null) throw new ConfigError(basename(path), problems);
    return config;
  }
  const reason = existsSync(path) ? result.reason : whyMissing(path, result.reason);
  throw new ConfigError(path, [], `cannot be read: ${reason}.`);
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

/** The text of a configuration as it is applied, or what is wrong with it. Never throws. */
export interface ParsedConfig {
  readonly config: WorkspaceConfig | null;
  readonly problems: readonly ConfigProblem[];
}

/** Reads the text of a configuration whose paths are relative to `root`. */
export function parseConfig(text: string, root: string): ParsedConfig {
  const validated = validateConfig(text);
  const { value } = validated;
  if (value === null) return { config: null, problems: validated.problems };
  const problems = [...fileProblems(value, validated, root), ...circleProblems(value, validated)];
  return { config: problems.length > 0 ? null : applied(value), problems };
}

/** Files that cannot be read now would be assumptions that nobody made. */
function fileProblems(value: ConfigValue, validated: ValidatedConfig, root: string): ConfigProblem[] {
  const read = readerInside(root);
  return Object.entries(value.prompts ?? {}).flatMap(([id, { variables }]) =>
    Object.entries(variables ?? {}).flatMap(([variable, { file }]) => {
      const sample = file === undefined ? { text: '' } : read(file);
      if (file === undefined || 'text' in sample) return [];
      const span = validated.spanOf(['prompts', id, 'variables', variable, 'file']);
      const message = `"${plain(file, 120)}" cannot be read: ${sample.reason}.`;
      return [
        validated.problemAt(span, message, 'Name a text file inside the workspace, relative to its root.'),
      ];
    }),
  );
}

/** Models that extend each other have no price to begin with; one that extends itself changes the table's. */
function circleProblems({ models }: ConfigValue, validated: ValidatedConfig): ConfigProblem[] {
  const bases = new Map(Object.entries(models ?? {}).map(([name, model]) => [name, model.extends]));
  return [...bases.keys()].flatMap((name) => {
    const chain = [name];
    for (let base = bases.get(name); base !== undefined; base = bases.get(base)) {
      if (base === name) {
        if (chain.length === 1) return [];
        const circle = plain([...chain, name].join(' → '), 120);
        const span = validated.spanOf(['models', name, 'extends']);
        const remedy = 'Let one of them extend a model that has a price.';
        return [validated.problemAt(span, `Models extend each other: ${circle}.`, remedy)];
      }
      // A circle further on is told where it lies.
      if (chain.includes(base)) return [];
      chain.push(base);
    }
    return [];
  });
}

function applied(value: ConfigValue): WorkspaceConfig {
  const prompts = Object.entries(value.prompts ?? {}).map(
    ([pattern, { variables, ...assumed }]): PromptAssumptions => ({
      pattern,
      ...callAssumptions(assumed),
      ...(variables ? { variables: variables as CallAssumptions['variables'] } : {}),
    }),
  );
  return {
    assumptions: {
      ...callAssumptions(value.defaults ?? {}),
      ...(prompts.length > 0 ? { prompts } : {}),
      ...(value.currency ? { currency: value.currency } : {}),
      ...(value.rules ? { rules: value.rules as Assumptions['rules'] } : {}),
      ...(value.models ? { declaredPrices: declaredPrices(value.models, 'promptmeter.yaml') } : {}),
    },
    include: value.include ?? [],
    exclude: value.exclude ?? [],
    experiments: value.experiments ?? {},
    notApplied: notApplied(value),
  };
}

function callAssumptions(stated: NonNullable<ConfigValue['defaults']>): Partial<CallAssumptions> {
  const all = [['defaultModel', stated.model], ...sameNames.map((name) => [name, stated[name]])];
  return Object.fromEntries(all.filter(([, each]) => each !== undefined)) as Partial<CallAssumptions>;
}

/** What is called the same in the file and in what is assumed. */
const sameNames = [
  'outputTokens',
  'variableTokens',
  'callsPerMonth',
  'callsPerHour',
  'cacheHitRatio',
  'cacheTtl',
  'cacheCardinality',
] as const satisfies readonly (keyof CallAssumptions)[];

/** Keys of the format that nothing reads yet. */
const later = {
  file: ['budgets', 'scenarios'],
  call: ['budgets'],
};

function notApplied(value: ConfigValue): string[] {
  const among = (object: object | null | undefined, keys: readonly string[], above: string): string[] =>
    Object.keys(object ?? {}).flatMap((key) => (keys.includes(key) ? [`${above}${key}`] : []));
  return [
    ...among(value, later.file, ''),
    ...among(value.defaults, later.call, 'defaults.'),
    ...Object.entries(value.prompts ?? {}).flatMap(([id, each]) => among(each, later.call, `prompts.${id}.`)),
  ];
}
