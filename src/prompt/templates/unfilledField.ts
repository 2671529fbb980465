import { literal } from './literal';
import { tokenizeFields } from './strFormat';
import type { TemplateLanguage } from './template';

const plainField = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*|\[\w+\])*$/u;

/**
 * A Python text whose `.format` call is not in sight: `str.format` if some field is a plain name, else letter by
 * letter what is written (`{{ x }}` alone is then no placeholder).
 */
export const unfilledField: TemplateLanguage = {
  id: 'unfilled-field',
  tokenize(text) {
    const tokens = tokenizeFields(text, (name) =>
      plainField.test(name) ? [name.replace(/\[.*$/, '')] : null,
    );
    return tokens.some(({ kind }) => kind === 'variable') ? tokens : literal.tokenize(text);
  },
};
