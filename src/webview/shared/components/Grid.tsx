import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { useVirtualRows } from '../virtualRows';

export interface GridColumn<Row> {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
  readonly isNumber?: boolean;
  /** CSS width of a grid track. */
  readonly width: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** What rows are sorted by; what is null comes last. Left out where nobody sorts. */
  readonly by?: (row: Row) => number | string | null;
}

export interface GridOrder {
  readonly column: string;
  readonly isDown: boolean;
}

const rowHeight = 26;
const headerHeight = 30;

/**
 * A table of any number of rows, of which only those in sight are in the page. Arrows, page keys, Home and End move
 * through it, Enter chooses; the headings sort.
 */
export function Grid<Row>({
  caption,
  columns,
  rows,
  keyOf,
  order,
  setOrder,
  picked,
  pick,
  height = 420,
}: {
  readonly caption: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => number;
  readonly order: GridOrder;
  readonly setOrder: (order: GridOrder) => void;
  /** Key of the row that is chosen. */
  readonly picked: number | null;
  readonly pick: (row: Row) => void;
  readonly height?: number;
}): JSX.Element {
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const sorted = useMemo(() => sortedBy(rows, columns, order), [rows, columns, order.column, order.isDown]);
  const [active, setActive] = useState(0);
  const at = Math.min(active, sorted.length - 1);
  const { items, totalHeight, scrollTo } = useVirtualRows(scroller, sorted.length, rowHeight, headerHeight);
  // A row that was chosen elsewhere is in sight.
  useEffect(() => {
    const place = picked === null ? -1 : sorted.findIndex((row) => keyOf(row) === picked);
    if (place < 0 || place === at) return;
    setActive(place);
    scrollTo(place);
  }, [picked]);
  const page = Math.max(1, Math.floor((height - headerHeight) / rowHeight) - 1);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== scroller.current) return;
    if (event.key === 'Enter' || event.key === ' ') {
      const row = sorted[at];
      if (row !== undefined) pick(row);
      event.preventDefault();
      return;
    }
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: sorted.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const place = Math.max(0, Math.min(sorted.length - 1, to));
    setActive(place);
    scrollTo(place);
  };
  const tracks = { gridTemplateColumns: columns.map(({ width }) => width).join(' ') };
  return (
    <div
      class="grid"
      role="grid"
      tabIndex={0}
      ref={scroller}
      aria-label={caption}
      aria-rowcount={sorted.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={items.some(({ index }) => index === at) ? `${id}-${at}` : undefined}
      style={{ maxHeight: `${height}px` }}
      onKeyDown={onKeyDown}
    >
      <div class="grid-head" role="rowgroup">
        <div role="row" class="grid-row" aria-rowindex={1} style={tracks}>
          {columns.map((column) => (
            <Heading key={column.id} {...{ column, order, setOrder }} />
          ))}
        </div>
      </div>
      <div role="rowgroup" class="grid-body" style={{ height: `${totalHeight}px` }}>
        {items.map(({ index, start }) => {
          const row = sorted[index];
          if (row === undefined) return null;
          const key = keyOf(row);
          const isPicked = key === picked;
          return (
            <div
              key={key}
              id={`${id}-${index}`}
              role="row"
              class={`grid-row${index === at ? ' active' : ''}${isPicked ? ' picked' : ''}`}
              aria-rowindex={index + 2}
              aria-selected={isPicked}
              style={{ ...tracks, transform: `translateY(${start - headerHeight}px)` }}
              onClick={() => {
                setActive(index);
                pick(row);
              }}
            >
              {columns.map((column) => (
                <span key={column.id} role="gridcell" class={column.isNumber === true ? 'number' : ''}>
                  {column.cell(row)}
                </span>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Heading<Row>({
  column: { id, title, hint, isNumber, by },
  order,
  setOrder,
}: {
  readonly column: GridColumn<Row>;
  readonly order: GridOrder;
  readonly setOrder: (order: GridOrder) => void;
}): JSX.Element {
  const isOrder = order.column === id;
  const sort = isOrder ? (order.isDown ? 'descending' : 'ascending') : 'none';
  return (
    <span
      role="columnheader"
      class={isNumber === true ? 'number' : ''}
      {...(by === undefined ? {} : { 'aria-sort': sort })}
    >
      {by === undefined ? (
        <span title={hint}>{title}</span>
      ) : (
        <button
          type="button"
          title={hint}
          onClick={() => setOrder({ column: id, isDown: isOrder && !order.isDown })}
        >
          {title}
          <span aria-hidden="true">{isOrder ? (order.isDown ? ' ▼' : ' ▲') : ''}</span>
        </button>
      )}
    </span>
  );
}

function sortedBy<Row>(
  rows: readonly Row[],
  columns: readonly GridColumn<Row>[],
  { column, isDown }: GridOrder,
): readonly Row[] {
  const by = columns.find(({ id }) => id === column)?.by;
  if (by === undefined) return rows;
  const sign = isDown ? -1 : 1;
  return rows
    .map((row) => ({ row, value: by(row) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      if (a.value === b.value) return 0;
      return (a.value < b.value ? -1 : 1) * sign;
    })
    .map(({ row }) => row);
}
