import { quadtree } from 'd3-quadtree';
import type { ComponentChildren, JSX, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Table } from '../components/Table';
import type { Column } from '../components/Table';
import { BottomAxis, LeftAxis, scaleOf } from './axes';
import type { Axis } from './axes';
import { drawPoints } from './dots';
import type { Frame, Margin, Point } from './frame';
import { useTheme, useWidth } from './hooks';
import { pngOf, svgOf } from './picture';
import { Mark } from './series';
import type { Series } from './series';

/** What says in numbers what a chart shows. */
export interface ChartTable<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly copy?: (text: string) => void;
}

/** Where a chart is saved; left out where nothing can be. */
export type SavePicture = (name: string, format: 'svg' | 'png', data: string) => void;

/** Names of categories may be long; the plot needs room, too. */
function marginOf(y: Axis, right: number): Margin {
  const longest = 'categories' in y ? Math.max(0, ...y.categories.map((name) => name.length)) : 0;
  return { top: 26, right, bottom: 44, left: Math.max(72, Math.min(230, 18 + longest * 6.6)) };
}

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
  picked,
  onPick,
  right = 36,
  isTableShown = false,
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
  /** What is chosen, by the id of its dot. */
  readonly picked?: number | null;
  /** A dot was chosen. */
  readonly onPick?: (point: Point) => void;
  /** Room at the right, for what marks write there. */
  readonly right?: number;
  /** Whether the table always stands below, instead of in place of the chart. */
  readonly isTableShown?: boolean;
}): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const theme = useTheme();
  const [hovered, setHovered] = useState<Point | null>(null);
  const [isTable, setIsTable] = useState(false);
  const outer = useWidth(box, isTable);
  const [isByKeyboard, setIsByKeyboard] = useState(false);
  const margin = useMemo(() => marginOf(y, right), [y, right]);
  const width = Math.max(0, outer - margin.left - margin.right);
  const inner = height - margin.top - margin.bottom;
  const frame: Frame = useMemo(
    () => ({ x: scaleOf(x, [0, width]), y: scaleOf(y, [inner, 0]), width, height: inner }),
    [x, y, width, inner],
  );
  useLayoutEffect(() => {
    if (canvas.current !== null && width > 0) drawPoints(canvas.current, points, series, frame, margin);
  }, [points, series, frame, margin, width, theme, isTable]);
  // Made only when somebody points at the dots: while a run goes on they change all the time.
  const nearest = useMemo(
    () =>
      lazy(() =>
        quadtree<Point>(
          [...points],
          (point) => frame.x.at(point.x),
          (point) => frame.y.at(point.y),
        ),
      ),
    [points, frame],
  );
  const inOrder = useMemo(() => lazy(() => [...points].sort((a, b) => a.x - b.x || a.y - b.y)), [points]);
  // A dot that is gone is not hovered any more; one that is drawn again is.
  useEffect(
    () =>
      setHovered((old) =>
        old?.id === undefined
          ? null
          : (points.find(({ id, series: of }) => id === old.id && of === old.series) ?? null),
      ),
    [points],
  );
  const at = (event: MouseEvent): Point | null => {
    const bounds = svg.current!.getBoundingClientRect();
    const [px, py] = [event.clientX - bounds.left - margin.left, event.clientY - bounds.top - margin.top];
    return nearest().find(px, py, 24) ?? null;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const dots = inOrder();
    if ((event.key === 'Enter' || event.key === ' ') && hovered !== null) {
      event.preventDefault();
      onPick?.(hovered);
      return;
    }
    if (event.key === 'Escape') setHovered(null);
    const now = hovered === null ? -1 : dots.indexOf(hovered);
    const far = Math.ceil(dots.length / 20);
    const to = {
      ArrowRight: now + 1,
      ArrowLeft: now - 1,
      PageDown: now + far,
      PageUp: now - far,
      Home: 0,
      End: dots.length - 1,
    }[event.key];
    if (to === undefined || dots.length === 0) return;
    event.preventDefault();
    setIsByKeyboard(true);
    setHovered(dots[Math.max(0, Math.min(dots.length - 1, to))]!);
  };
  const chosen = picked === undefined || picked === null ? undefined : points.find(({ id }) => id === picked);
  const canWalk = points.length > 0;
  return (
    <figure class="chart" aria-label={title}>
      <figcaption>
        <span class="chart-title">{title}</span>
        <Legend series={series} />
        <Actions {...{ name, isTable, save, svg, canvas }} setIsTable={isTableShown ? null : setIsTable} />
      </figcaption>
      {isTable ? (
        <Table caption={title} {...table} />
      ) : (
        <div class="plot" ref={box} style={{ height: `${height}px` }}>
          <canvas ref={canvas} aria-hidden="true" />
          <svg
            ref={svg}
            // Arrows walk from dot to dot; each is said.
            {...(canWalk
              ? { role: 'application', 'aria-roledescription': 'chart', tabIndex: 0, onKeyDown }
              : { role: 'img' })}
            aria-label={summary}
            width={outer}
            height={height}
            class={onPick !== undefined && hovered !== null ? 'can-pick' : ''}
            onMouseMove={(event) => {
              setIsByKeyboard(false);
              setHovered(at(event));
            }}
            onMouseLeave={() => setHovered(null)}
            onBlur={() => setHovered(null)}
            onClick={(event) => {
              const point = at(event);
              if (point !== null) onPick?.(point);
            }}
          >
            {width > 0 && (
              <g transform={`translate(${margin.left},${margin.top})`}>
                <BottomAxis axis={x} scale={frame.x} width={width} height={inner} />
                <LeftAxis axis={y} scale={frame.y} width={width} room={margin.left - 14} />
                {marks?.(frame)}
                {chosen !== undefined && (
                  <circle class="picked" cx={frame.x.at(chosen.x)} cy={frame.y.at(chosen.y)} r={9} />
                )}
                {hovered !== null && (
                  <circle class="hovered" cx={frame.x.at(hovered.x)} cy={frame.y.at(hovered.y)} r={7} />
                )}
              </g>
            )}
          </svg>
          {hovered !== null && <Tip point={hovered} {...{ frame, outer, margin }} />}
          <p class="unseen" aria-live="polite">
            {isByKeyboard && hovered !== null ? hovered.text() : ''}
          </p>
        </div>
      )}
      {isTableShown && <Table caption={title} {...table} />}
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
  margin,
}: {
  readonly point: Point;
  readonly frame: Frame;
  readonly outer: number;
  readonly margin: Margin;
}): JSX.Element {
  const left = frame.x.at(point.x) + margin.left;
  const top = frame.y.at(point.y) + margin.top;
  const side = left > outer / 2 ? { right: `${outer - left + 12}px` } : { left: `${left + 12}px` };
  return (
    <div class="tip" style={{ top: `${Math.max(0, top - 10)}px`, ...side }}>
      {point.text()}
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
  readonly setIsTable: ((isTable: boolean) => void) | null;
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
      {setIsTable !== null && (
        <button type="button" class="link" onClick={() => setIsTable(!isTable)}>
          {isTable ? 'Show the chart' : 'Show as table'}
        </button>
      )}
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

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
