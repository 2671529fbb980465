import type { ComponentChildren, JSX } from 'preact';

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
}: {
  readonly caption: string;
  readonly isCaptionShown?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}): JSX.Element {
  return (
    <div class="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table>
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
  );
}
