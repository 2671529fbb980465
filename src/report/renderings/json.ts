import type {
  CountedBy,
  FileProfile,
  FindingProfile,
  MessageProfile,
  NotPromptProfile,
  PrefixProfile,
  Profile,
  RequestPart,
  VariableProfile,
  WorkspaceReport,
} from '../model';
import { savedTokens } from '../findings';
import { variableNames } from '../../prompt/model';
import { evidenceWords, longNotPrompts, whyNotWords } from '../evidenceWords';
import type { RenderContext, Rendering } from './rendering';

/** The report for programs. People script against it: additive changes only. */
export const json: Rendering = {
  id: 'json',
  label: 'JSON',
  render: (report, context) => `${JSON.stringify(reportJson(report, context), null, 2)}\n`,
};

function reportJson(report: WorkspaceReport, { tool, explain = false }: RenderContext): object {
  const { root, pricesAsOf, totals } = report;
  const { currency } = totals;
  return {
    schemaVersion: 1,
    tool: { name: tool.name, version: tool.version },
    root,
    pricesAsOf,
    // Of what other forms show: the amounts here are in USD.
    ...(currency && { currency: { code: currency.code, perUsd: currency.perUsd, asOf: currency.asOf } }),
    files: report.files.map((file) => fileJson(file, explain)),
    totals: {
      files: totals.files,
      prompts: totals.prompts,
      inputTokens: totals.inputTokens,
      per1kCallsUsd: totals.per1kCallsUsd,
      monthlyUsd: totals.monthlyUsd,
      unpriced: totals.unpriced,
      partlyCounted: totals.partlyCounted,
      durationMs: totals.durationMs,
    },
  };
}

function fileJson(file: FileProfile, explain: boolean): object {
  const { path, language, problem, prompts } = file;
  return {
    path,
    language,
    error: problem && { message: problem.message, line: problem.line },
    prompts: prompts.map((prompt) =>
      explain ? { ...promptJson(prompt), evidence: evidenceWords(prompt) } : promptJson(prompt),
    ),
    ...(explain && { notPrompts: longNotPrompts(file).map(notPromptJson) }),
  };
}

function notPromptJson(literal: NotPromptProfile): object {
  const { startLine, endLine } = literal;
  return { startLine, endLine, reason: whyNotWords(literal) };
}

/** One prompt, as every command prints it. */
export function promptJson(profile: Profile): object {
  const { tokens, pricedAs, range } = profile;
  return {
    id: profile.id,
    name: profile.name,
    format: profile.format,
    startLine: profile.startLine,
    endLine: profile.endLine,
    provider: profile.provider,
    model: profile.model,
    pricedAs: { model: pricedAs.model, matchedModel: pricedAs.matchedModel, assumed: pricedAs.assumed },
    parameters: profile.parameters,
    tools: profile.tools && { startLine: profile.tools.startLine, endLine: profile.tools.endLine },
    ...(profile.sentBy === undefined ? {} : { sentBy: profile.sentBy }),
    messages: profile.messages.filter(isWritten).map(messageJson),
    tokens: {
      input: tokens.input,
      static: tokens.static,
      variables: tokens.variables,
      tools: tokens.tools,
      responseFormat: tokens.responseFormat,
      images: tokens.images,
      overhead: tokens.overhead,
      output: tokens.output,
      method: tokens.method,
      encoding: tokens.encoding,
      errorPct: tokens.errorPct,
      ...(tokens.counted && { counted: countedJson(tokens.counted) }),
      range: {
        input: { ...range.inputTokens, ...(range.isOpen && { high: null }) },
        variables: range.variableTokens,
        output: range.outputTokens,
      },
    },
    requestParts: profile.requestParts
      .filter((part) => part.tokens > 0 || part.unseen.length > 0)
      .map(partJson),
    cost: costJson(profile),
    violations: profile.violations.map(({ limit, message, remedy }) => ({ limit, message, remedy })),
    cacheablePrefix: profile.prefix && prefixJson(profile.prefix),
    findings: profile.findings.map(findingJson),
  };
}

function prefixJson(prefix: PrefixProfile): object {
  const { tokens, splitTokens, potentialTokens, minimumTokens, eligible, breaker, matching, markers, reuse } =
    prefix;
  return {
    tokens,
    splitTokens,
    potentialTokens,
    minimumTokens,
    endLine: prefix.endLine,
    eligible,
    breaker: breaker && { name: breaker.name, volatility: breaker.volatility, line: breaker.line },
    matching,
    markers,
    reuse: reuse && {
      lifetime: reuse.lifetime.name,
      breakEvenCallsPerHour: reuse.breakEvenCallsPerHour,
      ...reuse.expected,
    },
  };
}

function findingJson(finding: FindingProfile): object {
  const { rule, tier, message, startLine, endLine, path, saving, action, fix } = finding;
  return {
    rule,
    tier,
    message,
    ...(path === undefined ? {} : { path }),
    startLine,
    endLine,
    tokensSaved: saving && savedTokens(finding),
    usdSavedPer1kCalls: saving && saving.usdPer1kCalls,
    action,
    fix: 'edits' in fix ? 'edit' : null,
    ...('none' in fix && { whyNoFix: fix.none }),
  };
}

function countedJson({ source, countedOn, isSame, textTokensHere }: CountedBy): object {
  return { source, countedOn, sameText: isSame, textTokensHere };
}

/** Literal text, or a placeholder that somebody wrote as the whole text of a template. */
export function isWritten({ parts, unlisted }: MessageProfile): boolean {
  if (unlisted !== undefined) return false;
  return parts.some((part) => part.kind === 'variable' || (part.kind === 'text' && part.text !== ''));
}

function partJson({ kind, tokens, method, errorPct, formula, source, asOf, unseen }: RequestPart): object {
  const isUnknown = tokens === 0 && unseen.length > 0;
  return { kind, tokens: isUnknown ? null : tokens, method, errorPct, formula, source, asOf, unseen };
}

function messageJson(message: MessageProfile): object {
  const { role, path, startLine, endLine, parts, variables, tokens, instead } = message;
  return {
    role,
    ...(instead && { instead }),
    ...(path === undefined ? {} : { path }),
    startLine,
    endLine,
    variables: variableNames(parts),
    ...(variables.length === 0 ? {} : { variableSizes: variables.map(variableJson) }),
    tokens: { text: tokens.text, method: tokens.method, encoding: tokens.encoding },
  };
}

function variableJson({ name, tokens, range, method, source }: VariableProfile): object {
  return { name, tokens, low: range?.low ?? tokens, high: range?.high ?? tokens, method, source };
}

function costJson({ cost, range }: Profile): object {
  if (cost.kind === 'unpriced') return { unpriced: cost.reason };
  return {
    per1kCallsUsd: cost.per1kCallsUsd,
    perCallUsd: cost.perCallUsd,
    monthlyUsd: cost.monthlyUsd,
    components: cost.components.map(({ kind, tokens, usdPerMTok, usd }) => ({
      kind,
      tokens,
      usdPerMTok,
      usd,
    })),
    priceSource: cost.priceSource,
    priceAsOf: cost.priceAsOf,
    assumptions: cost.assumptions,
    range: { perCallUsd: range.perCallUsd },
    bound: cost.bound,
    isUpperBound: cost.isUpperBound === true,
    notIncluded: cost.besides ?? [],
  };
}
