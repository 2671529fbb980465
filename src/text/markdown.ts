import { plain } from './plain';

/** Everything that can start Markdown, HTML, a link, an entity, a mention, a picture of the editor, an emoji or a formula. */
const special = /[\\`*_{}[\]<>#|~&@$]|:(?=[\w+-]+:)/g;
/** A list, a heading or its underline, where a line begins with it. */
const atStart = /^[-+=.]|^\d+(?=[.)])/;

/** Text as Markdown that shows exactly this text, on one line; the source may come from anywhere. */
export function escapeMarkdown(text: string, maximum = 1000): string {
  return (
    plain(text, maximum)
      .replace(special, '\\$&')
      .replace(atStart, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`))
      // Bare addresses become links by themselves: `example.com`, `//example`.
      .replace(/(?<=\w)\.(?=\p{L})/gu, '\\.')
      .replaceAll('//', '/\\/')
  );
}

/** Markdown that escapes its text, for people who read it as it is: without the backslashes. */
export function unescapeMarkdown(markdown: string): string {
  return markdown.replace(/\\([\\`*_{}[\]<>#|~&@:$.+=)/-])/g, '$1');
}

/**
 * Text as a code span: no markup, no links. Empty text gives a dash. Text with a bar is escaped instead, as dialects
 * disagree on bars in code within tables.
 */
export function codeSpan(text: string, maximum = 200): string {
  const line = plain(text, maximum);
  if (line === '') return '–';
  if (line.includes('|')) return escapeMarkdown(text, maximum);
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${padding}${line}${padding}${fence}`;
}

/** A table of cells that are Markdown already. A title that begins with `>` aligns its column to the right. */
export function markdownTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(titles.map((title) => title.replace(/^>/, ''))),
    line(titles.map((title) => (title.startsWith('>') ? '---:' : '---'))),
    ...rows.map(line),
  ].join('\n');
}
