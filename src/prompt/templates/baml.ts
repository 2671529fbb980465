import { jinja } from './jinja';
import type { TemplateLanguage, TemplateToken } from './template';

/** What the runtime provides: the schema of the answer, the client, the roles. */
const provided = /^(?:ctx|_)(?:\.|$)/;
const role = /^_\s*\.\s*(?:role|chat)\s*\(/;

/** BAML's prompts: Jinja (minijinja) over the arguments, `{{ _.role("user") }}`, `{{ ctx.output_format }}`. */
export const baml: TemplateLanguage = {
  id: 'baml',
  tokenize: (text) => jinja.tokenize(text).map(withoutProvided),
};

function withoutProvided(token: TemplateToken): TemplateToken {
  if (token.kind === 'text') return token;
  const names = token.names.filter((name) => !provided.test(name));
  if (token.kind === 'control') return { ...token, names };
  const { start, end, expression } = token;
  return role.test(expression)
    ? { kind: 'control', control: 'other', start, end, expression, names }
    : { ...token, names };
}
