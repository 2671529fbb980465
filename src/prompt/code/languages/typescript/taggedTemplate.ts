import { calleePath } from '../../flow/names';
import type { CallExpr, StringExpr } from '../../syntax/syntax';

/** A template behind a tag that no library knows (`` ps`…` ``), and what such a tag does to it as its name says. */
export interface TaggedTemplate {
  readonly template: StringExpr;
  readonly effect: 'dedent' | undefined;
}

/** The tagged template that a call is; null for other calls, and for tags of other languages (`` sql`…` ``). */
export function taggedTemplate(call: CallExpr): TaggedTemplate | null {
  const [only, ...others] = call.args;
  // A tag has no parenthesis behind its template.
  if (only?.value.kind !== 'string' || others.length > 0 || only.value.span.end !== call.span.end) {
    return null;
  }
  const tag = calleePath(call.callee);
  if (tag.some((segment) => foreignTags.test(segment))) return null;
  return { template: only.value, effect: /dedent|indent/i.test(tag.at(-1)!) ? 'dedent' : undefined };
}

const foreignTags =
  /^(\(\)|\$+|sql|gql|graphql|groq|cypher|html|svg|xml|css|scss|less|tw|cx|styled|keyframes|createGlobalStyle|injectGlobal|glsl|wgsl|hlsl|regex|re|sh|bash|shell|zsh|exec|chalk|js|jsx|ts|tsx|code|python|yaml|json|toml|latex|tex|t|i18n|msg|lit|each|url|path|log|debug)$/;
