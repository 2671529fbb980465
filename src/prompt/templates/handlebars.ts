import { HandlebarsBlocks, parameterNames, splitWords } from './handlebarsExpression';
import { scanTag } from './tagScan';
import type { TemplateLanguage } from './template';
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
    return tokens.finish(text.length);
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
    tokens.control(start, end, 'include', content, parameterNames(rest, blocks));
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
