import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Metric } from '../../../bench/comparison';
import { quantile } from '../../../bench/statistics/quantile';
import { quantileInterval } from '../../../bench/statistics/quantileInterval';
import { extentOf } from '../../shared/charts/axes';
import { Chart } from '../../shared/charts/Chart';
import type { Frame, Point } from '../../shared/charts/frame';
import { visibleLine } from '../../shared/text/visible';
import { Empty, whyEmpty } from '../parts/empty';
import { chosenMetric, MetricChoice } from '../parts/metricChoice';
import { PickedRequest } from '../parts/pickedRequest';
import { metricTitles, metricWords } from '../metricWords';
import { copyText } from '../copyText';
import { savePicture } from '../savePicture';
import type { Section, SectionProps } from '../section';

/** Every measured request of each arm, with median, p95 and the interval of the median. */
function Distribution(props: SectionProps): JSX.Element {
  const why = whyEmpty(props.run);
  return (
    <>
      <MetricChoice {...props} />
      <label class="field">
        <input
          type="checkbox"
          checked={props.look['isLog'] === true}
          onChange={({ currentTarget }) => props.change({ isLog: currentTarget.checked })}
        />
        <span>Logarithmic</span>
      </label>
      {why === null ? <DistributionChart {...props} /> : <Empty why={why} />}
      <PickedRequest {...props} />
    </>
  );
}

function DistributionChart(props: SectionProps): JSX.Element {
  const { run, look, change, money, series, host } = props;
  const metric = chosenMetric(props);
  const arms = run.head.arms;
  const rows = useMemo(() => arms.map((arm) => rowOf(arm, valuesOf(run.trials, arm, metric))), [run, metric]);
  const points = useMemo(
    () =>
      run.trials.flatMap((trial): Point[] => {
        const value = trial.values[metric];
        const place = arms.indexOf(trial.arm);
        if (!trial.counts || value === null || place < 0) return [];
        const text = (): string =>
          `${visibleLine(trial.arm, 60)}, request ${trial.id} (${visibleLine(trial.case, 60)}): ${metricWords(metric, value, money)}`;
        const { id } = trial;
        return [{ id, x: value, y: arms.length - 1 - place - spread(id), series: place, text }];
      }),
    [run.trials, metric, money],
  );
  const x = useMemo(
    () => ({
      label: metricTitles[metric],
      domain: extentOf(points.map((point) => point.x)),
      isLog: look['isLog'] === true,
      format: (value: number) => metricWords(metric, value, money),
    }),
    [points, metric, money, look['isLog']],
  );
  const y = useMemo(() => ({ label: '', categories: [...arms].reverse() }), [arms]);
  return (
    <Chart
      name={`distribution-${metric}`}
      title={`${metricTitles[metric]} of every request that counts`}
      summary={rows.map((row) => `${row.arm}: ${sentence(row, metric, money)}`).join(' ')}
      height={90 + 90 * arms.length}
      {...{ x, y, series, points }}
      picked={typeof look['trial'] === 'number' ? look['trial'] : null}
      onPick={({ id }) => change({ trial: id ?? null })}
      marks={(frame) => rows.map((row, i) => marksOf(row, arms.length - 1 - i, frame))}
      save={savePicture(host)}
      table={{
        copy: (text) => copyText(host, text),
        rows,
        keyOf: ({ arm }) => arm,
        columns: [
          { id: 'arm', title: 'Arm', cell: ({ arm }) => arm },
          { id: 'n', title: 'Requests', isNumber: true, cell: ({ n }) => n },
          ...(['low', 'p50', 'high', 'p95'] as const).map((id) => ({
            id,
            title: { low: 'Median from', p50: 'Median', high: 'Median to', p95: 'p95' }[id],
            isNumber: true,
            cell: (row: Row) => (row[id] === null ? 'n/a' : metricWords(metric, row[id], money)),
          })),
        ],
      }}
    />
  );
}

interface Row {
  readonly arm: string;
  readonly n: number;
  readonly p50: number | null;
  readonly p95: number | null;
  /** 95 % interval of the median. */
  readonly low: number | null;
  readonly high: number | null;
}

function valuesOf(trials: SectionProps['run']['trials'], arm: string, metric: Metric): number[] {
  return trials
    .filter((trial) => trial.arm === arm && trial.counts)
    .flatMap(({ values }) => values[metric] ?? []);
}

function rowOf(arm: string, values: readonly number[]): Row {
  const interval = quantileInterval(values, 0.5);
  return {
    arm,
    n: values.length,
    p50: values.length === 0 ? null : quantile(values, 0.5),
    p95: values.length === 0 ? null : quantile(values, 0.95),
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

function sentence({ n, p50, p95 }: Row, metric: Metric, money: SectionProps['money']): string {
  if (p50 === null || p95 === null) return 'no request.';
  return `${n} requests, median ${metricWords(metric, p50, money)}, p95 ${metricWords(metric, p95, money)}.`;
}

function marksOf({ arm, p50, p95, low, high }: Row, place: number, { x, y }: Frame): JSX.Element | null {
  if (p50 === null || p95 === null) return null;
  const at = y.at(place);
  return (
    <g key={arm} class="quantiles">
      {low !== null && high !== null && (
        <line class="interval" x1={x.at(low)} x2={x.at(high)} y1={at} y2={at} />
      )}
      <line class="median" x1={x.at(p50)} x2={x.at(p50)} y1={at - 26} y2={at + 26} />
      <line class="p95" x1={x.at(p95)} x2={x.at(p95)} y1={at - 26} y2={at + 26} />
    </g>
  );
}

/** Moves dots apart, each always by the same: ± 0.3 of the room of an arm. */
function spread(id: number): number {
  // The golden ratio leaves no two neighbours at one height.
  return ((id * 0.618_033_988_75) % 1) * 0.6 - 0.3;
}

export const distribution: Section = { id: 'distribution', title: 'Distribution', View: Distribution };
