import { scaleLinear, scaleLog, scalePoint } from 'd3-scale';
import type { JSX } from 'preact';

/** What one axis shows. */
export type Axis =
  | {
      readonly label: string;
      readonly domain: readonly [low: number, high: number];
      readonly isLog?: boolean;
      readonly format: (value: number) => string;
    }
  | { readonly label: string; readonly categories: readonly string[] };

/** An axis laid out over pixels. */
export interface Scale {
  /** Pixels of a value, or of the place of a category. */
  readonly at: (value: number) => number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

/** Lays an axis out. A domain without width is widened, so that something is seen. */
export function scaleOf(axis: Axis, [from, to]: readonly [number, number]): Scale {
  if ('categories' in axis) {
    const scale = scalePoint(axis.categories, [from, to]).padding(0.5);
    const step = scale.step();
    const first = axis.categories.length === 0 ? from : scale(axis.categories[0]!)!;
    // Pixels may run downwards; so do categories then.
    const sign = to < from ? -1 : 1;
    return {
      at: (place) => first + sign * step * place,
      ticks: axis.categories.map((text, place) => ({ at: first + sign * step * place, text })),
    };
  }
  const [low, high] = widened(axis.domain);
  // Texts are wider than they are high.
  const count = Math.max(2, Math.floor(Math.abs(to - from) / (to < from ? 50 : 90)));
  const scale =
    axis.isLog === true && low > 0
      ? scaleLog([low, high], [from, to])
      : scaleLinear([low, high], [from, to]).nice(count);
  const shown = scale.ticks(count);
  // A logarithmic scale has ticks at every digit: as many as have room.
  const every = Math.ceil(shown.length / (count + 2));
  return {
    at: (value) => scale(value),
    ticks: shown
      .filter((_, i) => i % every === 0)
      .map((value) => ({ at: scale(value), text: axis.format(value) })),
  };
}

function widened([low, high]: readonly [number, number]): [number, number] {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1];
  if (low < high) return [low, high];
  const by = low === 0 ? 1 : Math.abs(low) * 0.1;
  return [low - by, low + by];
}

/** Least and most of the values that are numbers; `[0, 1]` of none. */
export function extentOf(values: Iterable<number | null>): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value === null || !Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : [0, 1];
}

export function BottomAxis({
  axis,
  scale,
  width,
  height,
}: {
  readonly axis: Axis;
  readonly scale: Scale;
  readonly width: number;
  readonly height: number;
}): JSX.Element {
  return (
    <g class="axis" transform={`translate(0,${height})`}>
      <line x1={0} x2={width} y1={0} y2={0} />
      {scale.ticks.map(({ at, text }) => (
        <g key={at} transform={`translate(${at},0)`}>
          <line class="grid" y1={0} y2={-height} />
          <line y2={5} />
          <text y={18} text-anchor="middle">
            {text}
          </text>
        </g>
      ))}
      <text class="label" x={width} y={36} text-anchor="end">
        {axis.label}
      </text>
    </g>
  );
}

export function LeftAxis({
  axis,
  scale,
  width,
  room,
}: {
  readonly axis: Axis;
  readonly scale: Scale;
  readonly width: number;
  /** For the texts at the left, in CSS pixels. */
  readonly room: number;
}): JSX.Element {
  const longest = Math.floor(room / 6.2);
  return (
    <g class="axis">
      {scale.ticks.map(({ at, text }) => (
        <g key={at} transform={`translate(0,${at})`}>
          <line class="grid" x2={width} />
          <line x1={-5} />
          <text x={-9} dy="0.32em" text-anchor="end">
            {text.length > longest ? `${text.slice(0, longest - 1)}…` : text}
          </text>
        </g>
      ))}
      <text class="label" x={0} y={-10} text-anchor="start">
        {axis.label}
      </text>
    </g>
  );
}
