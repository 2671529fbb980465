import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { ContrastResult, Metric } from '../../../bench/comparison';
import type { Contrast } from '../../../bench/experiment';
import { quantile } from '../../../bench/statistics/quantile';
import { quantileInterval } from '../../../bench/statistics/quantileInterval';
import { pairsOf } from '../../../bench/view/pairs';
import type { PairView } from '../../../bench/view/pairs';
import { verdictWords } from '../../../bench/words';
import type { Money } from '../../../bench/words';
import { extentOf } from '../../shared/charts/axes';
import { Chart } from '../../shared/charts/Chart';
import type { Frame, Point } from '../../shared/charts/frame';
import { failedSeries } from '../../shared/charts/series';
import type { Series } from '../../shared/charts/series';
import { Select } from '../../shared/components/Select';
import { chosen } from '../../shared/look';
import { visibleLine } from '../../shared/text/visible';
import { chosenContrast, ContrastChoice } from '../parts/contrastChoice';
import { Empty, whyEmpty } from '../parts/empty';
import { chosenMetric, MetricChoice } from '../parts/metricChoice';
import { PickedRequest } from '../parts/pickedRequest';
import { metricTitles, metricWords } from '../metricWords';
import { copyText } from '../copyText';
import { savePicture } from '../savePicture';
import type { Section, SectionProps } from '../section';
import { change as changeWords, pWords } from './differences';

const units = ['percent', 'absolute'] as const;
type Unit = (typeof units)[number];

/** Each pair that counts: how far the candidate is from the baseline, in the order of the pairs. */
function Pairs(props: SectionProps): JSX.Element {
  const { run, look, change } = props;
  const contrast = chosenContrast(props);
  const why = whyEmpty(run);
  if (contrast === null) return <Empty why="This run has one arm only: it has no pairs." />;
  const unit = chosen(look, 'unit', units) ?? 'percent';
  return (
    <>
      <ContrastChoice {...props} />
      <MetricChoice {...props} />
      <Select
        label="As"
        value={unit}
        options={[
          { id: 'percent', title: 'ratio' },
          { id: 'absolute', title: 'difference' },
        ]}
        select={(id) => change({ unit: id })}
      />
      {why === null ? <PairsChart {...props} {...{ contrast, unit }} /> : <Empty why={why} />}
      <PickedRequest {...props} />
    </>
  );
}

/** The middle of the pairs and its interval, on the scale that is drawn. */
interface Middle {
  readonly at: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

function PairsChart(props: SectionProps & { readonly contrast: Contrast; readonly unit: Unit }): JSX.Element {
  const { run, look, change, money, host, contrast, unit } = props;
  const metric = chosenMetric(props);
  const pairs = useMemo(() => pairsOf(run.trials, contrast, metric), [run.trials, contrast, metric]);
  const result = run.summary.comparison.contrasts.find(
    (each) =>
      each.metric === metric && each.baseline === contrast.baseline && each.candidate === contrast.candidate,
  );
  const of = unit === 'percent' ? 'ratio' : 'difference';
  const none = unit === 'percent' ? 1 : 0;
  const [low, high] = useMemo(() => {
    const [least, most] = extentOf([none, ...pairs.map((pair) => pair[of])]);
    const room = Math.max((most - least) * 0.08, unit === 'percent' ? 0.02 : 0);
    return [least - room, most + room];
  }, [pairs, unit]);
  const middle = useMemo(() => middleOf(pairs, unit, result), [pairs, unit, result]);
  const shown = (value: number): string =>
    unit === 'percent' ? changeWords(value) : differenceWords(metric, value, money);
  const points = useMemo(
    () => pairs.flatMap((pair) => pointOf(pair, pair[of], { low, high }, shown)),
    [pairs, unit, low, high, money, metric],
  );
  const series = useMemo(
    (): Series[] => [{ name: 'pair', shape: 'circle', colour: 'var(--chart-blue)' }, failedSeries],
    [],
  );
  const x = useMemo(
    () => ({
      label: 'Pair',
      domain: [1, Math.max(2, (pairs.at(-1)?.block ?? 0) + 1)] as const,
      format: whole,
    }),
    [pairs],
  );
  const y = useMemo(
    () => ({
      label: `${contrast.candidate} ${unit === 'percent' ? 'against' : 'minus'} ${contrast.baseline}`,
      domain: [low, high] as const,
      format: shown,
    }),
    [low, high, unit, metric, money, contrast],
  );
  const words = wordsOf({ ...{ middle, unit, result, shown }, margin: run.head.plan.margin });
  return (
    <>
      <p class="reading">{words}</p>
      <Chart
        name={`pairs-${metric}`}
        title={`${metricTitles[metric]}, pair by pair`}
        summary={words}
        height={320}
        {...{ x, y, series, points }}
        marks={(frame) => <Band {...{ frame, middle, none }} />}
        save={savePicture(host)}
        picked={typeof look['trial'] === 'number' ? look['trial'] : null}
        onPick={({ id }) => change({ trial: id ?? null })}
        table={{
          copy: (text) => copyText(host, text),
          rows: pairs,
          keyOf: ({ block }) => String(block),
          columns: [
            { id: 'pair', title: 'Pair', isNumber: true, cell: ({ block }) => block + 1 },
            { id: 'case', title: 'Input', cell: (pair) => visibleLine(pair.case, 60) },
            ...(['baseline', 'candidate'] as const).map((id) => ({
              id,
              title: contrast[id],
              isNumber: true,
              cell: (pair: PairView) => valueWords(pair[id], metric, money),
            })),
            {
              id: 'of',
              title: 'Difference',
              isNumber: true,
              cell: (pair: PairView) => (pair[of] === null ? 'n/a' : shown(pair[of])),
            },
          ],
        }}
      />
    </>
  );
}

function valueWords(trial: PairView['baseline'], metric: Metric, money: Money): string {
  if (trial.status !== 'ok') return trial.status;
  const value = trial.values[metric];
  return value === null ? 'n/a' : metricWords(metric, value, money);
}

const whole = (value: number): string => (Number.isInteger(value) ? String(value) : '');

function differenceWords(metric: Metric, value: number, money: Money): string {
  if (value === 0) return metricWords(metric, 0, money);
  return `${value < 0 ? '−' : '+'}${metricWords(metric, Math.abs(value), money)}`;
}

/** The candidate's request is chosen with a dot; failures stand at the edge that they lose at. */
function pointOf(
  { block, case: name, baseline, candidate, failed }: PairView,
  value: number | null,
  { low, high }: { readonly low: number; readonly high: number },
  shown: (value: number) => string,
): Point[] {
  const head = (): string => `Pair ${block + 1} (${visibleLine(name, 60)})`;
  if (failed !== null) {
    const lost = failed === 'baseline' ? baseline : candidate;
    const who = failed === 'both' ? 'both requests' : lost.arm;
    const y = failed === 'both' ? (low + high) / 2 : failed === 'candidate' ? high : low;
    return [
      { x: block + 1, y, series: 1, id: lost.id, text: () => `${head()}: ${who} failed (${lost.status})` },
    ];
  }
  if (value === null) return [];
  return [{ x: block + 1, y: value, series: 0, id: candidate.id, text: () => `${head()}: ${shown(value)}` }];
}

/** The Hodges–Lehmann ratio of the comparison; of differences, their median. */
function middleOf(pairs: readonly PairView[], unit: Unit, result: ContrastResult | undefined): Middle {
  if (unit === 'percent') {
    return { at: result?.ratio ?? null, low: result?.low ?? null, high: result?.high ?? null };
  }
  const values = pairs.flatMap(({ difference }) => difference ?? []);
  const interval = quantileInterval(values, 0.5);
  return {
    at: values.length === 0 ? null : quantile(values, 0.5),
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

function wordsOf({
  middle: { at, low, high },
  unit,
  result,
  shown,
  margin,
}: {
  readonly middle: Middle;
  readonly unit: Unit;
  readonly result: ContrastResult | undefined;
  readonly shown: (value: number) => string;
  readonly margin: number;
}): string {
  if (result === undefined || at === null) return 'Nothing can be compared in this metric.';
  const name = unit === 'percent' ? 'Typical difference (Hodges–Lehmann)' : 'Median difference';
  const interval =
    low === null || high === null ? 'no interval of so few pairs' : `95 %: ${shown(low)} to ${shown(high)}`;
  return `${name}: ${shown(at)} (${interval}; ${result.n} pairs, p ${pWords(result.pAdjusted ?? result.p).replace(/^(?=\d)/, '= ')}). ${sentence(verdictWords(result, margin))}`;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function Band({
  frame: { y, width },
  middle: { at, low, high },
  none,
}: {
  readonly frame: Frame;
  readonly middle: Middle;
  readonly none: number;
}): JSX.Element {
  return (
    <g class="band">
      {low !== null && high !== null && (
        <rect x={0} width={width} y={y.at(high)} height={Math.max(2, y.at(low) - y.at(high))} />
      )}
      {at !== null && <line class="middle" x1={0} x2={width} y1={y.at(at)} y2={y.at(at)} />}
      <line class="none" x1={0} x2={width} y1={y.at(none)} y2={y.at(none)} />
    </g>
  );
}

export const pairs: Section = { id: 'pairs', title: 'Pairs', View: Pairs };
