import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { ContrastResult } from '../../../bench/comparison';
import { contrastRows } from '../../../bench/renderings/rows';
import { percent } from '../../../bench/words';
import { toneOf } from '../../../bench/view/verdict';
import { extentOf } from '../../shared/charts/axes';
import { Chart } from '../../shared/charts/Chart';
import type { Frame, Point } from '../../shared/charts/frame';
import type { Series } from '../../shared/charts/series';
import { visibleLine } from '../../shared/text/visible';
import { chosenContrast, ContrastChoice } from '../parts/contrastChoice';
import { Empty, whyEmpty } from '../parts/empty';
import { copyText } from '../copyText';
import { savePicture } from '../savePicture';
import type { Section, SectionProps } from '../section';

const noSeries: readonly Series[] = [];

/** A ratio as a difference: `−22 %`. */
export function change(ratio: number): string {
  const words = percent(Math.abs(ratio - 1));
  return ratio === 1 ? '0 %' : `${ratio < 1 ? '−' : '+'}${words}`;
}

interface Row {
  readonly contrast: ContrastResult;
  readonly cells: readonly string[];
}

/** What the arms differ in, metric by metric: ratio, interval and verdict. */
function Differences(props: SectionProps): JSX.Element {
  const { run, host } = props;
  const chosen = chosenContrast(props);
  const { comparison } = run.summary;
  const { plan, trialsFile } = run.head;
  const { header, rows } = useMemo(() => {
    const shown = contrastRows({ comparison, trialsFile, margin: plan.margin });
    return {
      header: shown.header,
      rows: comparison.contrasts
        .map((contrast, i): Row => ({ contrast, cells: shown.rows[i]! }))
        .filter(
          ({ contrast: { baseline, candidate } }) =>
            baseline === chosen?.baseline && candidate === chosen.candidate,
        ),
    };
  }, [comparison, chosen]);
  const drawn = rows.filter(({ contrast }) => contrast.ratio !== null);
  const points = useMemo(
    () =>
      drawn.map(({ contrast, cells }, i): Point => ({
        x: contrast.ratio!,
        y: drawn.length - 1 - i,
        series: 0,
        text: () => `${cells[0]}, ${cells[1]}: ${cells[2]}, ${cells[4]}`,
      })),
    [rows],
  );
  const x = useMemo(() => {
    const ends = drawn.flatMap(({ contrast: { ratio, low, high } }) => [ratio, low ?? ratio, high ?? ratio]);
    const [low, high] = extentOf([...ends, 1 - plan.margin, 1 + plan.margin]);
    const room = Math.max(0.02, (high - low) * 0.05);
    return {
      label: 'Difference of the candidate from the baseline (ratio − 1)',
      domain: [Math.max(0, low - room), high + room] as const,
      format: change,
    };
  }, [rows]);
  const y = useMemo(
    () => ({ label: '', categories: drawn.map(({ cells }) => short(cells[1]!)).reverse() }),
    [rows],
  );
  if (rows.length === 0) {
    return (
      <Empty
        why={
          run.head.contrasts.length === 0
            ? 'This run has one arm only: there is nothing to compare it with.'
            : (whyEmpty(run) ?? 'No pair can be compared yet.')
        }
      />
    );
  }
  return (
    <>
      <ContrastChoice {...props} />
      <Chart
        name="differences"
        title={`What ${visibleLine(chosen?.candidate ?? '', 60)} changes`}
        summary={rows.map(({ cells }) => `${cells[0]}, ${cells[1]}: ${cells[4]}.`).join(' ')}
        height={74 + 28 * drawn.length}
        {...{ x, y, points }}
        series={noSeries}
        marks={(frame) => (
          <>
            <Zero frame={frame} margin={plan.margin} />
            {drawn.map((row, i) => (
              <Interval key={i} contrast={row.contrast} place={drawn.length - 1 - i} frame={frame} />
            ))}
          </>
        )}
        save={savePicture(host)}
        isTableShown
        table={{
          copy: (text) => copyText(host, text),
          rows,
          keyOf: ({ cells }) => `${cells[0]} ${cells[1]}`,
          columns: [
            ...header.map((title, i) => ({
              id: title,
              title,
              isNumber: i === 2 || i === 3,
              cell: ({ contrast, cells }: Row) => (
                <span
                  class={i === 4 ? `word ${toneOf(contrast)}` : ''}
                  data-contrast={`${contrast.candidate}/${contrast.baseline}/${contrast.metric}/${i}`}
                >
                  {cells[i]}
                </span>
              ),
            })),
            {
              id: 'p',
              title: 'p',
              hint: 'Two-sided, signed ranks; that of the metrics that were not chosen before is adjusted (Holm)',
              isNumber: true,
              cell: ({ contrast: { p, pAdjusted } }: Row) => pWords(pAdjusted ?? p),
            },
          ],
        }}
      />
    </>
  );
}

/** `0.031`, `<0.001`. */
export function pWords(p: number | null): string {
  if (p === null) return 'n/a';
  return p < 0.001 ? '<0.001' : p.toFixed(3);
}

/** The metric without what it stands for: `TTFT *`. */
function short(metric: string): string {
  return metric.replace(/^.*\((\w+)\)/, '$1');
}

/** Where nothing differs, with what counts as the same around it. */
function Zero({
  frame: { x, height },
  margin,
}: {
  readonly frame: Frame;
  readonly margin: number;
}): JSX.Element {
  const [from, to] = [x.at(1 - margin), x.at(1 + margin)];
  return (
    <g class="zero">
      <rect class="same" x={from} y={0} width={Math.max(0, to - from)} height={height} />
      <line x1={x.at(1)} x2={x.at(1)} y1={0} y2={height} />
    </g>
  );
}

function Interval({
  contrast,
  place,
  frame: { x, y, width },
}: {
  readonly contrast: ContrastResult;
  readonly place: number;
  readonly frame: Frame;
}): JSX.Element {
  const { ratio, low, high, primary } = contrast;
  const at = y.at(place);
  const hasNone = low === null && high === null;
  const [from, to] = [low === null ? 0 : x.at(low), high === null ? width : x.at(high)];
  const middle = x.at(ratio!);
  const r = primary ? 6 : 4.5;
  return (
    <g class={`estimate ${toneOf(contrast)}`}>
      {!hasNone && <line class="whisker" x1={from} x2={to} y1={at} y2={at} />}
      {low !== null && <line class="whisker" x1={from} x2={from} y1={at - 5} y2={at + 5} />}
      {high !== null && <line class="whisker" x1={to} x2={to} y1={at - 5} y2={at + 5} />}
      <rect x={middle - r} y={at - r} width={2 * r} height={2 * r} class={primary ? 'primary' : ''} />
    </g>
  );
}

export const differences: Section = { id: 'differences', title: 'Differences', View: Differences };
