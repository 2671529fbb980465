import type { Scale } from './axes';

/** A dot: in the units of the axes (the place of a category, from 0). */
export interface Point {
  readonly x: number;
  readonly y: number;
  /** Place among the series. */
  readonly series: number;
  /** What is said of it on hovering: made only then, as there are thousands. */
  readonly text: () => string;
  /** What it stands for, where it can be chosen. */
  readonly id?: number;
  /** Of less weight than the others. */
  readonly isPale?: boolean;
}

/** What marks over the dots are laid out by. */
export interface Frame {
  readonly x: Scale;
  readonly y: Scale;
  readonly width: number;
  readonly height: number;
}

/** Around the plot: axes need it. */
export interface Margin {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}
