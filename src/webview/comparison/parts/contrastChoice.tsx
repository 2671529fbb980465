import type { JSX } from 'preact';
import type { Contrast } from '../../../bench/experiment';
import { Select } from '../../shared/components/Select';
import { visibleLine } from '../../shared/text/visible';
import type { SectionProps } from '../section';

const keyOf = ({ baseline, candidate }: Contrast): string => `${candidate} to ${baseline}`;

/** The contrast that is chosen, the first where none is; null of one arm only. */
export function chosenContrast({ run, look }: Pick<SectionProps, 'run' | 'look'>): Contrast | null {
  const { contrasts } = run.head;
  return contrasts.find((contrast) => keyOf(contrast) === look['contrast']) ?? contrasts[0] ?? null;
}

/** Chooses which two arms are compared; nothing where there are two only. */
export function ContrastChoice({ run, look, change }: SectionProps): JSX.Element | null {
  const { contrasts } = run.head;
  const chosen = chosenContrast({ run, look });
  if (chosen === null || contrasts.length < 2) return null;
  return (
    <Select
      label="Compared"
      value={keyOf(chosen)}
      options={contrasts.map((contrast) => ({
        id: keyOf(contrast),
        title: visibleLine(keyOf(contrast), 100),
      }))}
      select={(contrast) => change({ contrast })}
    />
  );
}
