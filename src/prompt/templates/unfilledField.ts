import { literal } from './literal';
import { tokenizeFields } from './strFormat';
import { jinja } from './jinja';
import { languageByStatements } from './languageInText';
import type { TemplateLanguage } from './template';

const plainField = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*|\[\w+\])*$/u;

/** What no format of a number or a moment holds: another entry, `{spades: AK, hearts: 9}`. */
const listsMore = /,\s*[\w"']+\s*:/;

/**
 * A Python text whose filling is not in sight: Jinja or Handlebars if it has statements of it, `str.format` if some field
 * is a plain name, else letter by letter what is written (`{{ x }}` alone is then no placeholder).
 */
export const unfilledField: TemplateLanguage = {
  id: 'unfilled-field',
  tokenize(text) {
    const language = languageByStatements(text);
    if (language !== null) return language.tokenize(text);
    const tokens = tokenizeFields(text, (name, spec) =>
      plainField.test(name) && !listsMore.test(spec) ? [name.replace(/\[.*$/, '')] : null,
    );
    return tokens.some(({ kind }) => kind === 'variable') ? tokens : literal.tokenize(text);
  },
};

/** The same where Jinja is what the file fills with: `{{ name }}` and no field in single braces is a placeholder of that. */
export function jinjaOrField(field: TemplateLanguage): TemplateLanguage {
  return {
    id: 'jinja-or-field',
    tokenize: (text) =>
      languageByStatements(text) === null && jinjaOutput.test(text) && !/(?<!\{)\{[\w.]+\}(?!\})/.test(text)
        ? jinja.tokenize(text)
        : field.tokenize(text),
  };
}

const jinjaOutput = /\{\{-?\s*[A-Za-z_][\w.]*\s*(?:[|[(]|-?\}\})/;
