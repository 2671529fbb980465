import { defaultText, freeNames, lexExpression } from './jinjaExpression';
import { JinjaScopes, readStatement } from './jinjaStatement';
import { scanTag } from './tagScan';
import type { TemplateLanguage } from './template';
import { TokenList } from './tokenList';

const opening = /\{[{%#]/g;
const endRaw = /\{%[-+]?\s*endraw\s*[-+]?%\}/g;

/**
 * Jinja2 and Nunjucks: `{{ x | filter }}`, statements, comments, `{% raw %}`, whitespace control. Names that the
 * template itself binds (loops, `set`, macros, imports) are not free.
 */
export const jinja: TemplateLanguage = {
  id: 'jinja',
  tokenize(text) {
    const writer = new JinjaWriter(text);
    const scopes = new JinjaScopes();
    let commentsClose = true;
    let rawCloses = true;
    opening.lastIndex = 0;
    for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
      const start = match.index;
      if (match[0] === '{#') {
        const close: number = commentsClose ? text.indexOf('#}', start + 2) : -1;
        commentsClose = close >= 0;
        if (close < 0) continue;
        const content = strip(text.slice(start + 2, close));
        writer.tag(start, close + 2, (tokens) => tokens.control(start, close + 2, 'comment', content, []));
        opening.lastIndex = close + 2;
        continue;
      }
      const isStatement = match[0] === '{%';
      const tag = scanTag(text, start + 2, isStatement ? '%}' : '}}');
      if (tag === null) {
        opening.lastIndex = start + 1;
        continue;
      }
      opening.lastIndex = tag.end;
      const content = strip(text.slice(start + 2, tag.contentEnd));
      if (!isStatement) {
        const lexemes = lexExpression(content);
        const names = freeNames(lexemes, scopes.isBound);
        writer.tag(start, tag.end, (tokens) =>
          tokens.variable(start, tag.end, content, names, defaultText(lexemes)),
        );
        continue;
      }
      const { keyword, control, names } = readStatement(content, scopes);
      writer.tag(start, tag.end, (tokens) => tokens.control(start, tag.end, control, content, names));
      if (keyword !== 'raw' || !rawCloses) continue;
      endRaw.lastIndex = tag.end;
      const end = endRaw.exec(text);
      rawCloses = end !== null;
      if (end === null) continue;
      const endOfRaw = end.index + end[0].length;
      writer.tag(end.index, endOfRaw, (tokens) => tokens.control(end.index, endOfRaw, 'other', 'endraw', []));
      opening.lastIndex = endOfRaw;
    }
    return writer.finish();
  },
};

function strip(content: string): string {
  return content.replace(/^[-+]/, '').replace(/[-+]$/, '').trim();
}

/** Writes the text between tags, without the blanks that a `-` beside a tag removes. */
class JinjaWriter {
  private readonly tokens = new TokenList();
  private position = 0;
  private stripNext = false;

  constructor(private readonly text: string) {}

  tag(start: number, end: number, write: (tokens: TokenList) => void): void {
    this.between(start, this.text[start + 2] === '-');
    write(this.tokens);
    this.position = end;
    this.stripNext = this.text[end - 3] === '-' && end - 3 > start + 1;
  }

  finish(): ReturnType<TokenList['finish']> {
    this.between(this.text.length, false);
    return this.tokens.finish(this.text.length);
  }

  private between(end: number, stripEnd: boolean): void {
    let from = this.position;
    if (this.stripNext) while (from < end && isBlank(this.text, from)) from++;
    let to = end;
    if (stripEnd) while (to > from && isBlank(this.text, to - 1)) to--;
    if (from > this.position) this.tokens.printed(this.position, from, '');
    if (to < end) this.tokens.printed(to, end, '');
    this.tokens.textTo(end);
  }
}

function isBlank(text: string, i: number): boolean {
  return /\s/.test(text[i]!);
}
