import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Metric } from '../../../bench/comparison';
import type { TrialView } from '../../../bench/view/runView';
import type { Money } from '../../../bench/words';
import { extentOf } from '../../shared/charts/axes';
import { Chart } from '../../shared/charts/Chart';
import type { Frame, Point } from '../../shared/charts/frame';
import { failedSeries } from '../../shared/charts/series';
import { visibleLine } from '../../shared/text/visible';
import { Empty } from '../parts/empty';
import { chosenMetric, MetricChoice } from '../parts/metricChoice';
import { PickedRequest } from '../parts/pickedRequest';
import { elapsed, metricTitles, metricWords } from '../metricWords';
import { copyText } from '../copyText';
import { savePicture } from '../savePicture';
import type { Section, SectionProps } from '../section';

/** Every request over the time since the run began: whether it drifts, when it failed, where connections were opened. */
function Timeline(props: SectionProps): JSX.Element {
  const { run, look, change, money, series: arms, host } = props;
  const metric = chosenMetric(props);
  const trials = useMemo(() => run.trials.filter(({ phase }) => phase === 'measured'), [run.trials]);
  const series = useMemo(() => [...arms, failedSeries], [arms]);
  const [, most] = useMemo(() => extentOf(trials.map(({ values }) => values[metric])), [trials, metric]);
  const top = most * 1.12;
  const points = useMemo(
    () =>
      trials.flatMap((trial): Point[] => {
        const place = run.head.arms.indexOf(trial.arm);
        const value = trial.values[metric];
        const isLost = trial.status !== 'ok';
        if (place < 0 || (value === null && !isLost)) return [];
        return [
          {
            id: trial.id,
            x: trial.atMs,
            y: isLost ? top : value!,
            series: isLost ? arms.length : place,
            isPale: !trial.counts,
            text: () => textOf(trial, metric, money),
          },
        ];
      }),
    [trials, metric, money, top, arms],
  );
  const opened = useMemo(() => trials.filter(({ newConnection }) => newConnection === true), [trials]);
  const x = useMemo(
    () => ({
      label: 'Time since the run began',
      domain: extentOf([0, ...trials.map(({ atMs }) => atMs)]),
      format: elapsed,
    }),
    [trials],
  );
  const y = useMemo(
    () => ({
      label: metricTitles[metric],
      domain: [0, top] as const,
      format: (value: number) => metricWords(metric, value, money),
    }),
    [metric, top, money],
  );
  const lost = trials.filter(({ status }) => status !== 'ok').length;
  const left = trials.filter(({ counts }) => !counts).length;
  const summary = `${trials.length} measured requests; ${lost} failed, ${opened.length} opened a connection, ${left} belong to no pair that counts.`;
  return (
    <>
      <MetricChoice {...props} />
      {trials.length === 0 ? (
        <Empty why="No request has been measured." />
      ) : (
        <>
          <p class="reading">
            {summary} Crosses at the top failed; ticks below are new connections; pale dots do not count.
          </p>
          <Chart
            name={`timeline-${metric}`}
            title={`${metricTitles[metric]} as the run went on`}
            summary={summary}
            height={340}
            {...{ x, y, series, points }}
            marks={(frame) => <Connections {...{ frame, opened }} />}
            save={savePicture(host)}
            picked={typeof look['trial'] === 'number' ? look['trial'] : null}
            onPick={({ id }) => change({ trial: id ?? null })}
            table={{
              copy: (text) => copyText(host, text),
              rows: stretchesOf(trials, metric),
              keyOf: ({ fromMs }) => String(fromMs),
              columns: [
                { id: 'from', title: 'From', isNumber: true, cell: ({ fromMs }) => elapsed(fromMs) },
                { id: 'to', title: 'Until', isNumber: true, cell: ({ toMs }) => elapsed(toMs) },
                { id: 'n', title: 'Requests', isNumber: true, cell: ({ n }) => n },
                {
                  id: 'mean',
                  title: 'Mean of those answered',
                  isNumber: true,
                  cell: ({ mean }) => (mean === null ? 'n/a' : metricWords(metric, mean, money)),
                },
                { id: 'failed', title: 'Failed', isNumber: true, cell: ({ failed }) => failed },
                { id: 'opened', title: 'New connections', isNumber: true, cell: (stretch) => stretch.opened },
              ],
            }}
          />
        </>
      )}
      <PickedRequest {...props} />
    </>
  );
}

function textOf(trial: TrialView, metric: Metric, money: Money): string {
  const { id, arm, case: name, status, values, atMs, counts, newConnection, message } = trial;
  const value = values[metric];
  const what =
    status === 'ok' && value !== null
      ? metricWords(metric, value, money)
      : `${status}${message === null ? '' : `: ${visibleLine(message, 120)}`}`;
  return [
    `${visibleLine(arm, 60)}, request ${id} (${visibleLine(name, 60)}) at ${elapsed(atMs)}: ${what}`,
    ...(newConnection === true ? ['new connection'] : []),
    ...(counts ? [] : ['does not count']),
  ].join('; ');
}

/** More ticks than these are one line. */
const mostTicks = 1000;

function Connections({
  frame: { x, height },
  opened,
}: {
  readonly frame: Frame;
  readonly opened: readonly TrialView[];
}): JSX.Element {
  const path = opened
    .slice(0, mostTicks)
    .map(({ atMs }) => `M${x.at(atMs).toFixed(1)},${height}v-9`)
    .join('');
  return <path class="connections" d={path} />;
}

interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
  readonly n: number;
  readonly failed: number;
  readonly opened: number;
  readonly mean: number | null;
}

/** The run in ten stretches of the same length: enough to see a drift in numbers. */
function stretchesOf(trials: readonly TrialView[], metric: Metric): Stretch[] {
  const end = Math.max(1, ...trials.slice(-50).map(({ atMs }) => atMs + 1));
  return Array.from({ length: 10 }, (_, i): Stretch => {
    const [fromMs, toMs] = [(end / 10) * i, (end / 10) * (i + 1)];
    const own = trials.filter(({ atMs }) => atMs >= fromMs && atMs < toMs);
    const values = own.flatMap(({ values: of }) => of[metric] ?? []);
    return {
      ...{ fromMs, toMs, n: own.length },
      failed: own.filter(({ status }) => status !== 'ok').length,
      opened: own.filter(({ newConnection }) => newConnection === true).length,
      mean: values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length,
    };
  });
}

export const timeline: Section = { id: 'timeline', title: 'Timeline', View: Timeline };
