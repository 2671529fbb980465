import { TokenList } from './tokenList';

/** A tag's content without the marks of whitespace control. */
export function tagContent(content: string): string {
  return content.replace(/^[-+]/, '').replace(/[-+]$/, '').trim();
}

/** Writes the text between tags, without the blanks that a `-` beside a tag removes. */
export class TagWriter {
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
