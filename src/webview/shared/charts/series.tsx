import type { JSX } from 'preact';

/*
 * How series are told apart: by a colour of the theme and by a shape, as a colour alone says nothing to many.
 */

export const shapes = ['circle', 'square', 'triangle', 'diamond', 'ring', 'turned'] as const;
/** A cross is kept for what failed. */
export type Shape = (typeof shapes)[number] | 'cross';

const colours = ['blue', 'orange', 'green', 'purple', 'red', 'yellow'] as const;

export interface Series {
  readonly name: string;
  readonly shape: Shape;
  /** A CSS colour of the theme, as a variable. */
  readonly colour: string;
}

/** Shape and colour of the arms, in their order: those of the baseline first. */
export function seriesOf(names: readonly string[]): Series[] {
  return names.map((name, i) => ({
    name,
    shape: shapes[i % shapes.length]!,
    colour: `var(--chart-${colours[i % colours.length]!})`,
  }));
}

/** What failed, of any arm. */
export const failedSeries: Series = { name: 'failed', shape: 'cross', colour: 'var(--chart-red)' };

/** Path of a shape around (0, 0), `size` across. */
export function shapePath(shape: Shape, size: number): string {
  const r = size / 2;
  switch (shape) {
    case 'circle':
    case 'ring':
      return `M${r},0A${r},${r} 0 1 1 ${-r},0A${r},${r} 0 1 1 ${r},0Z`;
    case 'square':
      return `M${-r},${-r}H${r}V${r}H${-r}Z`;
    case 'triangle':
      return `M0,${-r}L${r},${r}H${-r}Z`;
    case 'turned':
      return `M0,${r}L${r},${-r}H${-r}Z`;
    case 'diamond':
      return `M0,${-r}L${r},0L0,${r}L${-r},0Z`;
    case 'cross':
      return `M${-r},${-r}L${r},${r}M${r},${-r}L${-r},${r}`;
  }
}

/** Whether a shape is drawn with a line instead of being filled. */
export function isOpen(shape: Shape): boolean {
  return shape === 'cross' || shape === 'ring';
}

/** The mark of a series, as in a legend. */
export function Mark({
  series,
  size = 10,
}: {
  readonly series: Series;
  readonly size?: number;
}): JSX.Element {
  const { shape, colour } = series;
  return (
    <svg
      class="mark"
      width={size + 2}
      height={size + 2}
      aria-hidden="true"
      viewBox={`${-size / 2 - 1} ${-size / 2 - 1} ${size + 2} ${size + 2}`}
    >
      <path
        d={shapePath(shape, size)}
        fill={isOpen(shape) ? 'none' : colour}
        stroke={isOpen(shape) ? colour : 'none'}
        stroke-width={1.5}
      />
    </svg>
  );
}
