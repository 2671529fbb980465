import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { ArmResult } from '../../../bench/comparison';
import { dominated } from '../../../bench/view/pick';
import type { Fit, Requirements } from '../../../bench/view/pick';
import { percent, time } from '../../../bench/words';
import { extentOf } from '../../shared/charts/axes';
import { Chart } from '../../shared/charts/Chart';
import type { Frame, Point } from '../../shared/charts/frame';
import { NumberField } from '../../shared/components/NumberField';
import { Select } from '../../shared/components/Select';
import { Table } from '../../shared/components/Table';
import { visibleLine } from '../../shared/text/visible';
import { moneyChange, moneyPerMonth, isUsd } from '../../../report/money';
import { ApplyButton } from '../parts/applyButton';
import { Empty } from '../parts/empty';
import { limits, requirementsOf } from '../requirements';
import { copyText } from '../copyText';
import { savePicture } from '../savePicture';
import type { Section, SectionProps } from '../section';

const timeTitles = { ttft: 'time to the first token', e2e: 'time to the last token' } as const;

/** What is paid for what is gained, and which arm meets what is needed. */
function TradeOffs(props: SectionProps): JSX.Element {
  const { run, look } = props;
  const needed = requirementsOf(look, run.head.plan.primary);
  return (
    <>
      <Needs {...props} needed={needed} />
      <Plot {...props} of={needed.time} />
      <Bills {...props} of={needed.time} />
    </>
  );
}

function Needs(props: SectionProps & { readonly needed: Requirements }): JSX.Element {
  const { change, needed, surroundings, pick } = props;
  const { currency } = surroundings;
  const rate = isUsd(currency) ? 1 : currency.perUsd;
  const unit = isUsd(currency) ? '$' : currency.code;
  return (
    <section aria-labelledby="needs-title" class="needs">
      <h3 id="needs-title">Pick by requirements</h3>
      <div class="fields">
        <Select
          label="Time"
          value={needed.time}
          options={[
            { id: 'ttft', title: 'TTFT: to the first token' },
            { id: 'e2e', title: 'E2E: to the last token' },
          ]}
          select={(id) => change({ pickTime: id })}
        />
        <NumberField
          label="p95 at most"
          unit="ms"
          step={1}
          value={needed.maxP95Ms}
          set={(value) => change({ [limits.maxP95Ms]: value })}
        />
        <NumberField
          label="Cost at most"
          unit={`${unit} per 1K calls`}
          step={0.01}
          value={
            needed.maxUsdPer1kCalls === null ? null : Number((needed.maxUsdPer1kCalls * rate).toPrecision(8))
          }
          set={(value) => change({ [limits.maxUsdPer1kCalls]: value === null ? null : value / rate })}
        />
        <NumberField
          label="Answers that pass at least"
          unit="%"
          step={1}
          most={100}
          value={needed.minQuality === null ? null : Number((needed.minQuality * 100).toPrecision(8))}
          set={(value) => change({ [limits.minQuality]: value === null ? null : value / 100 })}
        />
        <Select
          label="Of those that fit"
          value={needed.prefer}
          options={[
            { id: 'cost', title: 'the cheapest' },
            { id: 'time', title: 'the fastest' },
          ]}
          select={(id) => change({ prefer: id })}
        />
      </div>
      <div role="status" class="pick">
        {pick === null ? (
          <p class="hint">
            Say what you need, and the best arm that fits is marked here and in the table of arms.
          </p>
        ) : (
          <>
            <p class="pick-words">
              {pick.arm === null ? pick.why : `Take ${visibleLine(pick.arm, 80)}. ${pick.why}`}
            </p>
            <ul class="fits">
              {pick.fits.map((fit) => (
                <FitLine key={fit.arm} fit={fit} isPicked={fit.arm === pick.arm} />
              ))}
            </ul>
          </>
        )}
      </div>
      {pick?.arm !== null && pick?.arm !== undefined && <ApplyButton {...props} arm={pick.arm} />}
    </section>
  );
}

const fitWords = { yes: 'fits', no: 'does not fit', unknown: 'not known to fit' } as const;
const fitTones = { yes: 'good', no: 'bad', unknown: 'open' } as const;

function FitLine({
  fit: { arm, fits, reasons, doubts },
  isPicked,
}: {
  readonly fit: Fit;
  readonly isPicked: boolean;
}): JSX.Element {
  return (
    <li>
      <span class={`word ${fitTones[fits]}`}>
        <strong>{visibleLine(arm, 80)}</strong> {fitWords[fits]}
      </span>
      {isPicked && <span class="badge best">picked</span>}
      {[...reasons, ...doubts].map((words) => `. ${words.replace(/\.$/, '')}`).join('')}.
    </li>
  );
}

type Placed = ArmResult & { readonly costUsd: number; readonly timeMs: number };

function timesOf(arm: ArmResult, of: Requirements['time']): ArmResult['ttftMs'] {
  return of === 'ttft' ? arm.ttftMs : arm.e2eMs;
}

function Plot(props: SectionProps & { readonly of: Requirements['time'] }): JSX.Element {
  const { run, series, money, host, of, pick } = props;
  const { arms } = run.summary.comparison;
  const beaten = useMemo(() => dominated(arms, of), [arms, of]);
  const placed = useMemo(
    () =>
      arms.flatMap((arm): Placed[] => {
        const timeMs = timesOf(arm, of).p50;
        return arm.per1kCallsUsd === null || timeMs === null
          ? []
          : [{ ...arm, costUsd: arm.per1kCallsUsd, timeMs }];
      }),
    [arms, of],
  );
  const missing = arms.filter(({ arm }) => !placed.some((own) => own.arm === arm)).map(({ arm }) => arm);
  const points = useMemo(
    () =>
      placed.map((arm): Point => ({
        x: arm.costUsd,
        y: arm.timeMs,
        series: series.findIndex(({ name }) => name === arm.arm),
        text: () =>
          `${visibleLine(arm.arm, 80)}: ${money(arm.costUsd)} per 1K calls, median ${time(arm.timeMs)}, ${qualityOf(arm)}${beatenWords(beaten.get(arm.arm))}`,
        isPale: beaten.has(arm.arm),
      })),
    [placed, beaten, series, money],
  );
  const x = useMemo(
    () => ({
      label: 'Cost per 1K calls',
      domain: roomy(placed.map(({ costUsd }) => costUsd)),
      format: money,
    }),
    [placed, money],
  );
  const y = useMemo(
    () => ({
      label: `Median ${timeTitles[of]}`,
      domain: roomy(
        placed.flatMap((arm) => {
          const interval = timesOf(arm, of).p50Interval;
          return [arm.timeMs, interval?.low ?? null, interval?.high ?? null];
        }),
      ),
      format: time,
    }),
    [placed, of],
  );
  const summary = placed
    .map(
      (arm) =>
        `${arm.arm}: ${money(arm.costUsd)}, ${time(arm.timeMs)}, ${qualityOf(arm)}${beatenWords(beaten.get(arm.arm))}.`,
    )
    .join(' ');
  return (
    <>
      <h3>Cost, time and quality</h3>
      {placed.length === 0 ? (
        <Empty why="No arm has both a known cost and a median time." />
      ) : (
        <Chart
          name={`trade-offs-${of}`}
          title={`Cost against the ${timeTitles[of]}: below and to the left is better`}
          summary={summary}
          height={340}
          right={120}
          {...{ x, y, series, points }}
          marks={(frame) => <Front {...{ frame, placed, beaten, of }} picked={pick?.arm ?? null} />}
          save={savePicture(host)}
          table={{
            copy: (text) => copyText(host, text),
            rows: placed,
            keyOf: ({ arm }) => arm,
            columns: [
              { id: 'arm', title: 'Arm', cell: ({ arm }) => visibleLine(arm, 80) },
              {
                id: 'cost',
                title: 'Cost per 1K calls',
                isNumber: true,
                cell: ({ costUsd }) => money(costUsd),
              },
              { id: 'time', title: 'Median', isNumber: true, cell: ({ timeMs }) => time(timeMs) },
              { id: 'quality', title: 'Quality', cell: (arm) => qualityOf(arm) },
              {
                id: 'beaten',
                title: 'Dominated by',
                cell: ({ arm }) =>
                  beaten
                    .get(arm)
                    ?.map((other) => visibleLine(other, 60))
                    .join(', ') ?? 'none',
              },
            ],
          }}
        />
      )}
      {beaten.size > 0 && (
        <p class="hint">
          Dominated: another arm costs no more, is no slower and passes as many checks, and is better in one
          of them. By the numbers as measured; where intervals overlap, that may be chance.
        </p>
      )}
      {missing.length > 0 && placed.length > 0 && (
        <p class="hint">
          Not drawn, as cost or time is not known: {missing.map((arm) => visibleLine(arm, 80)).join(', ')}.
        </p>
      )}
    </>
  );
}

function qualityOf({ qualityPassRate: rate }: ArmResult): string {
  return rate === null ? 'unchecked' : `${percent(rate)} pass`;
}

function beatenWords(by: readonly string[] | undefined): string {
  return by === undefined ? '' : `; dominated by ${by.map((arm) => visibleLine(arm, 60)).join(', ')}`;
}

/** With room around, as names stand beside the dots. */
function roomy(values: readonly (number | null)[]): [number, number] {
  const [low, high] = extentOf(values);
  const room = (high - low || Math.abs(high) || 1) * 0.15;
  return [Math.max(0, low - room), high + room];
}

/** The line of the arms that none beats, with intervals and names. */
function Front({
  frame: { x, y },
  placed,
  beaten,
  of,
  picked,
}: {
  readonly frame: Frame;
  readonly placed: readonly Placed[];
  readonly beaten: ReadonlyMap<string, unknown>;
  readonly of: Requirements['time'];
  readonly picked: string | null;
}): JSX.Element {
  const front = placed.filter(({ arm }) => !beaten.has(arm)).sort((a, b) => a.costUsd - b.costUsd);
  const path = front
    .map((arm, i) => {
      const [px, py] = [x.at(arm.costUsd), y.at(arm.timeMs)];
      return i === 0 ? `M${px},${py}` : `H${px}V${py}`;
    })
    .join('');
  const labels = labelHeights(placed.map((arm) => [x.at(arm.costUsd), y.at(arm.timeMs)]));
  return (
    <g class="front">
      {front.length > 1 && <path d={path} />}
      {placed.map((arm, i) => {
        const label = labels[i]!;
        const [px, py] = [x.at(arm.costUsd), y.at(arm.timeMs)];
        const interval = timesOf(arm, of).p50Interval;
        const isBeaten = beaten.has(arm.arm);
        return (
          <g key={arm.arm}>
            {interval !== null && interval.low !== null && interval.high !== null && (
              <line class="whisker" x1={px} x2={px} y1={y.at(interval.low)} y2={y.at(interval.high)} />
            )}
            {arm.arm === picked && <circle class="picked" cx={px} cy={py} r={11} />}
            <text x={px + 13} y={label - 3}>
              {visibleLine(arm.arm, 24)}
            </text>
            <text class="label" x={px + 13} y={label + 11}>
              {qualityOf(arm)}
              {isBeaten ? ' · dominated' : ''}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** Names need so much room, in pixels. */
const labelWidth = 130;
const labelHeight = 28;

/** Where the name of each dot stands: beside it, or lower where another one is. */
function labelHeights(dots: readonly (readonly [x: number, y: number])[]): number[] {
  const heights: number[] = dots.map(([, y]) => y);
  const order = dots.map((_, i) => i).sort((a, b) => dots[a]![1] - dots[b]![1]);
  order.forEach((i, place) => {
    for (const other of order.slice(0, place)) {
      const isNear = Math.abs(dots[i]![0] - dots[other]![0]) < labelWidth;
      if (isNear) heights[i] = Math.max(heights[i]!, heights[other]! + labelHeight);
    }
  });
  return heights;
}

interface Bill {
  readonly arm: ArmResult;
  readonly baseline: ArmResult | null;
}

/** What it means to take an arm: per 1K calls, per month, and per call in time. */
function Bills({
  run,
  surroundings,
  money,
  of,
}: SectionProps & { readonly of: Requirements['time'] }): JSX.Element {
  const { arms } = run.summary.comparison;
  const { volume, currency } = surroundings;
  const rows = arms.map((arm): Bill => {
    const contrast = run.head.contrasts.find(({ candidate }) => candidate === arm.arm);
    return { arm, baseline: arms.find((other) => other.arm === contrast?.baseline) ?? null };
  });
  const saved = ({ arm, baseline }: Bill): number | null =>
    baseline === null || arm.per1kCallsUsd === null || baseline.per1kCallsUsd === null
      ? null
      : arm.per1kCallsUsd - baseline.per1kCallsUsd;
  const against = (row: Bill, value: number | null, words: (value: number) => string): string =>
    row.baseline === null ? '–' : value === null ? 'unknown' : words(value);
  const perMonth = (usd: number): string => moneyPerMonth((usd / 1000) * volume!.callsPerMonth, currency);
  return (
    <section aria-labelledby="bills-title">
      <h3 id="bills-title">What that means</h3>
      <Table
        caption="What each arm costs, and how far it is from its baseline"
        rows={rows}
        keyOf={({ arm }) => arm.arm}
        columns={[
          { id: 'arm', title: 'Arm', cell: ({ arm }) => visibleLine(arm.arm, 80) },
          {
            id: 'cost',
            title: 'Per 1K calls',
            isNumber: true,
            cell: ({ arm: { per1kCallsUsd: usd } }) => (usd === null ? 'unknown' : money(usd)),
          },
          {
            id: 'change',
            title: 'to the baseline',
            isNumber: true,
            cell: (row) => against(row, saved(row), (usd) => moneyChange(usd, currency)),
          },
          ...(volume === null
            ? []
            : [
                {
                  id: 'month',
                  title: 'Per month',
                  isNumber: true,
                  cell: ({ arm: { per1kCallsUsd: usd } }: Bill) => (usd === null ? 'unknown' : perMonth(usd)),
                },
                {
                  id: 'monthChange',
                  title: 'to the baseline',
                  isNumber: true,
                  cell: (row: Bill) =>
                    against(row, saved(row), (usd) =>
                      moneyChange((usd / 1000) * volume.callsPerMonth, currency),
                    ),
                },
              ]),
          {
            id: 'time',
            title: `Median ${of === 'ttft' ? 'TTFT' : 'E2E'}`,
            isNumber: true,
            cell: ({ arm }) => time(timesOf(arm, of).p50),
          },
          {
            id: 'timeChange',
            title: 'to the baseline',
            isNumber: true,
            cell: (row) => {
              const [own, base] = [row.arm, row.baseline].map((arm) => arm && timesOf(arm, of).p50);
              const value =
                own === null || own === undefined || base === null || base === undefined ? null : own - base;
              return against(row, value, (ms) => `${ms < 0 ? '−' : '+'}${time(Math.abs(ms))}`);
            },
          },
        ]}
      />
      <p class="hint">
        {volume === null ? (
          <>
            No volume is configured, so nothing is said per month: set <code>defaults.callsPerMonth</code> in
            promptmeter.yaml.
          </>
        ) : (
          `At ${volume.callsPerMonth.toLocaleString('en-US')} calls per month (${volume.source}).`
        )}
      </p>
    </section>
  );
}

export const tradeOffs: Section = { id: 'trade-offs', title: 'Trade-offs', View: TradeOffs };
