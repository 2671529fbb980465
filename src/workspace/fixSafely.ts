import type { FixedFile } from '../advice/applyFixes';
import { composedEdits } from '../advice/composedEdits';
import { safeFindingsIn } from '../report/findings';
import type { FindingProfile } from '../report/model';
import type { Analyzer, AnalyzeRequest } from './analyzer';

/** Fixes that meet are made one after the other; more rounds than that no text needs. */
const mostRounds = 5;

export interface SafeFixRequest extends Pick<AnalyzeRequest, 'path' | 'text' | 'root' | 'assumptions'> {
  /** The safe ones of this very text that are wanted. */
  readonly findings: readonly FindingProfile[];
  /** Where only those of one prompt are. */
  readonly promptId?: string | undefined;
}

/**
 * Makes safe fixes, reads the text again and makes those that are left, until none is: each round is proven by itself. The
 * edits are of the text before all of them, and so is where the findings stand that had to wait for others.
 */
export async function fixSafely(
  analyzer: Pick<Analyzer, 'analyze' | 'fix'>,
  { path, text, root, assumptions, findings, promptId }: SafeFixRequest,
  signal?: AbortSignal,
): Promise<FixedFile<FindingProfile>> {
  let fixed = await analyzer.fix({ path, text, root, findings }, signal);
  let isMore = fixed.applied.length > 0;
  for (let round = 1; isMore && round < mostRounds; round++) {
    const { prompts } = await analyzer.analyze({ path, text: fixed.text, root, assumptions }, signal);
    const found = safeFindingsIn({
      prompts: promptId === undefined ? prompts : prompts.filter(({ id }) => id === promptId),
    });
    const more = await analyzer.fix({ path, text: fixed.text, root, findings: found }, signal);
    isMore = more.applied.length > 0;
    if (isMore) fixed = joined(text, fixed, more);
  }
  return fixed;
}

function joined(
  text: string,
  fixed: FixedFile<FindingProfile>,
  more: FixedFile<FindingProfile>,
): FixedFile<FindingProfile> {
  const left = [...fixed.left];
  const applied = more.applied.map((finding) => {
    const waited = left.findIndex(({ finding: { rule } }) => rule === finding.rule);
    if (waited < 0) return finding;
    const [{ finding: before }] = left.splice(waited, 1) as [(typeof left)[number]];
    const { span, startLine, endLine } = before;
    return { ...finding, span, startLine, endLine };
  });
  return {
    text: more.text,
    edits: composedEdits(text, fixed.edits, more.edits),
    applied: [...fixed.applied, ...applied],
    left,
  };
}
