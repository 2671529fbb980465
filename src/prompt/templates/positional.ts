import type { TemplateLanguage } from './template';

/**
 * A language whose nameless placeholders (`%s`, `{}`, `%[2]d`) take the names of the arguments they are filled with,
 * in order. It counts on from text to text, as the pieces of one template follow one another.
 */
export function filledWith(
  language: TemplateLanguage,
  argumentNames: readonly (readonly string[])[],
): TemplateLanguage {
  let next = 0;
  return {
    id: language.id,
    tokenize: (text) =>
      language.tokenize(text).map((token) => {
        if (token.kind !== 'variable' || token.names.length > 0) return token;
        const position: number = token.position ?? next;
        next = position + 1;
        return { ...token, names: argumentNames[position] ?? [] };
      }),
  };
}
