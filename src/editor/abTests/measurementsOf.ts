import type { ListedRun } from '../../bench/store/runList';
import type { Profile } from '../../report/model';
import { plain } from '../../text/plain';
import { ago } from './runWords';

/** What a prompt was last measured with. */
export interface Measurement {
  /** Of the run, absolute. */
  readonly file: string;
  /** `p50 812 ms · TTFT 240 ms (n=50, 2 d ago)`. */
  readonly title: string;
  readonly tooltip: string;
}

/** The last measurement of each prompt, by its id: of its text as it is, else of an earlier one. */
export async function measurementsOf(
  prompts: readonly Profile[],
  runs: readonly ListedRun[],
): Promise<ReadonlyMap<string, Measurement>> {
  const { templateOfPrompt, textHash } = await import('../../bench/experiments');
  const found = new Map<string, Measurement>();
  for (const prompt of prompts) {
    const own = runs.filter(({ run }) => run.arms.some(({ source }) => source?.id === prompt.id));
    if (own.length === 0) continue;
    const template = templateOfPrompt(prompt);
    const hash = 'mistake' in template ? null : textHash(template.messages);
    const isNow = (arm: ListedRun['run']['arms'][number]): boolean => arm.textHash === hash;
    const measured =
      own.flatMap((listed) => measurementOf(listed, isNow, false)).at(0) ??
      own.flatMap((listed) => measurementOf(listed, ({ source }) => source?.id === prompt.id, true)).at(0);
    if (measured !== undefined) found.set(prompt.id, measured);
  }
  return found;
}

/** What a run measured of its first such arm; nothing where that gave no answer. */
function measurementOf(
  { file, run, name, summary }: ListedRun,
  isWanted: (arm: ListedRun['run']['arms'][number]) => boolean,
  isStale: boolean,
): Measurement[] {
  const arm = run.arms.find(isWanted);
  const result = summary?.arms.find((each) => each.arm === arm?.id);
  if (summary === null || arm === undefined || result === undefined || result.n === 0) return [];
  const { n, e2eMs, ttftMs } = result;
  const times = [
    ...(e2eMs === null ? [] : [`p50 ${ms(e2eMs)}`]),
    ...(ttftMs === null ? [] : [`TTFT ${ms(ttftMs)}`]),
  ];
  if (times.length === 0) return [];
  const marks = [...(isStale ? ['stale'] : []), ...(summary.simulated ? ['simulated'] : [])];
  return [
    {
      file,
      title: `${times.join(' · ')} (n=${n}, ${[ago(run.at), ...marks].join(', ')})`,
      tooltip: [
        `Medians of the whole time and of the time to the first token: ${plain(arm.model, 60)}, ${n} answers, ${plain(name, 60)}.`,
        ...(isStale ? ['The prompt has changed since.'] : []),
        ...(summary.simulated ? ['A server on this machine answered: no provider was measured.'] : []),
        'Opens the run.',
      ].join(' '),
    },
  ];
}

/** `812 ms`, `1.2 s`: a lens has no room for more. */
function ms(value: number): string {
  return value < 1000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`;
}
