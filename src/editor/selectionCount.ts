import type * as vscode from 'vscode';
import { countedAs } from '../cost/countedAs';
import { combineAccuracy } from '../report/accuracy';
import type { Analyzer, TextCount } from '../workspace/analyzer';
import { isCandidate } from './documentProfiles';
import type { DocumentProfiles } from './documentProfiles';
import type { DocumentContexts } from './documentContexts';
import { promptAt } from './promptAt';

/** Tokens of the selected text, all selections together. */
export interface SelectionCount extends TextCount {
  /** The model counted for: that of the prompt around the selection, else the default. */
  readonly model: string;
  readonly selections: number;
}

/** Longest selection that is counted, in UTF-16 units. */
export const maxSelection = 2_000_000;

/** Counts what is selected in an editor; null where nothing is. Rejects with an AbortError. */
export async function countSelection(
  editor: vscode.TextEditor,
  services: {
    readonly analyzer: Analyzer;
    readonly contexts: DocumentContexts;
    readonly profiles: DocumentProfiles;
  },
  signal: AbortSignal,
): Promise<SelectionCount | null> {
  const { document } = editor;
  const selections = editor.selections.filter((selection) => !selection.isEmpty);
  const [first] = selections;
  if (first === undefined) return null;
  const texts = selections.map((selection) => document.getText(selection));
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  if (length > maxSelection) throw new Error(`The selection is longer than ${maxSelection} characters.`);
  const known = isCandidate(document) ? services.profiles.get(document) : undefined;
  const prompt = known && promptAt(document, known.profile.prompts, first.start);
  const { assumptions } = await services.contexts.of(document);
  const model = prompt?.pricedAs.model ?? assumptions.defaultModel;
  const as = countedAs(model, assumptions);
  const counts = await Promise.all(texts.map((text) => services.analyzer.countText(text, as, signal)));
  return {
    ...counts[0]!,
    ...combineAccuracy(counts),
    tokens: counts.reduce((sum, count) => sum + count.tokens, 0),
    model,
    selections: selections.length,
  };
}
