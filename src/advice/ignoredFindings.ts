import { hasDirective, readDirectives } from '../prompt/directives';
import type { IgnoreRules } from '../prompt/directives';
import type { Span } from '../prompt/span';
import type { Finding } from './finding';
import type { PricedPrompt } from './pricedPrompt';

/** Leaves out what a comment of its file says that nobody wants to hear of. */
export function withoutIgnored(findings: readonly Finding[], priced: PricedPrompt): Finding[] {
  const known = new Map<string, IgnoreRules[]>();
  const commentsIn = (path: string): IgnoreRules[] => {
    let comments = known.get(path);
    if (comments === undefined) {
      comments = ignoringRules(priced.textOf(path) ?? '');
      known.set(path, comments);
    }
    return comments;
  };
  return findings.filter(
    (finding) =>
      !commentsIn(finding.path ?? priced.path).some(
        ({ rules, target }) =>
          rules.includes(finding.rule) &&
          (target === null || aims(finding, priced).some((at) => target.start <= at && at < target.end)),
      ),
  );
}

function ignoringRules(text: string): IgnoreRules[] {
  return hasDirective(text) ? readDirectives(text).filter((each) => each.kind === 'ignoreRules') : [];
}

/** What a comment may stand before to speak of a finding: what was found, the literal around it, the call. */
function aims({ span, path }: Finding, { prompt }: PricedPrompt): number[] {
  const around = (other: Span): boolean => other.start <= span.start && other.end >= span.end;
  const literal = prompt.messages.find((message) => message.path === path && around(message.span));
  return [
    span.start,
    ...(literal === undefined ? [] : [literal.span.start]),
    ...(path === undefined && prompt.call !== null ? [prompt.call.start] : []),
  ];
}
