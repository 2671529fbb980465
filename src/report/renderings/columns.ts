import stringWidth from 'string-width';

/** One column of a terminal table. */
export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/** Lines of a table whose columns stand under each other, also with wide characters. */
export function alignColumns(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const all = [columns.map(({ title }) => title), ...rows];
  const widths = columns.map((_, i) =>
    all.reduce((width, row) => Math.max(width, stringWidth(row[i] ?? '')), 0),
  );
  return all.map((row) =>
    columns
      .map(({ align }, i) => {
        const cell = row[i] ?? '';
        const padding = ' '.repeat(widths[i]! - stringWidth(cell));
        return align === 'right' ? padding + cell : cell + padding;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Text cut at its beginning to a number of columns: of a path the end tells most. */
export function fitEnd(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  const characters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  let width = 1;
  let from = characters.length;
  while (from > 0) {
    const next = stringWidth(characters[from - 1]!);
    if (width + next > columns) break;
    width += next;
    from--;
  }
  return `…${characters.slice(from).join('')}`;
}
