import { quadtree } from 'd3-quadtree';
import type { ComponentChildren, JSX, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Table } from '../components/Table';
import type { Column } from '../components/Table';
import { BottomAxis, LeftAxis, scaleOf } from './axes';
import type { Axis, Scale } from './axes';
import { drawPoints } from './dots';
import { useTheme, useWidth } from './hooks';
import { pngOf, svgOf } from './picture';
import { Mark } from './series';
import type { Series } from './series';

/** A dot: in the units of the axes (the place of a category, from 0). */
export interface Point {
  readonly x: number;
  readonly y: number;
  /** Place among the series. */
  readonly series: number;
  /** What is said of it on hovering. */
  readonly text: string;
}

/** What marks over the dots are laid out by. */
export interface Frame {
  readonly x: Scale;
  readonly y: Scale;
  readonly width: number;
  readonly height: number;
}

/** What says in numbers what a chart shows. */
export interface ChartTable<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

/** Where a chart is saved; left out where nothing can be. */
export type SavePicture = (name: string, format: 'svg' | 'png', data: string) => void;

const margin = { top: 26, right: 16, bottom: 44, left: 72 };

/**
 * A chart: axes, dots and what stands over them, with a table that says the same. Dots lie on a canvas and are drawn
 * once; hovering moves one mark, so ten thousand of them stay fluid.
 */
export function Chart<Row>({
  name,
  title,
  summary,
  height = 280,
  x,
  y,
  series,
  points,
  marks,
  table,
  save,
  onPick,
}: {
  /** Of its file, if it is saved. */
  readonly name: string;
  readonly title: string;
  /** What it shows, as a sentence, for who cannot see it. */
  readonly summary: string;
  readonly height?: number;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
  readonly points: readonly Point[];
  readonly marks?: (frame: Frame) => ComponentChildren;
  readonly table: ChartTable<Row>;
  readonly save?: SavePicture | undefined;
  /** A dot was chosen. */
  readonly onPick?: (point: Point) => void;
}): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const outer = useWidth(box);
  const theme = useTheme();
  const [hovered, setHovered] = useState<Point | null>(null);
  const [isTable, setIsTable] = useState(false);
  const width = Math.max(0, outer - margin.left - margin.right);
  const inner = height - margin.top - margin.bottom;
  const frame: Frame = useMemo(
    () => ({ x: scaleOf(x, [0, width]), y: scaleOf(y, [inner, 0]), width, height: inner }),
    [x, y, width, inner],
  );
  useLayoutEffect(() => {
    if (canvas.current !== null && width > 0) drawPoints(canvas.current, points, series, frame, margin);
  }, [points, series, frame, width, theme, isTable]);
  const nearest = useMemo(
    () =>
      quadtree<Point>(
        [...points],
        (point) => frame.x.at(point.x),
        (point) => frame.y.at(point.y),
      ),
    [points, frame],
  );
  // A dot that is gone is not hovered any more.
  useEffect(() => setHovered(null), [points]);
  const at = (event: MouseEvent): Point | null => {
    const bounds = svg.current!.getBoundingClientRect();
    const [px, py] = [event.clientX - bounds.left - margin.left, event.clientY - bounds.top - margin.top];
    return nearest.find(px, py, 24) ?? null;
  };
  return (
    <figure class="chart" aria-label={title}>
      <figcaption>
        <span class="chart-title">{title}</span>
        <Legend series={series} />
        <Actions {...{ name, isTable, setIsTable, save, svg, canvas }} />
      </figcaption>
      {isTable ? (
        <Table caption={title} columns={table.columns} rows={table.rows} keyOf={table.keyOf} />
      ) : (
        <div class="plot" ref={box} style={{ height: `${height}px` }}>
          <canvas ref={canvas} aria-hidden="true" />
          <svg
            ref={svg}
            role="img"
            aria-label={summary}
            width={outer}
            height={height}
            onMouseMove={(event) => setHovered(at(event))}
            onMouseLeave={() => setHovered(null)}
            onClick={(event) => {
              const point = at(event);
              if (point !== null) onPick?.(point);
            }}
          >
            {width > 0 && (
              <g transform={`translate(${margin.left},${margin.top})`}>
                <BottomAxis axis={x} scale={frame.x} width={width} height={inner} />
                <LeftAxis axis={y} scale={frame.y} width={width} />
                {marks?.(frame)}
                {hovered !== null && (
                  <circle class="hovered" cx={frame.x.at(hovered.x)} cy={frame.y.at(hovered.y)} r={7} />
                )}
              </g>
            )}
          </svg>
          {hovered !== null && <Tip point={hovered} frame={frame} outer={outer} />}
        </div>
      )}
    </figure>
  );
}

function Legend({ series }: { readonly series: readonly Series[] }): JSX.Element {
  return (
    <ul class="legend">
      {series.map((each) => (
        <li key={each.name}>
          <Mark series={each} /> {each.name}
        </li>
      ))}
    </ul>
  );
}

function Tip({
  point,
  frame,
  outer,
}: {
  readonly point: Point;
  readonly frame: Frame;
  readonly outer: number;
}): JSX.Element {
  const left = frame.x.at(point.x) + margin.left;
  const top = frame.y.at(point.y) + margin.top;
  const side = left > outer / 2 ? { right: `${outer - left + 12}px` } : { left: `${left + 12}px` };
  return (
    <div class="tip" style={{ top: `${Math.max(0, top - 10)}px`, ...side }}>
      {point.text}
    </div>
  );
}

function Actions({
  name,
  isTable,
  setIsTable,
  save,
  svg,
  canvas,
}: {
  readonly name: string;
  readonly isTable: boolean;
  readonly setIsTable: (isTable: boolean) => void;
  readonly save: SavePicture | undefined;
  readonly svg: RefObject<SVGSVGElement | null>;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
}): JSX.Element {
  const picture = (format: 'svg' | 'png'): void => {
    const [lines, dots] = [svg.current, canvas.current];
    if (lines === null || dots === null) return;
    if (format === 'svg') save?.(name, 'svg', svgOf(lines, dots));
    else void pngOf(lines, dots).then((data) => save?.(name, 'png', data));
  };
  return (
    <span class="chart-actions">
      <button type="button" class="link" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
        {isTable ? 'Show the chart' : 'Show as table'}
      </button>
      {save !== undefined && !isTable && (
        <>
          <button type="button" class="link" onClick={() => picture('svg')}>
            Save SVG
          </button>
          <button type="button" class="link" onClick={() => picture('png')}>
            Save PNG
          </button>
        </>
      )}
    </span>
  );
}
