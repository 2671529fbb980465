import type { TemplateLanguage } from './template';
import { distinct, TokenList } from './tokenList';

const opening = /\{\{/g;
/** The words of an action: strings, paths from the data (`.a.b`), from a variable (`$x.a`), names, anything else. */
const word =
  /"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)*'|(?<path>\$?(?:[\p{L}_][\p{L}\p{N}_]*)?(?:\.[\p{L}_][\p{L}\p{N}_]*)+|\$[\p{L}\p{N}_]*|\.(?![\p{L}\p{N}_]))|(?<name>[\p{L}_][\p{L}\p{N}_]*)|(?<other>\S)/gu;

const blocks = new Set(['if', 'range', 'with', 'block', 'define']);
const controls = new Set([...blocks, 'else', 'end', 'template', 'break', 'continue']);

interface Word {
  readonly text: string;
  readonly kind: 'path' | 'name' | 'other';
}

/**
 * Go's `text/template`: `{{.Name}}`, `{{.User.Name | printf "%q"}}`, `{{range .Items}}…{{end}}`, comments, blanks cut
 * by `{{-` and `-}}`. Inside `range` and `with` the dot is another value, so paths from it are not free; `$` stays the
 * data. Names are the paths without their leading dot.
 */
export const goTemplate: TemplateLanguage = {
  id: 'go-template',
  tokenize(text) {
    const writer = new GoTemplateWriter(text);
    /** For each open block, whether it moves the dot. */
    const open: boolean[] = [];
    let moved = 0;
    let commentsClose = true;
    opening.lastIndex = 0;
    for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
      const start = match.index;
      const isComment = /^-?\s?\/\*/.test(text.slice(start + 2, start + 6));
      if (isComment && !commentsClose) continue;
      const end = isComment ? commentEnd(text, start + 4) : actionEnd(text, start + 2);
      if (isComment) commentsClose = end !== null;
      if (end === null) continue;
      opening.lastIndex = end;
      const content = text
        .slice(start + 2, end - 2)
        .replace(/^-(?=\s)/, '')
        .replace(/(?<=\s)-$/, '')
        .trim();
      if (isComment) {
        writer.tag(start, end, (tokens) => tokens.control(start, end, 'comment', content, []));
        continue;
      }
      const words = wordsOf(content);
      if (!isAction(words)) {
        opening.lastIndex = start + 1;
        continue;
      }
      const keyword = words[0]?.kind === 'name' && controls.has(words[0].text) ? words[0].text : null;
      const names = freeNames(words, moved > 0);
      if (keyword === null) {
        const assigns = words[0]?.text.startsWith('$') === true && /^\$[\p{L}\p{N}_]*\s*:?=/u.test(content);
        writer.tag(start, end, (tokens) => {
          if (assigns) tokens.control(start, end, 'other', content, names);
          else tokens.variable(start, end, content, names);
        });
        continue;
      }
      if (blocks.has(keyword)) {
        const moves = keyword === 'range' || keyword === 'with';
        open.push(moves);
        if (moves) moved += 1;
      } else if (keyword === 'end' && open.pop() === true) moved -= 1;
      writer.tag(start, end, (tokens) =>
        tokens.control(start, end, controlOf(keyword, words), content, names),
      );
    }
    return writer.finish();
  },
};

function controlOf(keyword: string, words: readonly Word[]): 'if' | 'for' | 'include' | 'other' {
  if (keyword === 'range') return 'for';
  if (keyword === 'if' || keyword === 'with' || (keyword === 'else' && words.length > 1)) return 'if';
  return keyword === 'template' || keyword === 'block' ? 'include' : 'other';
}

function commentEnd(text: string, from: number): number | null {
  const close = text.indexOf('*/', from);
  const end = close < 0 ? -1 : text.indexOf('}}', close);
  return end < 0 ? null : end + 2;
}

/** Offset behind the `}}` that closes an action; null if another one opens first, or none closes. */
function actionEnd(text: string, from: number): number | null {
  for (let i = from; i < text.length; i++) {
    const c = text[i];
    if (c === '}' && text[i + 1] === '}') return i + 2;
    if (c === '{' || (c === '\n' && text[i + 1] === '\n')) return null;
    if (c === '"' || c === '`') {
      const close = quoteEnd(text, i, c);
      if (close < 0) return null;
      i = close;
    }
  }
  return null;
}

function quoteEnd(text: string, start: number, quote: string): number {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\' && quote === '"') i++;
    else if (text[i] === quote) return i;
    else if (text[i] === '\n' && quote === '"') return -1;
  }
  return -1;
}

function wordsOf(content: string): Word[] {
  return [...content.matchAll(word)].map(({ 0: text, groups }) => ({
    text,
    kind: groups?.path !== undefined ? 'path' : groups?.name !== undefined ? 'name' : 'other',
  }));
}

/** Data in braces (`{{"a": 1}}`) is no action. */
function isAction(words: readonly Word[]): boolean {
  const [first, second] = words;
  if (first === undefined || (first.kind === 'other' && second?.text === ':')) return false;
  return first.kind !== 'other' || /^["`(\d]/.test(first.text);
}

function freeNames(words: readonly Word[], dotMoved: boolean): string[] {
  return distinct(
    words.flatMap(({ text, kind }) => {
      if (kind !== 'path') return [];
      if (text.startsWith('$.')) return [text.slice(2)];
      return text.startsWith('.') && text.length > 1 && !dotMoved ? [text.slice(1)] : [];
    }),
  );
}

/** Writes the text between actions, without the blanks that `{{-` and `-}}` cut. */
class GoTemplateWriter {
  private readonly tokens = new TokenList();
  private position = 0;
  private cutNext = false;

  constructor(private readonly text: string) {}

  tag(start: number, end: number, write: (tokens: TokenList) => void): void {
    this.between(start, /^\{\{-\s/.test(this.text.slice(start, start + 4)));
    write(this.tokens);
    this.position = end;
    this.cutNext = /\s-\}\}$/.test(this.text.slice(Math.max(start + 2, end - 4), end));
  }

  finish(): ReturnType<TokenList['finish']> {
    this.between(this.text.length, false);
    return this.tokens.finish(this.text.length);
  }

  private between(end: number, cutEnd: boolean): void {
    const written = this.text.slice(this.position, end);
    const from = this.position + (this.cutNext ? written.length - written.trimStart().length : 0);
    const to = cutEnd ? Math.max(from, this.position + written.trimEnd().length) : end;
    if (from > this.position) this.tokens.printed(this.position, from, '');
    if (to < end) this.tokens.printed(to, end, '');
    this.tokens.textTo(end);
  }
}
