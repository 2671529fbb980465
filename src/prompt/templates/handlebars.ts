import { HandlebarsBlocks, parameterNames, splitWords } from './handlebarsExpression';
import { scanTag } from './tagScan';
import type { TemplateLanguage, TemplateToken } from './template';
import { TokenList } from './tokenList';

/** Helpers of prompt frameworks that steer the rendering and print nothing themselves. */
const controlHelpers = new Set(['role', 'history', 'section', 'message', 'set', 'else']);

/**
 * Handlebars, with the helpers of Dotprompt and Semantic Kernel: `{{x}}`, `{{{x}}}`, `{{helper x key=y}}`, blocks with
 * parameters, partials, comments, `\{{`. Inside `{{#each}}` and `{{#with}}` plain names are fields of the item.
 */
export const handlebars: TemplateLanguage = {
  id: 'handlebars',
  tokenize(text) {
    const tokens = new TokenList();
    const blocks = new HandlebarsBlocks();
    let start = text.indexOf('{{');
    while (start >= 0) {
      const end = readTag(text, start, tokens, blocks);
      if (end === 'no more tags') break;
      start = text.indexOf('{{', end ?? start + 1);
    }
    return withoutBlanks(text, tokens.finish(text.length));
  },
};

/** Adds the tag at `start` and returns where it ends; null if it is text. */
function readTag(
  text: string,
  start: number,
  tokens: TokenList,
  blocks: HandlebarsBlocks,
): number | null | 'no more tags' {
  if (text[start - 1] === '\\' && text[start - 2] !== '\\') {
    // `\{{x}}` prints `{{x}}`: the backslash goes, the rest up to the next tag is text.
    tokens.printed(start - 1, start, '');
    return start + 2;
  }
  // Of `\\{{x}}` one backslash is printed before what the tag prints.
  if (text[start - 1] === '\\') tokens.printed(start - 1, start, '');
  if (text.startsWith('{{{{', start)) {
    const raw = readRaw(text, start, tokens, blocks);
    if (raw !== null) return raw;
  }
  const tilde = text[start + 2] === '~' ? 1 : 0;
  const contentStart = start + 2 + tilde;
  if (text[contentStart] === '!') {
    const long = text.startsWith('--', contentStart + 1);
    let close = text.indexOf(long ? '--}}' : '}}', contentStart);
    if (close < 0 && long) close = text.indexOf('}}', contentStart);
    if (close < 0) return 'no more tags';
    const end = text.indexOf('}}', close) + 2;
    tokens.control(start, end, 'comment', text.slice(contentStart, close).trim(), []);
    return end;
  }
  const triple = text[contentStart] === '{';
  const tag = scanTag(text, contentStart + (triple ? 1 : 0), triple ? '}}}' : '}}');
  if (tag === null) return null;
  const content = text
    .slice(contentStart + (triple ? 1 : 0), tag.contentEnd)
    .replace(/~$/, '')
    .trim();
  return addTag(content, start, tag.end, tokens, blocks) ? tag.end : null;
}

const rawOpening = /\{\{\{\{\s*(?<name>[\w-]+)[^{}]*\}\}\}\}/y;

/** `{{{{raw}}}} … {{{{/raw}}}}`: what stands between is text. Null if it does not end. */
function readRaw(text: string, start: number, tokens: TokenList, blocks: HandlebarsBlocks): number | null {
  rawOpening.lastIndex = start;
  const opening = rawOpening.exec(text);
  if (opening === null) return null;
  const closing = `{{{{/${opening.groups?.name ?? ''}}}}}`;
  const from = start + opening[0].length;
  const close = blocks.rawEnd(text, from);
  if (!text.startsWith(closing, close)) return null;
  tokens.control(start, from, 'other', opening[0], []);
  tokens.control(close, close + closing.length, 'other', closing, []);
  return close + closing.length;
}

/** The tokens without the blanks that a `~` beside a tag removes. */
function withoutBlanks(text: string, tokens: readonly TemplateToken[]): readonly TemplateToken[] {
  if (!text.includes('~')) return tokens;
  return tokens.flatMap((token, i): readonly TemplateToken[] => {
    if (token.kind !== 'text' || token.printed !== undefined) return [token];
    let { start, end } = token;
    const before = tokens[i - 1];
    const after = tokens[i + 1];
    if (isTag(before) && text.startsWith('~}}', before.end - 3)) {
      while (start < end && /\s/.test(text[start]!)) start++;
    }
    if (isTag(after) && text.startsWith('{{~', after.start)) {
      while (end > start && /\s/.test(text[end - 1]!)) end--;
    }
    const pieces: TemplateToken[] = [
      { kind: 'text', start: token.start, end: start, printed: '' },
      { kind: 'text', start, end },
      { kind: 'text', start: end, end: token.end, printed: '' },
    ];
    return pieces.filter((piece) => piece.end > piece.start);
  });
}

function isTag(token: TemplateToken | undefined): token is TemplateToken {
  return token !== undefined && token.kind !== 'text';
}

function addTag(
  content: string,
  start: number,
  end: number,
  tokens: TokenList,
  blocks: HandlebarsBlocks,
): boolean {
  const sigil = /^(?:[#^/>&]|else\b)[*>]?/.exec(content)?.[0] ?? '';
  const words = splitWords(content.slice(sigil.length));
  if (words === null) return false;
  const [first, ...rest] = words;
  if (sigil === '' || sigil === '&') {
    if (first === undefined) return false;
    if (first.kind === 'path' && rest.length > 0) {
      const names = parameterNames(rest, blocks);
      if (controlHelpers.has(first.text)) tokens.control(start, end, 'other', content, names);
      else tokens.variable(start, end, content, names);
      return true;
    }
    if (first.kind === 'path' && (first.text === 'history' || first.text === 'else')) {
      tokens.control(start, end, 'other', content, []);
      return true;
    }
    tokens.variable(start, end, content, parameterNames(words, blocks));
    return true;
  }
  if (sigil.startsWith('/')) {
    if (first !== undefined) blocks.close(first.text);
    tokens.control(start, end, first?.text === 'each' ? 'for' : 'other', content, []);
    return true;
  }
  if (sigil.includes('>')) {
    // `{{> (which) }}`: the name is computed.
    const parameters = first?.kind === 'open' ? words : rest;
    tokens.control(start, end, 'include', content, parameterNames(parameters, blocks));
    if (sigil === '#>' && first !== undefined) blocks.open(first.text, []);
    return true;
  }
  if (sigil === '^' && first === undefined) {
    tokens.control(start, end, 'if', content, []);
    return true;
  }
  if (sigil === 'else') {
    tokens.control(start, end, 'if', content, parameterNames(rest, blocks));
    return true;
  }
  if (first?.kind !== 'path') return false;
  // `{{#items}}…{{/items}}` without parameters is a section on a variable; otherwise the first word is a helper.
  const names = parameterNames(rest.length === 0 ? words : rest, blocks);
  const bound = rest.flatMap(({ kind, text }) => (kind === 'block' ? text.trim().split(/\s+/) : []));
  const control =
    first.text === 'each'
      ? 'for'
      : rest.length === 0 || first.text.startsWith('if') || first.text === 'unless'
        ? 'if'
        : 'other';
  tokens.control(start, end, control, content, names);
  blocks.open(first.text, bound);
  return true;
}
