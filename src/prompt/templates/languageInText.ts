import { anyPlaceholder } from './anyPlaceholder';
import { handlebars } from './handlebars';
import { jinja } from './jinja';
import type { TemplateLanguage } from './template';

/** The language of a text of which nobody says how it is filled: its own statements tell the engine. */
export function languageInText(text: string): TemplateLanguage {
  if (/\{%-?\s*(?:for|if|set|include|raw|macro)\s/.test(text)) return jinja;
  return /\{\{~?#(?:if|each|unless|with)\s/.test(text) ? handlebars : anyPlaceholder;
}
