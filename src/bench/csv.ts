/** Rows of a text in CSV (RFC 4180), the header among them; what is wrong, as a sentence, with its line. */
export function parseCsv(text: string): { readonly rows: string[][] } | { readonly mistake: string } {
  const rows: string[][] = [];
  let row: string[] = [];
  let line = 1;
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      const opened = line;
      for (at++; ; at++) {
        if (at >= text.length) return { mistake: `Line ${opened}: a quotation mark is not closed.` };
        const character = text[at]!;
        if (character === '\n') line++;
        if (character !== '"') cell += character;
        else if (text[at + 1] === '"') {
          cell += '"';
          at++;
        } else break;
      }
      at++;
      if (at < text.length && !',\r\n'.includes(text[at]!)) {
        return { mistake: `Line ${line}: something stands behind a closing quotation mark.` };
      }
    } else {
      while (at < text.length && !',\r\n'.includes(text[at]!)) cell += text[at++]!;
    }
    row.push(cell);
    if (text[at] === ',') {
      at++;
      // A comma at the very end has an empty cell behind it.
      if (at >= text.length) row.push('');
      else continue;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    line++;
    // An empty line is no row.
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return { rows };
}
