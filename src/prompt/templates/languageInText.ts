import { anyPlaceholder } from './anyPlaceholder';
import { handlebars } from './handlebars';
import { jinja } from './jinja';
import type { TemplateLanguage } from './template';

/** The language of a text of which nobody says how it is filled: its own statements tell the engine. */
export function languageInText(text: string): TemplateLanguage {
  return languageByStatements(text) ?? anyPlaceholder;
}

/** The language whose statements a text has: `{% if x %}` of Jinja, `{{#if x}}` of Handlebars; null where it has none. */
export function languageByStatements(text: string): TemplateLanguage | null {
  if (/\{%-?\s*(?:if|for|set|block|macro|include|raw)\b/.test(text)) return jinja;
  return /\{\{~?#(?:if|each|unless|with)\s/.test(text) ? handlebars : null;
}
