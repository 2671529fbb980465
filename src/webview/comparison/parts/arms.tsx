import type { ComponentChildren, JSX } from 'preact';
import { armColumns, bestArm } from '../../../bench/armColumns';
import type { ArmColumn } from '../../../bench/armColumns';
import type { ArmResult, Comparison } from '../../../bench/comparison';
import type { Money } from '../../../bench/words';
import { Mark } from '../../shared/charts/series';
import { Table } from '../../shared/components/Table';
import { visibleLine } from '../../shared/text/visible';
import { copyText } from '../copyText';
import type { SectionProps } from '../section';

/** Up to so many arms are a column each, so that nothing has to be scrolled to beside an editor; more are rows. */
const mostColumns = 6;

/** What each arm did: the same cells as every other rendering of the run, with intervals, the baseline and the best marked. */
export function Arms(props: SectionProps): JSX.Element {
  const { comparison } = props.run.summary;
  const { arms } = comparison;
  const caption = 'What each arm did';
  const isTurned = arms.length <= mostColumns;
  return (
    <section
      aria-labelledby="arms-title"
      class={isTurned ? `arms turned${arms.length > 2 ? ' many' : ''}` : 'arms'}
    >
      <h2 id="arms-title">Arms</h2>
      {isTurned ? (
        <Table
          caption={caption}
          copy={(text) => copyText(props.host, text)}
          rows={armColumns}
          keyOf={({ id }) => id}
          columns={[
            { id: 'what', title: 'Measure', cell: ({ title, hint }) => <span title={hint}>{title}</span> },
            ...arms.map((arm) => ({
              id: arm.arm,
              title: <Name {...props} arm={arm.arm} />,
              cell: (column: ArmColumn) => cellOf(column, arm, comparison, props.money),
            })),
          ]}
        />
      ) : (
        <Table
          caption={caption}
          copy={(text) => copyText(props.host, text)}
          rows={arms}
          keyOf={({ arm }) => arm}
          columns={[
            { id: 'arm', title: 'Arm', cell: ({ arm }) => <Name {...props} arm={arm} /> },
            ...armColumns.map((column) => ({
              ...{ id: column.id, title: column.title, hint: column.hint },
              isNumber: column.id !== 'model',
              cell: (arm: ArmResult) => cellOf(column, arm, comparison, props.money),
            })),
          ]}
        />
      )}
    </section>
  );
}

function cellOf(column: ArmColumn, arm: ArmResult, comparison: Comparison, money: Money): ComponentChildren {
  const { id, text, interval, metric } = column;
  const isBest = metric !== undefined && bestArm(comparison.contrasts, metric) === arm.arm;
  const within = interval?.(arm) ?? null;
  return (
    <>
      <span data-cell={`${arm.arm}/${id}`}>{text(arm, money)}</span>
      {isBest && <span class="badge best">best</span>}
      {within !== null && <small title="95 % interval">{within}</small>}
    </>
  );
}

function Name({ run, series, pick, arm }: SectionProps & { readonly arm: string }): JSX.Element {
  const own = series.find(({ name }) => name === arm);
  const isBaseline = run.head.contrasts.some(({ baseline }) => baseline === arm);
  return (
    <>
      {own !== undefined && <Mark series={own} />} {visibleLine(arm, 80)}
      {isBaseline && <span class="badge">baseline</span>}
      {pick?.arm === arm && <span class="badge best">picked</span>}
    </>
  );
}
