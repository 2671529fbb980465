import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Endpoint } from '../../bench/endpoint';
import type { Experiment, PromptPlace, Variant } from '../../bench/experiment';
import { fixTitle } from '../../report/adviceWords';
import { savedTokens } from '../../report/findings';
import { plain } from '../../text/plain';
import { signalOf } from '../commands';
import type { PromptTarget } from '../contributions';
import { promptOf } from '../promptOf';
import { copiedMessages, copyText } from './editedCopy';
import { askCases } from './cases';
import { askEndpoint } from './endpoints';
import { ExperimentRuns } from './experimentRuns';
import type { Place } from './experimentRuns';
import { userNetwork } from './network';
import type { AbTestParts } from './parts';
import { editorQuestions } from './questions';
import type { Questions } from './questions';
import { RunHistory } from './runHistory';
import { registerUnpairedPages } from './unpairedPage';
import { StoredRuns } from './storedRuns';
import { askWhere } from './where';

/** Pairs of a quick test of one prompt. */
const quickPairs = 20;

/** *Add Endpoint*, *Run Experiment*, *A/B Test This Prompt* and *Compare Original and Compressed*: asks, shows the plan, runs and shows what came of it. */
export class AbTests implements vscode.Disposable {
  /** What asks for what is compared. Tests, which cannot answer, put their own in its place. */
  questions: Questions = editorQuestions;

  readonly runs: ExperimentRuns;

  readonly stored: StoredRuns;

  readonly history: RunHistory;

  private readonly pages = registerUnpairedPages();

  constructor(private readonly parts: AbTestParts) {
    this.stored = new StoredRuns(
      parts,
      () => this.runs,
      () => this.questions,
    );
    this.runs = new ExperimentRuns(parts, this.stored);
    this.history = new RunHistory(
      parts,
      () => this.runs,
      this.stored,
      () => this.questions,
    );
  }

  dispose(): void {
    this.runs.dispose();
    this.pages.dispose();
  }

  /** Asks for an endpoint and keeps it; one request tests it, if the user says so. */
  async addEndpoint(): Promise<void> {
    const added = await askEndpoint(this.parts.secrets, this.questions, this.timerScript);
    if (added === undefined) return;
    const { endpoint } = added;
    const test = 'Send One Request';
    const most = endpoint.kind === 'openai-responses' ? '16 tokens' : 'one token';
    const choice = await this.questions.pick(
      [{ label: test, description: `of a few words; its answer has ${most} at most` }, { label: 'Not Now' }],
      {
        title: 'Add Endpoint: Test It',
        placeHolder: `${plain(endpoint.name, 60)} is kept. Test whether it answers?`,
        ignoreFocusOut: true,
      },
    );
    if (choice?.label === test) await this.testEndpoint(endpoint, added.apiKey);
  }

  private async testEndpoint(endpoint: Endpoint, apiKey: string): Promise<void> {
    const { testConnection } = await import('../../bench/experiments');
    const network = await userNetwork();
    const message = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: `Testing ${endpoint.name}`,
        cancellable: true,
      },
      (_progress, token) => testConnection(this.timerScript, { endpoint, apiKey, network }, signalOf(token)),
    );
    if (message === null) void vscode.window.showInformationMessage(`${endpoint.name} answers.`);
    else void vscode.window.showWarningMessage(`${message} The endpoint is kept: change it in the settings.`);
  }

  /** Runs an experiment of `promptmeter.yaml`. */
  async runDeclared(named: string | undefined): Promise<object | undefined> {
    if (!this.mayRun()) return undefined;
    const document = vscode.window.activeTextEditor?.document;
    const folder =
      (document && vscode.workspace.getWorkspaceFolder(document.uri)) ??
      vscode.workspace.workspaceFolders?.[0];
    if (folder === undefined) throw new Error('Open a folder with a promptmeter.yaml that has experiments.');
    const { root, assumptions, configFile } = await this.parts.contexts.ofFolder(folder);
    const { experimentTexts, readConfig } = await import('../onDemand');
    const experiments = configFile === null ? {} : readConfig(configFile, root).experiments;
    const names = Object.keys(experiments);
    if (names.length === 0) {
      throw new Error('promptmeter.yaml has no experiments. Declare one under experiments.');
    }
    const name = named ?? (await this.questions.pick(names, { title: 'Run Experiment' }));
    if (name === undefined) return undefined;
    const declared = Object.hasOwn(experiments, name) ? experiments[name]! : undefined;
    if (declared === undefined) throw new Error(`There is no experiment "${plain(name, 80)}".`);
    const { resolveExperiment } = await import('../../bench/experiments');
    const texts = experimentTexts(root, assumptions, this.parts.analyzer, true);
    const resolved = await resolveExperiment(name, declared, texts);
    if ('mistakes' in resolved) throw new Error(resolved.mistakes.join(' '));
    const { experiment } = resolved;
    const { maxUsd } = declared.plan ?? {};
    return this.runs.run({ experiment, place: { root, assumptions }, maxUsd }, this.questions);
  }

  /** Compares the prompt at the cursor with an edited copy, itself in another revision, or itself elsewhere. */
  async testPrompt(target: PromptTarget | undefined): Promise<object | undefined> {
    if (!this.mayRun()) return undefined;
    const found = await promptOf(this.parts.profiles, target);
    if (found === undefined) return undefined;
    const { document, prompt } = found;
    const { root, path, assumptions } = await this.parts.contexts.of(document);
    if (root === null) throw new Error('The prompt lies in no folder on disk, where results could be kept.');
    const { templateOfPrompt, templateParts } = await import('../../bench/experiments');
    const template = templateOfPrompt(prompt);
    if ('mistake' in template) throw new Error(template.mistake);
    const { messages } = template;
    const source = { path, id: prompt.id };
    const place = { root, assumptions };
    const against = await this.questions.pick(
      [
        { label: 'An edited copy', description: 'you edit it beside the prompt', id: 'copy' },
        {
          label: 'What fixes make of it',
          description: 'you choose the fixes; the file stays',
          id: 'compressed',
        },
        { label: 'Itself in a git revision', description: 'as it was', id: 'revision' },
        { label: 'Itself with another model', description: 'at one of your endpoints', id: 'model' },
        { label: 'Itself at another endpoint', description: 'or at several', id: 'endpoint' },
        { label: 'Itself from the cache', description: 'cold against warm', id: 'cached' },
      ] as const,
      { title: `A/B Test ${plain(prompt.name, 60)}`, placeHolder: 'Against what' },
    );
    switch (against?.id) {
      case 'copy': {
        const copy = await this.editedCopy(messages, templateParts);
        return copy === null
          ? undefined
          : this.compare(prompt.name, variantsOf(source, messages, copy), place);
      }
      case 'revision': {
        const then = await this.inRevision(prompt.id, prompt.path, place);
        return then === null
          ? undefined
          : this.compare(prompt.name, variantsOf(source, messages, then), place);
      }
      case 'cached': {
        const cached: Variant = { name: 'cached', messages, mode: 'warm', source };
        return this.compare(prompt.name, [{ name: 'cold', messages, source }, cached], place);
      }
      case 'compressed':
        return this.testCompressed({ uri: document.uri.toString(), id: prompt.id });
      case 'model':
      case 'endpoint':
        return this.compare(prompt.name, [{ name: 'A', messages, source }], place, against.id);
      case undefined:
        return undefined;
    }
  }

  /** Compares the prompt at the cursor with what fixes that shorten its text make of it; nothing is edited. */
  async testCompressed(target: PromptTarget | undefined): Promise<object | undefined> {
    if (!this.mayRun()) return undefined;
    const found = await promptOf(this.parts.profiles, target);
    if (found === undefined) return undefined;
    const { document, prompt } = found;
    const { root, path, assumptions } = await this.parts.contexts.of(document);
    if (root === null) throw new Error('The prompt lies in no folder on disk, where results could be kept.');
    const text = document.getText();
    const title = `Original and Compressed: ${plain(prompt.name, 60)}`;
    const fixes = prompt.findings
      .filter((finding) => finding.path === undefined && 'edits' in finding.fix && savedTokens(finding) > 0)
      .map((finding) => ({
        label: fixTitle(finding, prompt),
        description: `line ${finding.startLine}`,
        picked: true,
        finding,
      }));
    if (fixes.length === 0) {
      void vscode.window.showInformationMessage('No fix makes the text of this prompt shorter.');
      return undefined;
    }
    const picked = await this.questions.pickMany(fixes, {
      title,
      placeHolder: 'What is changed in the compressed one; the file stays as it is',
    });
    if (picked === undefined || picked.length === 0) return undefined;
    const { analyzer } = this.parts;
    const findings = picked.map(({ finding }) => finding);
    const fixed = await analyzer.fix({ path, text, root, findings });
    const [left] = fixed.left;
    if (left !== undefined) throw new Error(`${left.finding.action}: ${left.why}`);
    const { prompts } = await analyzer.analyze({ path, text: fixed.text, root, assumptions });
    const compressed = prompts.find(({ id }) => id === prompt.id);
    if (compressed === undefined) throw new Error('The compressed prompt cannot be read.');
    const { templateOfPrompt } = await import('../../bench/experiments');
    const [original, candidate] = [templateOfPrompt(prompt), templateOfPrompt(compressed)];
    if ('mistake' in original) throw new Error(original.mistake);
    if ('mistake' in candidate) throw new Error(candidate.mistake);
    const variants = variantsOf({ path, id: prompt.id }, original.messages, candidate.messages);
    return this.compare(prompt.name, variants, { root, assumptions });
  }

  /** Asks where and with which values, then runs variants against each other, or one of them in several places. */
  private async compare(
    name: string,
    variants: readonly Variant[],
    place: Place,
    across: 'model' | 'endpoint' | null = null,
  ): Promise<object | undefined> {
    const { usualPlan, variablesOf } = await import('../../bench/experiments');
    const where = await askWhere(this.questions, across);
    if (where === undefined) return undefined;
    const variables = [...new Set(variants.flatMap(variablesOf))];
    const cases = await askCases(this.questions, place.root, variables, `A/B Test ${plain(name, 60)}`);
    if (cases === undefined) return undefined;
    const { endpoints, derived } = where;
    const plan = { ...usualPlan, pairs: quickPairs };
    const experiment: Experiment = { name, variants, endpoints, cases, checks: [], plan };
    return this.runs.run({ experiment, place, derived }, this.questions);
  }

  private async editedCopy(
    messages: Variant['messages'],
    partsOf: (text: string) => Variant['messages'][number]['parts'],
  ): Promise<Variant['messages'] | null> {
    const copy = await vscode.workspace.openTextDocument({
      language: 'plaintext',
      content: copyText(messages),
    });
    await vscode.window.showTextDocument(copy, { viewColumn: vscode.ViewColumn.Beside });
    const go = 'Compare';
    const choice = await this.questions.button('Edit the copy, then compare it with the prompt.', go);
    if (!choice) return null;
    const edited = copiedMessages(copy.getText(), partsOf);
    if (edited === null) {
      throw new Error('The copy must have a line such as "--- user ---" before each message.');
    }
    return edited;
  }

  private async inRevision(
    id: string,
    path: string,
    { root, assumptions }: Place,
  ): Promise<Variant['messages'] | null> {
    const ref = await this.questions.input({
      title: 'A/B Test',
      prompt: 'Git revision',
      value: 'HEAD',
      ignoreFocusOut: true,
    });
    if (ref === undefined) return null;
    const { experimentTexts } = await import('../onDemand');
    const { templateOfPrompt } = await import('../../bench/experiments');
    const texts = experimentTexts(root, assumptions, this.parts.analyzer, true);
    const read = await texts.read(path, ref);
    if ('reason' in read) throw new Error(`${path} cannot be read: ${read.reason}.`);
    const then = (await texts.promptsIn(path, read.text)).find((each) => each.id === id);
    if (then === undefined) throw new Error(`${path} had no prompt ${id} in ${ref}.`);
    const template = templateOfPrompt(then);
    if ('mistake' in template) throw new Error(template.mistake);
    return template.messages;
  }

  private mayRun(): boolean {
    if (vscode.workspace.isTrusted) return true;
    void vscode.window.showInformationMessage('Experiments send text of the workspace: trust it first.');
    return false;
  }

  private get timerScript(): string {
    return join(this.parts.scriptsFolder, 'benchTimer.js');
  }
}

function variantsOf(
  source: PromptPlace,
  original: Variant['messages'],
  candidate: Variant['messages'],
): Variant[] {
  return [
    { name: 'A', messages: original, source },
    { name: 'B', messages: candidate },
  ];
}

export { forgetEndpointKeys } from './endpoints';
