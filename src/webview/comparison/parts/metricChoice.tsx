import type { JSX } from 'preact';
import { metrics } from '../../../bench/comparison';
import type { Metric } from '../../../bench/comparison';
import { Select } from '../../shared/components/Select';
import { chosen } from '../../shared/look';
import { metricTitles } from '../metricWords';
import type { SectionProps } from '../section';

/** The metric that is chosen, in all charts the same; what decides, where none is. */
export function chosenMetric({ run, look }: Pick<SectionProps, 'run' | 'look'>): Metric {
  return chosen(look, 'metric', metrics) ?? run.head.plan.primary;
}

/** Chooses what is drawn. */
export function MetricChoice({ run, look, change }: SectionProps): JSX.Element {
  return (
    <Select
      label="Metric"
      value={chosenMetric({ run, look })}
      options={metrics.map((id) => ({ id, title: metricTitles[id] }))}
      select={(metric) => change({ metric })}
    />
  );
}
