import { brokenWhere } from '../advice/applyFixes';
import type { CallAssumptions } from '../cost/assumptions';
import type { PriceTable } from '../cost/priceTable';
import type { NotPrompt } from '../prompt/explanation';
import { sentMessages } from '../prompt/model';
import type { ParseResult, Prompt, SourceFile } from '../prompt/model';
import { countRequest } from '../tokens/countRequest';
import type { CountRequest } from '../tokens/countRequest';
import type { TokenCounter } from '../tokens/counter';
import type { KnownCount } from '../tokens/providerCount';
import type { CountedPrompt } from './countedByProvider';
import { createLineIndex } from './lineIndex';
import type { LineIndex } from './lineIndex';
import type { FileProfile, FindingProfile, NotPromptProfile, Profile } from './model';
import { modelToCount, profilePrompt } from './profile';

/** What the profiles of all files share. */
export interface ProfileEngine {
  /** Told of a model as a text spells it, it counts as the user declares. */
  readonly counters: Pick<TokenCounter, 'forModel'>;
  /** Asked for as soon as there is a prompt to price. */
  readonly prices: () => Promise<PriceTable>;
  /** What a provider has counted of a prompt, or of an earlier state of it; left out where nothing is known. */
  readonly countOf?: (prompt: Prompt, request: CountRequest) => KnownCount | null;
}

/** One parsed file. */
export interface ParsedFile {
  readonly source: SourceFile;
  readonly parsed: ParseResult;
  /** Where the literals that are no prompts are to be told. */
  readonly notPrompts?: readonly NotPrompt[];
  /** Text of another file that a message lies in, by its path relative to the root; null if it cannot be had. */
  readonly textOf?: (path: string) => string | null;
  /** Why no fix is to be offered in it; null where that is no question. */
  readonly notEdited?: string | null;
}

/**
 * Counts and prices the prompts of one file under what is assumed of each. Rejects only if a token table or
 * the prices cannot be loaded.
 */
export async function profileFile(
  engine: ProfileEngine,
  file: ParsedFile,
  assumptionsOf: (prompt: Prompt) => CallAssumptions,
): Promise<FileProfile> {
  const { source, parsed } = file;
  const { path } = source;
  if (parsed.prompts.length === 0 && parsed.problem === null && file.notPrompts === undefined) {
    return { path, language: parsed.language, prompts: [], problem: null };
  }
  const lines = createLineIndex(source.text);
  const linesOfOther = otherLines(file);
  const textOf = (other: string): string | null =>
    other === path ? source.text : (file.textOf?.(other) ?? null);
  const prompts: Profile[] = [];
  for (const prompt of parsed.prompts) {
    const assumptions = assumptionsOf(prompt);
    const counter = await engine.counters.forModel(modelToCount(prompt, assumptions));
    const prices = await engine.prices();
    const counted = countedPrompt(engine, prompt, counter.model);
    const context = { path, lines, linesOfOther, textOf, counter, prices, assumptions, counted };
    prompts.push(withRefusals(profilePrompt(prompt, context), file));
  }
  const { problem } = parsed;
  return {
    path,
    language: parsed.language,
    prompts,
    ...(file.notPrompts && { notPrompts: file.notPrompts.map((each) => notPromptProfile(each, lines)) }),
    problem: problem && { ...problem, line: lines.lineAt(problem.span.start) },
  };
}

/** The profile without the fixes that must not be made in its file. */
function withRefusals(profile: Profile, { parsed: { problem }, notEdited = null }: ParsedFile): Profile {
  if (problem === null && notEdited === null) return profile;
  const findings = profile.findings.map((finding): FindingProfile => {
    const { fix, path } = finding;
    if ('none' in fix || path !== undefined) return finding;
    const none = notEdited ?? brokenWhere(fix.edits, problem);
    return none === null ? finding : { ...finding, fix: { none } };
  });
  return { ...profile, findings };
}

function countedPrompt({ countOf }: ProfileEngine, prompt: Prompt, model: string): CountedPrompt | null {
  if (countOf === undefined) return null;
  const request = countRequest(model, sentMessages(prompt.messages));
  const known = countOf(prompt, request);
  return known && { request, known };
}

function notPromptProfile({ span, why }: NotPrompt, lines: LineIndex): NotPromptProfile {
  const commentLine = why.kind === 'ignored' ? { commentLine: lines.lineAt(why.comment.start) } : {};
  return { span, why, ...lines.linesOf(span), ...commentLine };
}

function otherLines({ source, textOf }: ParsedFile): (path: string) => LineIndex | null {
  const known = new Map<string, LineIndex | null>();
  return (path) => {
    let lines = known.get(path);
    if (lines === undefined) {
      const text = path === source.path ? source.text : (textOf?.(path) ?? null);
      lines = text === null ? null : createLineIndex(text);
      known.set(path, lines);
    }
    return lines;
  };
}
