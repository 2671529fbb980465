/**
 * Lines of columns of plain text, as wide as their widest cell; the last column is not padded. `right` are the
 * columns of numbers.
 */
export function alignedTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => {
        if (right.includes(column)) return cell.padStart(widths[column]!);
        return column === row.length - 1 ? cell : cell.padEnd(widths[column]!);
      })
      .join('  ');
  return all.map(line).join('\n');
}
