import type { ControlPart } from '../model';
import type { Lexeme } from './jinjaExpression';
import { lexExpression } from './jinjaExpression';
import { scanTag } from './tagScan';
import { tagContent, TagWriter } from './tagWriter';
import type { TemplateLanguage } from './template';

const opening = /\{[{%]/g;
/** Tags whose content is not executed. */
const verbatim = /^(?:raw|comment)$/;
const words = new Set([
  'and',
  'or',
  'contains',
  'true',
  'false',
  'nil',
  'null',
  'empty',
  'blank',
  'in',
  'reversed',
]);

/**
 * Liquid: `{{ x | filter: y }}`, `if`, `unless`, `case`, `for`, `tablerow`, `assign`, `capture`, `render`, `raw`,
 * `comment`, whitespace control. Names that the template itself sets are not free.
 */
export const liquid: TemplateLanguage = {
  id: 'liquid',
  tokenize(text) {
    const writer = new TagWriter(text);
    const scope = new LiquidScope();
    const unclosed = new Set<string>();
    opening.lastIndex = 0;
    for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
      const start = match.index;
      const isTag = match[0] === '{%';
      const tag = scanTag(text, start + 2, isTag ? '%}' : '}}');
      if (tag === null) {
        opening.lastIndex = start + 1;
        continue;
      }
      const { end } = tag;
      opening.lastIndex = end;
      const content = tagContent(text.slice(start + 2, tag.contentEnd));
      if (!isTag) {
        const names = scope.free(lexExpression(content));
        writer.tag(start, end, (tokens) => tokens.variable(start, end, content, names, defaultOf(content)));
        continue;
      }
      const keyword = /^\w*/.exec(content)![0];
      const { control, names } = readTag(keyword, content, scope);
      const close = verbatim.test(keyword) && !unclosed.has(keyword) ? endOf(keyword, text, end) : null;
      if (close === null) {
        writer.tag(start, end, (tokens) => tokens.control(start, end, control, content, names));
        if (verbatim.test(keyword)) unclosed.add(keyword);
        continue;
      }
      opening.lastIndex = close.end;
      if (keyword === 'comment') {
        writer.tag(start, close.end, (tokens) => tokens.control(start, close.end, 'comment', content, []));
        continue;
      }
      writer.tag(start, end, (tokens) => tokens.control(start, end, 'other', content, []));
      writer.tag(close.start, close.end, (tokens) =>
        tokens.control(close.start, close.end, 'other', `end${keyword}`, []),
      );
    }
    return writer.finish();
  },
};

function endOf(keyword: string, text: string, from: number): { start: number; end: number } | null {
  const pattern = keyword === 'raw' ? /\{%-?\s*endraw\s*-?%\}/g : /\{%-?\s*endcomment\s*-?%\}/g;
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  return match === null ? null : { start: match.index, end: match.index + match[0].length };
}

function readTag(
  keyword: string,
  content: string,
  scope: LiquidScope,
): { readonly control: ControlPart['control']; readonly names: readonly string[] } {
  const rest = lexExpression(content.slice(keyword.length));
  switch (keyword) {
    case 'if':
    case 'unless':
    case 'elsif':
    case 'else':
    case 'case':
    case 'when':
    case 'endif':
    case 'endunless':
    case 'endcase':
      return { control: 'if', names: scope.free(rest) };
    case 'for':
    case 'tablerow': {
      const inAt = rest.findIndex(({ text }) => text === 'in');
      const names = scope.free(rest.slice(inAt + 1));
      scope.open([rootOf(rest[0]), `${keyword}loop`]);
      return { control: 'for', names };
    }
    case 'endfor':
    case 'endtablerow':
      scope.close();
      return { control: 'for', names: [] };
    case 'assign': {
      const names = scope.free(rest.slice(2));
      scope.set(rootOf(rest[0]));
      return { control: 'other', names };
    }
    case 'capture':
    case 'increment':
    case 'decrement':
      scope.set(rootOf(rest[0]));
      return { control: 'other', names: [] };
    case 'render':
    case 'include':
      return { control: 'include', names: scope.free(rest) };
    default:
      return { control: 'other', names: keyword.startsWith('end') ? [] : scope.free(rest) };
  }
}

function rootOf(lexeme: Lexeme | undefined): string {
  return lexeme?.text.split('.', 1)[0] ?? '';
}

/** Names that the template sets: for all that follows, or for a loop's body. */
class LiquidScope {
  private readonly assigned = new Set<string>();
  private readonly loops: (readonly string[])[] = [];

  set(name: string): void {
    this.assigned.add(name);
  }

  open(names: readonly string[]): void {
    // What nests deeper than anyone writes shares the outer loops, so that a look-up stays cheap.
    if (this.loops.length < 50) this.loops.push(names);
  }

  close(): void {
    this.loops.pop();
  }

  /** Paths that are no word of the language, no filter, no name of an argument and not set by the template. */
  free(lexemes: readonly Lexeme[]): string[] {
    const names = new Set<string>();
    for (const [i, { kind, text }] of lexemes.entries()) {
      const before = lexemes[i - 1];
      if (kind !== 'path' || words.has(text)) continue;
      // A filter, or a field of something that is no plain path.
      if (before?.kind === 'operator' && (before.text === '|' || isField(lexemes, i))) continue;
      if (lexemes[i + 1]?.text === ':') continue;
      const root = text.split('.', 1)[0]!;
      if (!this.assigned.has(root) && !this.loops.some((loop) => loop.includes(root))) names.add(text);
    }
    return [...names];
  }
}

/** Behind one dot stands a field, behind two the end of a range: `(1..n)`. */
function isField(lexemes: readonly Lexeme[], i: number): boolean {
  return lexemes[i - 1]?.text === '.' && lexemes[i - 2]?.text !== '.';
}

/** The literal of `x | default: "n/a"`. */
function defaultOf(content: string): string | undefined {
  const groups = /\|\s*default:\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)')/.exec(content)?.groups;
  return groups?.double ?? groups?.single;
}
