import { schemaVersion } from './records';
import type {
  BlockRecord,
  EndRecord,
  RunLine,
  RunRecord,
  SentRecord,
  SetupRecord,
  TrialRecord,
} from './records';

/** What a file says of its run. */
export interface ReadRun {
  readonly run: RunRecord;
  /** Null of runs that older versions made. */
  readonly setup: SetupRecord | null;
  /** What somebody calls it; null where nobody does. */
  readonly name: string | null;
  readonly sent: readonly SentRecord[];
  readonly trials: readonly TrialRecord[];
  readonly blocks: readonly BlockRecord[];
  /** Null where it was killed, or goes on. */
  readonly end: EndRecord | null;
  /** Whether it goes on: a file alone does not tell. */
  readonly isRunning?: boolean;
  /** What is wrong with the file, as sentences. */
  readonly problems: readonly string[];
}

/** What the text of a run's file says; null where it holds none. Lines that cannot be read are left out, and told. */
export function parseRun(text: string): ReadRun | null {
  const lines: RunLine[] = [];
  let broken = 0;
  let unknown = 0;
  const all = text.split('\n');
  for (const [i, line] of all.entries()) {
    if (line.trim() === '') continue;
    const read = lineOf(line);
    if (read === 'unknown') unknown += 1;
    else if (read !== 'broken') lines.push(read);
    // What a kill cut off is no fault of the file.
    else if (i < all.length - 1) broken += 1;
  }
  const of = <K extends RunLine['kind']>(kind: K): Extract<RunLine, { kind: K }>[] =>
    lines.filter((line): line is Extract<RunLine, { kind: K }> => line.kind === kind);
  const [run] = of('run');
  if (run === undefined) return null;
  // What came before a resumption ended nothing.
  const last = lines.findLast(({ kind }) => kind !== 'name');
  return {
    run,
    setup: of('setup')[0] ?? null,
    name: of('name').at(-1)?.name ?? null,
    sent: of('sent'),
    trials: of('trial'),
    blocks: of('block'),
    end: last?.kind === 'end' ? last : null,
    problems: [
      ...(isNewer(run)
        ? [
            `A newer version of Promptmeter made this run (format ${run.schemaVersion}): only what this one knows is shown.`,
          ]
        : []),
      ...(broken === 0
        ? []
        : [`${times(broken)} of the file cannot be read and ${broken === 1 ? 'is' : 'are'} left out.`]),
      ...(unknown === 0
        ? []
        : [
            `${times(unknown)} of the file ${unknown === 1 ? 'is' : 'are'} of a kind that this version does not know, and left out.`,
          ]),
    ],
  };
}

/** Why a text is no file of a run, as a sentence. */
export function whyNoRun(text: string): string {
  if (text.trim() === '') return 'The file is empty.';
  const first = text.slice(0, text.indexOf('\n') + 1 || undefined);
  try {
    const { kind, schemaVersion: version } = JSON.parse(first) as Partial<RunRecord>;
    if (kind === 'run' && typeof version === 'number' && isNewer({ schemaVersion: version })) {
      return `A newer version of Promptmeter made this run (format ${version}), in a form that this one cannot read.`;
    }
    if (kind === 'run') return 'The line that says what was compared is damaged.';
  } catch {
    // It is no file of ours at all, or cut off in its first line.
  }
  return 'It is no file of a run: it has no line that says what was compared.';
}

function times(lines: number): string {
  return lines === 1 ? 'One line' : `${lines} lines`;
}

function isNewer({ schemaVersion: version }: { readonly schemaVersion: number }): boolean {
  return version > schemaVersion;
}

function lineOf(line: string): RunLine | 'broken' | 'unknown' {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'broken';
  }
  if (typeof value !== 'object' || value === null || !('kind' in value)) return 'unknown';
  const { kind } = value;
  if (typeof kind !== 'string' || !Object.hasOwn(shapes, kind)) return 'unknown';
  return shapes[kind as RunLine['kind']](value) ? (value as RunLine) : 'broken';
}

type Fields = Readonly<Record<string, unknown>>;

const isText = (value: unknown): boolean => typeof value === 'string';
const isNumber = (value: unknown): boolean => typeof value === 'number';
const isNumberOrNull = (value: unknown): boolean => value === null || typeof value === 'number';
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isList = (value: unknown, of: (each: Fields) => boolean): boolean =>
  Array.isArray(value) && value.every((each) => isFields(each) && of(each));
const isKey = ({ id, arm, phase, block, attempt }: Fields): boolean =>
  [id, block, attempt].every(isNumber) && [arm, phase].every(isText);

/** What a line must have for what compares and shows runs to rely on it: a file may be anybody's. */
const shapes: Readonly<Record<RunLine['kind'], (line: Fields) => boolean>> = {
  run: ({ id, experiment, at, arms, contrasts, plan, maxUsd, versions, schemaVersion: version }) =>
    [id, experiment, at].every(isText) &&
    [maxUsd, version].every(isNumber) &&
    isList(arms, (arm) => [arm['id'], arm['variant'], arm['endpoint'], arm['model']].every(isText)) &&
    isList(contrasts, ({ baseline, candidate }) => [baseline, candidate].every(isText)) &&
    isFields(plan) &&
    [plan['pairs'], plan['margin'], plan['seed'], plan['concurrency']].every(isNumber) &&
    isText(plan['primary']) &&
    isFields(versions),
  setup: ({ endpoints, variants, checks, cases }) =>
    Array.isArray(endpoints) &&
    endpoints.every(isText) &&
    isList(variants, ({ name, messages }) => isText(name) && isMessages(messages)) &&
    isList(checks, ({ type }) => isText(type)) &&
    (cases === null || isList(cases, ({ name, values }) => isText(name) && isFields(values))),
  name: ({ name }) => isText(name),
  sent: (line) => isKey(line) && isNumber(line['reservedUsd']) && isText(line['at']),
  trial: (line) =>
    isKey(line) &&
    ['case', 'status', 'text', 'at'].every((key) => isText(line[key])) &&
    ['ttftMs', 'ttfatMs', 'tpotMs', 'e2eMs', 'costUsd'].every((key) => isNumberOrNull(line[key])) &&
    isNumber(line['chargedUsd']) &&
    Array.isArray(line['notes']) &&
    (line['usage'] === null || isFields(line['usage'])),
  block: ({ block, attempt, reasons }) =>
    [block, attempt].every(isNumber) && Array.isArray(reasons) && reasons.every(isText),
  end: ({ reason, at }) => [reason, at].every(isText),
};

function isMessages(value: unknown): boolean {
  return isList(
    value,
    ({ role, parts }) =>
      isText(role) && isList(parts, (part) => isText(part['variable']) || isText(part['text'])),
  );
}

/** What a run has cost at most: requests that were in flight when it was killed by their worst case. */
export function chargedUsd({ sent, trials }: Pick<ReadRun, 'sent' | 'trials'>): number {
  const ended = new Set(trials.map(({ id }) => id));
  const lost = sent.filter(({ id }) => !ended.has(id)).reduce((sum, { reservedUsd }) => sum + reservedUsd, 0);
  return trials.reduce((sum, trial) => sum + trial.chargedUsd, lost);
}
