/** A table of cells that are Markdown already. A title that begins with `>` aligns its column to the right. */
export function markdownTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(titles.map((title) => title.replace(/^>/, ''))),
    line(titles.map((title) => (title.startsWith('>') ? '---:' : '---'))),
    ...rows.map(line),
  ].join('\n');
}
