import type { ComponentChildren, JSX } from 'preact';
import { useRef } from 'preact/hooks';

export interface Column<Row> {
  readonly id: string;
  readonly title: ComponentChildren;
  /** Told as a tooltip and to screen readers. */
  readonly hint?: string;
  readonly isNumber?: boolean;
  readonly cell: (row: Row) => ComponentChildren;
}

/** A real table of few rows: its first column heads the rows. */
export function Table<Row>({
  caption,
  isCaptionShown = false,
  columns,
  rows,
  keyOf,
  copy,
}: {
  readonly caption: string;
  readonly isCaptionShown?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Takes the table as text, for the clipboard; left out where nobody does. */
  readonly copy?: ((text: string) => void) | undefined;
}): JSX.Element {
  const table = useRef<HTMLTableElement>(null);
  return (
    <>
      <div class="scroll" role="region" aria-label={caption} tabIndex={0}>
        <table ref={table}>
          <caption class={isCaptionShown ? '' : 'unseen'}>{caption}</caption>
          <thead>
            <tr>
              {columns.map(({ id, title, hint, isNumber }) => (
                <th key={id} scope="col" title={hint} class={isNumber === true ? 'number' : ''}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={keyOf(row)}>
                {columns.map(({ id, isNumber, cell }, i) => {
                  const kind = isNumber === true ? 'number' : '';
                  return i === 0 ? (
                    <th key={id} scope="row" class={kind}>
                      {cell(row)}
                    </th>
                  ) : (
                    <td key={id} class={kind}>
                      {cell(row)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {copy !== undefined && (
        <button type="button" class="link" onClick={() => copy(textOf(table.current!))}>
          Copy This Table
        </button>
      )}
    </>
  );
}

/** A table as a spreadsheet takes it from the clipboard: what is beside the value of a cell is left out. */
function textOf(table: HTMLTableElement): string {
  return [...table.rows].map((row) => [...row.cells].map((cell) => cellText(cell)).join('\t')).join('\n');
}

function cellText(cell: HTMLTableCellElement): string {
  const copy = cell.cloneNode(true) as HTMLTableCellElement;
  for (const aside of copy.querySelectorAll('.badge, small, svg')) aside.remove();
  return copy.textContent.replace(/\s+/g, ' ').trim();
}
