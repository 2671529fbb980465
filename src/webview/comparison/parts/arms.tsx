import type { JSX } from 'preact';
import { armColumns, bestArm } from '../../../bench/armColumns';
import type { ArmResult } from '../../../bench/comparison';
import { Mark } from '../../shared/charts/series';
import { Table } from '../../shared/components/Table';
import type { Column } from '../../shared/components/Table';
import type { SectionProps } from '../section';

/** What each arm did: the same cells as every other rendering of the run, with intervals, the baseline and the best marked. */
export function Arms({ run, money, series }: SectionProps): JSX.Element {
  const { comparison } = run.summary;
  const baselines = new Set(run.head.contrasts.map(({ baseline }) => baseline));
  const columns: Column<ArmResult>[] = [
    {
      id: 'arm',
      title: 'Arm',
      cell: ({ arm }) => {
        const own = series.find(({ name }) => name === arm);
        return (
          <>
            {own !== undefined && <Mark series={own} />} {arm}
            {baselines.has(arm) && <span class="badge">baseline</span>}
          </>
        );
      },
    },
    ...armColumns.map(({ id, title, hint, text, interval, metric }) => {
      const best = metric === undefined ? null : bestArm(comparison.contrasts, metric);
      return {
        ...{ id, title, hint },
        isNumber: id !== 'model',
        cell: (arm: ArmResult) => {
          const within = interval?.(arm) ?? null;
          return (
            <>
              <span data-cell={`${arm.arm}/${id}`}>{text(arm, money)}</span>
              {best === arm.arm && <span class="badge best">best</span>}
              {within !== null && <small title="95 % interval">{within}</small>}
            </>
          );
        },
      };
    }),
  ];
  return (
    <section aria-labelledby="arms-title">
      <h2 id="arms-title">Arms</h2>
      <Table caption="What each arm did" columns={columns} rows={comparison.arms} keyOf={({ arm }) => arm} />
    </section>
  );
}
