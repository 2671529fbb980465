import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Metric } from '../../../bench/comparison';
import type { TrialView } from '../../../bench/view/runView';
import type { Money } from '../../../bench/words';
import { Grid } from '../../shared/components/Grid';
import type { GridColumn } from '../../shared/components/Grid';
import { Select } from '../../shared/components/Select';
import { visibleLine } from '../../shared/text/visible';
import { copyText, tabbed } from '../copyText';
import { elapsed, metricWords } from '../metricWords';
import { Empty } from '../parts/empty';
import { pickedTrial, PickedRequest } from '../parts/pickedRequest';
import type { Section, SectionProps } from '../section';

/** Every request: a table to sort and filter, and what is known of the one that is chosen. */
function Requests(props: SectionProps): JSX.Element {
  const { run, look, change, money, host } = props;
  const columns = useMemo(() => columnsOf(money), [money]);
  const [arm, status, counts] = [of(look['filterArm']), of(look['filterStatus']), of(look['filterCounts'])];
  const rows = useMemo(
    () =>
      run.trials.filter(
        (trial) =>
          (arm === 'all' || trial.arm === arm) &&
          (status === 'all' || (status === 'failed' ? trial.status !== 'ok' : trial.status === status)) &&
          (counts === 'all' || trial.counts === (counts === 'yes')),
      ),
    [run.trials, arm, status, counts],
  );
  const statuses = useMemo(() => [...new Set(run.trials.map((trial) => trial.status))].sort(), [run.trials]);
  if (run.trials.length === 0) return <Empty why="No request has ended in this run." />;
  const all = { id: 'all', title: 'all' };
  const copy = (): void =>
    copyText(
      host,
      tabbed([columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ text }) => text(row)))]),
    );
  return (
    <>
      <div class="fields">
        <Select
          label="Arm"
          value={arm}
          options={[all, ...run.head.arms.map((id) => ({ id, title: visibleLine(id, 80) }))]}
          select={(id) => change({ filterArm: id })}
        />
        <Select
          label="Status"
          value={status}
          options={[
            all,
            { id: 'failed', title: 'all that failed' },
            ...statuses.map((id) => ({ id, title: id })),
          ]}
          select={(id) => change({ filterStatus: id })}
        />
        <Select
          label="Counts"
          value={counts}
          options={[all, { id: 'yes', title: 'those that count' }, { id: 'no', title: 'those left out' }]}
          select={(id) => change({ filterCounts: id })}
        />
        <span class="hint" role="status">
          {rows.length.toLocaleString('en-US')} of {run.trials.length.toLocaleString('en-US')} requests
        </span>
        <button type="button" class="link" onClick={copy}>
          Copy
        </button>
      </div>
      {rows.length === 0 ? (
        <Empty why="No request is like that." />
      ) : (
        <Grid
          caption="Every request. Arrows move, Enter shows one; headings sort."
          {...{ columns, rows }}
          keyOf={({ id }) => id}
          order={{
            column: typeof look['sort'] === 'string' ? look['sort'] : 'id',
            isDown: look['isDown'] === true,
          }}
          setOrder={({ column, isDown }) => change({ sort: column, isDown })}
          picked={pickedTrial(props)?.id ?? null}
          pick={({ id }) => change({ trial: id })}
        />
      )}
      <PickedRequest {...props} what="a row" />
    </>
  );
}

function of(value: SectionProps['look'][string] | undefined): string {
  return typeof value === 'string' ? value : 'all';
}

interface TextColumn extends GridColumn<TrialView> {
  readonly text: (trial: TrialView) => string;
}

function columnsOf(money: Money): TextColumn[] {
  const column = (
    id: string,
    title: string,
    width: string,
    text: (trial: TrialView) => string,
    by: (trial: TrialView) => number | string | null,
    isNumber = false,
  ): TextColumn => ({ ...{ id, title, width, text, by, isNumber }, cell: text });
  const metric = (id: Metric, title: string): TextColumn =>
    column(
      id,
      title,
      '88px',
      ({ values }) => (values[id] === null ? '–' : metricWords(id, values[id], money)),
      ({ values }) => values[id],
      true,
    );
  return [
    column(
      'id',
      '#',
      '56px',
      ({ id }) => String(id),
      ({ id }) => id,
      true,
    ),
    column(
      'arm',
      'Arm',
      '110px',
      ({ arm }) => visibleLine(arm, 80),
      ({ arm }) => arm,
    ),
    column(
      'status',
      'Status',
      '100px',
      ({ status }) => status,
      ({ status }) => status,
    ),
    column(
      'counts',
      'Counts',
      '76px',
      ({ counts, phase }) => (counts ? 'yes' : phase === 'measured' ? 'left out' : phase),
      ({ counts, phase }) => (counts ? 0 : phase),
    ),
    column(
      'case',
      'Input',
      'minmax(120px, 1fr)',
      (trial) => visibleLine(trial.case, 120),
      (trial) => trial.case,
    ),
    column(
      'pair',
      'Pair',
      '56px',
      ({ block }) => String(block + 1),
      ({ block }) => block,
      true,
    ),
    column(
      'at',
      'Sent at',
      '80px',
      ({ atMs }) => elapsed(atMs),
      ({ atMs }) => atMs,
      true,
    ),
    metric('ttft', 'TTFT'),
    metric('ttfat', 'TTFAT'),
    metric('e2e', 'E2E'),
    metric('tpot', 'TPOT'),
    metric('inputTokens', 'Input'),
    column(
      'cached',
      'Cached',
      '80px',
      ({ cacheReadTokens: tokens }) => (tokens === null ? '–' : `${tokens} tok`),
      ({ cacheReadTokens }) => cacheReadTokens,
      true,
    ),
    metric('outputTokens', 'Output'),
    metric('cost', 'Cost'),
    column(
      'connection',
      'Connection',
      '88px',
      ({ newConnection: isNew }) => (isNew === null ? '–' : isNew ? 'new' : 'kept'),
      ({ newConnection: isNew }) => (isNew === null ? null : Number(isNew)),
    ),
  ];
}

export const requests: Section = { id: 'requests', title: 'Requests', View: Requests };
