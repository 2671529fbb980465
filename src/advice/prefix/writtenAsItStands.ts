import type { PricedPrompt } from '../pricedPrompt';
import type { PrefixBreaker } from './cacheablePrefix';

/**
 * Whether nothing fills the place: doubled braces are an escape where single ones beside them are what the text is filled
 * in by, and in Markdown a name within a path, in code, is what the path is called.
 */
export function isWrittenAsItStands(
  { span, path }: PrefixBreaker,
  { textOf, path: own }: PricedPrompt,
): boolean {
  const file = path ?? own;
  const document = textOf(file) ?? '';
  if (/\.mdc?$/.test(file)) {
    const lineStart = document.lastIndexOf('\n', span.start) + 1;
    const inCode = document.slice(lineStart, span.start).split('`').length % 2 === 0;
    const code = inCode ? /[^`\n]*$/.exec(document.slice(lineStart, span.start))![0] : '';
    if (code.includes('/') || (inCode && document.startsWith('/', span.end))) return true;
  }
  return document.startsWith('{{', span.start) && /(?<!\{)\{[a-z]\w*\}(?!\})/.test(document);
}
