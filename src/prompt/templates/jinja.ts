import { defaultText, freeNames, lexExpression } from './jinjaExpression';
import { JinjaScopes, readStatement } from './jinjaStatement';
import { scanTag } from './tagScan';
import { tagContent, TagWriter } from './tagWriter';
import type { TemplateLanguage } from './template';

const opening = /\{[{%#]/g;
const endRaw = /\{%[-+]?\s*endraw\s*[-+]?%\}/g;

/**
 * Jinja2 and Nunjucks: `{{ x | filter }}`, statements, comments, `{% raw %}`, whitespace control. Names that the
 * template itself binds (loops, `set`, macros, imports) are not free.
 */
export const jinja: TemplateLanguage = {
  id: 'jinja',
  tokenize(text) {
    const writer = new TagWriter(text);
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
        const content = tagContent(text.slice(start + 2, close));
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
      const content = tagContent(text.slice(start + 2, tag.contentEnd));
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
