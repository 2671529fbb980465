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

/** A language whose placeholders have the texts that they are filled with where the code shows them, by name or position. */
export function filledFrom(
  language: TemplateLanguage,
  given: { readonly positions: readonly (string | null)[]; readonly names: ReadonlyMap<string, string> },
): TemplateLanguage {
  let next = 0;
  return {
    id: language.id,
    tokenize: (text) =>
      language.tokenize(text).map((token) => {
        if (token.kind !== 'variable') return token;
        const [field = ''] = /^[\w$]*/.exec(token.expression) ?? [];
        const isNumbered = /^\d+$/.test(field);
        const position = token.position ?? (isNumbered ? Number(field) : field === '' ? next : null);
        if (position !== null) next = position + 1;
        const isWhole = token.names.every((name) => name === field) || isNumbered;
        const found = position === null ? given.names.get(field) : given.positions[position];
        return isWhole && typeof found === 'string' ? { ...token, defaultText: found } : token;
      }),
  };
}
