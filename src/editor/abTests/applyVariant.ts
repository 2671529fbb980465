import { resolve } from 'node:path';
import * as vscode from 'vscode';
import type { EditableFile, EditablePrompt } from '../../bench/apply/applyMessages';
import type { PromptPlace, TemplateMessage } from '../../bench/experiment';
import type { ReadRun } from '../../bench/store/run';
import { plain } from '../../text/plain';
import { isInside } from '../../workspace/root';
import { FixRefused } from '../advice/foundFinding';
import { isReadOnly } from '../advice/fixes';
import type { AbTestParts } from './parts';
import type { RunPlace } from './comparisonPanels';
import type { Questions } from './questions';

/** The prompt that was compared, as its file has it now. */
interface Target {
  readonly source: PromptPlace;
  readonly document: vscode.TextDocument;
  readonly prompt: EditablePrompt;
  readonly messages: readonly TemplateMessage[];
}

/** Writes what an arm of a run says into the prompt that was compared. */
export class VariantApplier {
  constructor(private readonly parts: AbTestParts) {}

  /** Why each arm cannot be applied, as a sentence; null where it can, as far as that is known before it is tried. */
  async whyNot(place: RunPlace, read: ReadRun): Promise<Record<string, string | null>> {
    const target = await this.targetOf(place, read);
    const { spellings, templateEdits } = await import('../../bench/experiments');
    const reasons = read.run.arms.map(async ({ id }): Promise<[string, string | null]> => {
      if (typeof target === 'string') return [id, target];
      const messages = await messagesOf(read, id, target);
      if (typeof messages === 'string') return [id, messages];
      const edits = templateEdits(target.document.getText(), target.prompt.messages, messages, spellings[0]!);
      return [id, typeof edits === 'string' ? edits : null];
    });
    return Object.fromEntries(await Promise.all(reasons));
  }

  /** Shows what is changed, asks, and edits the file: one step to undo, and not saved. Throws FixRefused with the reason. */
  async apply(place: RunPlace, read: ReadRun, arm: string, questions: Questions): Promise<boolean> {
    const target = await this.targetOf(place, read);
    if (typeof target === 'string') throw new FixRefused(target);
    const messages = await messagesOf(read, arm, target);
    if (typeof messages === 'string') throw new FixRefused(messages);
    const { document, source } = target;
    if (await isReadOnly(document.uri)) throw new FixRefused('The document is read-only.');
    const { version } = document;
    const { applyMessages } = await import('../../bench/experiments');
    const applied = await applyMessages(document.getText(), source.id, messages, (text) =>
      this.read(document, text),
    );
    if ('why' in applied) throw new FixRefused(applied.why);
    const { fixes, previews } = this.parts;
    await previews.showEdits({ document, version, fixed: applied }, `Apply ${plain(arm, 40)}`);
    const others =
      applied.alsoChanged.length === 0
        ? ''
        : ` It is also the text of ${plain(applied.alsoChanged.join(', '), 200)}.`;
    const question = `Write the text of ${plain(arm, 40)} into ${plain(source.path, 100)}?${others} It can be undone, and is not saved.`;
    if (!(await questions.button(question, 'Apply'))) return false;
    await fixes.apply(document, version, applied);
    await vscode.window.showTextDocument(document, { preview: false });
    return true;
  }

  private async targetOf(place: RunPlace, read: ReadRun): Promise<Target | string> {
    if (read.setup === null) return 'An older version made this run, which did not keep what was sent.';
    const source = read.setup.variants.find((variant) => variant.source !== undefined)?.source;
    if (source === undefined) {
      return 'No prompt of the workspace was compared: its texts were written for the experiment.';
    }
    // The file of a run may be anybody's.
    const file = resolve(place.root, source.path);
    if (!isInside(file, place.root)) return `${plain(source.path, 100)} lies outside of the workspace.`;
    let document: vscode.TextDocument;
    try {
      document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
    } catch {
      return `${plain(source.path, 100)} is not there any more.`;
    }
    const { prompts } = await this.read(document, document.getText());
    const prompt = prompts.find(({ id }) => id === source.id);
    if (prompt === undefined) return `There is no prompt ${plain(source.id, 100)} any more.`;
    const { isSameText, templateOfPrompt } = await import('../../bench/experiments');
    const template = templateOfPrompt(prompt);
    if ('mistake' in template) return template.mistake;
    const { messages } = template;
    if (!read.setup.variants.some((variant) => isSameText(variant.messages, messages))) {
      return `${plain(source.path, 100)} has changed: the prompt is none of those that were compared.`;
    }
    return { source, document, prompt, messages };
  }

  private async read(document: vscode.TextDocument, text: string): Promise<EditableFile> {
    const { path, root, assumptions } = await this.parts.contexts.of(document);
    return this.parts.analyzer.analyze({ path, text, root, assumptions });
  }
}

/** What an arm sends, if it can be written into a prompt; else why not. */
async function messagesOf(
  { run, setup }: ReadRun,
  arm: string,
  { source, messages }: Target,
): Promise<readonly TemplateMessage[] | string> {
  const { isSameText } = await import('../../bench/experiments');
  const variants = setup!.variants;
  const name = run.arms.find(({ id }) => id === arm)?.variant;
  const variant = variants.find((each) => each.name === name);
  if (variant === undefined) return 'There is no such arm.';
  if (!isSameText(variant.messages, messages)) return variant.messages;
  if (variants.every((each) => isSameText(each.messages, variant.messages))) {
    return variants.length > 1
      ? 'The arms send the same text, one of them from the cache: there is nothing to write.'
      : `The arms differ in the model or the endpoint, not in the text. Change that where ${plain(source.id, 100)} names its model.`;
  }
  return 'The prompt says that already.';
}
