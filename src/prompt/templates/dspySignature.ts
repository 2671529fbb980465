import type { TemplateLanguage } from './template';
import { TokenList } from './tokenList';

const shape = /^[\w\s,:[\]|.'"]+->[\w\s,:[\]|.'"]+$/;
const field = /(?<name>[A-Za-z_]\w*)\s*(?=[:,]|$)/g;

/** DSPy's one-line signature `context: list[str], question -> answer`: the caller fills the fields before the arrow. */
export const dspySignature: TemplateLanguage = {
  id: 'dspy-signature',
  tokenize(text) {
    const tokens = new TokenList();
    if (shape.test(text)) {
      const inputs = text.slice(0, text.indexOf('->')).trimEnd();
      for (const match of withoutTypes(inputs).matchAll(field)) {
        const name = match.groups!.name!;
        tokens.variable(match.index, match.index + name.length, name, [name]);
      }
    }
    return tokens.finish(text.length);
  },
};

/** Blanks for the types, so that the places of the names stay: they go up to the comma outside brackets. */
function withoutTypes(inputs: string): string {
  let depth = 0;
  let inType = false;
  let names = '';
  for (const character of inputs) {
    if (character === '[') depth++;
    else if (character === ']') depth--;
    else if (character === ':') inType = true;
    else if (character === ',' && depth === 0) inType = false;
    names += inType ? ' ' : character;
  }
  return names;
}
