import { languageInText } from './languageInText';
import type { TemplateLanguage } from './template';

/**
 * Placeholders in braces (`{x}`, `{{x}}`) of a text in JavaScript whose filling is not in sight, or what the statements of
 * an engine in it (`{{#if x}}`) say. A dollar is none:
 * `${x}` would be a hole of the language, and an escaped one is text.
 */
export const bracePlaceholder: TemplateLanguage = {
  id: 'brace-placeholder',
  tokenize: (text) =>
    languageInText(text)
      .tokenize(text)
      .map((token) =>
        token.kind === 'variable' && text[token.start] === '$'
          ? { kind: 'text', start: token.start, end: token.end }
          : token,
      ),
};
