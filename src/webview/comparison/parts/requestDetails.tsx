import type { ComponentChildren, JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { stepsOf } from '../../../bench/view/steps';
import type { Step } from '../../../bench/view/steps';
import type { TrialView } from '../../../bench/view/runView';
import { time } from '../../../bench/words';
import type { Money } from '../../../bench/words';
import { Chart } from '../../shared/charts/Chart';
import type { Frame, Point } from '../../shared/charts/frame';
import type { Series } from '../../shared/charts/series';
import { visible, visibleLine } from '../../shared/text/visible';
import { copyText } from '../copyText';
import { savePicture } from '../savePicture';
import type { SectionProps } from '../section';
import { elapsed, metricWords } from '../metricWords';

const noSeries: readonly Series[] = [];

/** One request from being sent to its end, and what else is known of it. */
export function RequestDetails({
  trial,
  money,
  host,
}: {
  readonly trial: TrialView;
  readonly money: Money;
  readonly host: SectionProps['host'];
}): JSX.Element {
  const steps = useMemo(() => stepsOf(trial), [trial]);
  return (
    <>
      {steps.length === 0 ? (
        <p class="empty">Nothing of request {trial.id} was timed.</p>
      ) : (
        <Waterfall {...{ trial, steps, host }} />
      )}
      <dl class="facts">
        {factsOf(trial, money).map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Waterfall({
  trial,
  steps,
  host,
}: {
  readonly trial: TrialView;
  readonly steps: readonly Step[];
  readonly host: SectionProps['host'];
}): JSX.Element {
  const points = useMemo(
    () =>
      steps.map((step, i): Point => ({
        x: step.toMs,
        y: steps.length - 1 - i,
        series: 0,
        text: () =>
          `${step.title}: ${time(step.toMs - step.fromMs)}, until ${time(step.toMs)}. ${step.hint}.`,
      })),
    [steps],
  );
  const x = useMemo(
    () => ({
      label: 'Time since the request was sent',
      domain: [0, Math.max(1, ...steps.map(({ toMs }) => toMs))] as const,
      format: time,
    }),
    [steps],
  );
  const y = useMemo(() => ({ label: '', categories: steps.map(({ title }) => title).reverse() }), [steps]);
  return (
    <Chart
      name={`request-${trial.id}`}
      title={`Request ${trial.id} of ${visibleLine(trial.arm, 60)}: ${trial.status}`}
      summary={steps.map(({ title, fromMs, toMs }) => `${title}: ${time(toMs - fromMs)}.`).join(' ')}
      height={74 + 30 * steps.length}
      right={80}
      {...{ x, y, points }}
      series={noSeries}
      marks={(frame) =>
        steps.map((step, i) => <Bar key={step.id} {...{ step, frame }} place={steps.length - 1 - i} />)
      }
      save={savePicture(host)}
      table={{
        copy: (text) => copyText(host, text),
        rows: steps,
        keyOf: ({ id }) => id,
        columns: [
          { id: 'step', title: 'Step', cell: ({ title }) => title },
          { id: 'from', title: 'From', isNumber: true, cell: ({ fromMs }) => time(fromMs) },
          { id: 'to', title: 'Until', isNumber: true, cell: ({ toMs }) => time(toMs) },
          { id: 'took', title: 'Took', isNumber: true, cell: ({ fromMs, toMs }) => time(toMs - fromMs) },
          { id: 'hint', title: 'What it is', cell: ({ hint }) => hint },
        ],
      }}
    />
  );
}

function Bar({
  step: { id, fromMs, toMs },
  frame: { x, y },
  place,
}: {
  readonly step: Step;
  readonly frame: Frame;
  readonly place: number;
}): JSX.Element {
  const [from, to, middle] = [x.at(fromMs), x.at(toMs), y.at(place)];
  return (
    <g class={`step ${id}`}>
      <rect x={from} y={middle - 9} width={Math.max(2, to - from)} height={18} rx={2} />
      <text x={Math.max(from + 2, to) + 6} y={middle} dy="0.34em">
        {time(toMs - fromMs)}
      </text>
    </g>
  );
}

const yesNo = (value: boolean | null): string => (value === null ? 'not known' : value ? 'yes' : 'no');

function factsOf(trial: TrialView, money: Money): [string, ComponentChildren][] {
  const { values, message, failedChecks, finishReason, responseModel } = trial;
  const known = (value: number | null, metric: 'inputTokens' | 'outputTokens' | 'cost'): string =>
    value === null ? 'unknown' : metricWords(metric, value, money);
  return [
    ['Input', visibleLine(trial.case)],
    [
      'Pair',
      `${trial.block + 1}, place ${trial.position + 1}${trial.attempt > 1 ? `, attempt ${trial.attempt}` : ''}`,
    ],
    [
      'Counts',
      trial.counts ? 'yes' : trial.phase === 'measured' ? 'no: its pair was left out' : `no: ${trial.phase}`,
    ],
    ['Sent', `${elapsed(trial.atMs)} after the run began`],
    ['New connection', yesNo(trial.newConnection)],
    ['Input tokens', known(values.inputTokens, 'inputTokens')],
    ['… from the cache', trial.cacheReadTokens === null ? 'unknown' : `${trial.cacheReadTokens} tok`],
    ['Output tokens', known(values.outputTokens, 'outputTokens')],
    ['Cost', known(values.cost, 'cost')],
    ['Finish reason', finishReason === null ? 'none' : visibleLine(finishReason, 80)],
    ['Model that answered', responseModel === null ? 'not said' : visibleLine(responseModel, 120)],
    ['Characters of the answer', trial.outputCharacters.toLocaleString('en-US')],
    [
      'Checks',
      failedChecks === null
        ? 'none made'
        : failedChecks.length === 0
          ? 'all passed'
          : `failed: ${failedChecks.map((check) => visibleLine(check, 120)).join('; ')}`,
    ],
    ...(message === null ? [] : ([['Message', visible(message.slice(0, 2000))]] as [string, string][])),
  ];
}
