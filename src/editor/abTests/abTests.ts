import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Endpoint } from '../../bench/endpoint';
import type { Experiment, Variant } from '../../bench/experiment';
import type { Plan } from '../../bench/plan';
import type { RunProgress } from '../../bench/runner/runExperiment';
import type { Assumptions } from '../../cost/assumptions';
import { fixTitle } from '../../report/adviceWords';
import { savedTokens } from '../../report/findings';
import { money } from '../../report/money';
import { plain } from '../../report/plain';
import type { Analyzer } from '../../workspace/analyzer';
import { relativePath } from '../../workspace/root';
import { signalOf } from '../commands';
import type { PromptTarget } from '../contributions';
import type { DocumentContexts } from '../documentContexts';
import type { DocumentProfiles } from '../documentProfiles';
import { confirmWith } from '../confirmation';
import { promptOf } from '../promptOf';
import { copiedMessages, copyText } from './editedCopy';
import { askEndpoint, keyOf, userEndpoints, userMaxUsd } from './endpoints';
import { editorQuestions } from './questions';
import type { Questions } from './questions';
import { ResultPages } from './resultPages';

/** What runs experiments. */
export interface AbTestParts {
  readonly analyzer: Analyzer;
  readonly profiles: DocumentProfiles;
  readonly contexts: DocumentContexts;
  readonly secrets: vscode.SecretStorage;
  readonly log: vscode.LogOutputChannel;
  /** Folder of the bundles, absolute. */
  readonly scriptsFolder: string;
  readonly version: string;
}

/** Where an experiment lies. */
interface Place {
  /** Absolute. */
  readonly root: string;
  readonly assumptions: Assumptions;
}

/** Pairs of a quick test of one prompt. */
const quickPairs = 20;

/** *Add Endpoint*, *Run Experiment*, *A/B Test This Prompt* and *Compare Original and Compressed*: asks, shows the plan, runs and shows what came of it. */
export class AbTests implements vscode.Disposable {
  /** Asks before anything is sent. Tests, which cannot answer a dialog, put their own in its place. */
  confirm = confirmWith('Send These Requests');

  /** What asks for what is compared; tests put their own in its place, too. */
  questions: Questions = editorQuestions;

  private readonly pages: ResultPages;
  private isRunning = false;

  constructor(private readonly parts: AbTestParts) {
    this.pages = new ResultPages(parts.log);
  }

  dispose(): void {
    this.pages.dispose();
  }

  /** Asks for an endpoint and keeps it; one request tests it, if the user says so. */
  async addEndpoint(): Promise<void> {
    const added = await askEndpoint(this.parts.secrets, this.questions);
    if (added === undefined) return;
    const { endpoint } = added;
    const test = 'Send One Request';
    const choice = await this.questions.button(
      `${endpoint.name} is kept. Test it with one request of a few words, whose answer has one token at most (16 at the responses interface)?`,
      test,
    );
    if (choice) await this.testEndpoint(endpoint, added.apiKey);
  }

  private async testEndpoint(endpoint: Endpoint, apiKey: string): Promise<void> {
    const { testConnection } = await import('../../bench/experiments');
    const message = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: `Testing ${endpoint.name}`,
        cancellable: true,
      },
      (_progress, token) => testConnection(this.timerScript, { endpoint, apiKey }, signalOf(token)),
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
    const maxUsd = Math.min(userMaxUsd(), declared.plan?.maxUsd ?? Infinity);
    return this.run(resolved.experiment, { root, assumptions }, maxUsd);
  }

  /** Compares the prompt at the cursor with an edited copy, itself in another revision, or itself elsewhere. */
  async testPrompt(target: PromptTarget | undefined): Promise<object | undefined> {
    if (!this.mayRun()) return undefined;
    const found = await promptOf(this.parts.profiles, target);
    if (found === undefined) return undefined;
    const { document, prompt } = found;
    const { root, assumptions } = await this.parts.contexts.of(document);
    if (root === null) throw new Error('The prompt lies in no folder on disk, where results could be kept.');
    const { templateOfPrompt, templateParts } = await import('../../bench/experiments');
    const template = templateOfPrompt(prompt);
    if ('mistake' in template) throw new Error(template.mistake);
    const against = await this.questions.pick(
      [
        { label: 'An edited copy', id: 'copy' },
        { label: 'Itself in a git revision', id: 'revision' },
        { label: 'Itself at another endpoint', id: 'endpoint' },
      ] as const,
      { title: `A/B Test ${plain(prompt.name, 60)}`, placeHolder: 'Against what' },
    );
    if (against === undefined) return undefined;
    let candidate: Variant['messages'] | null = null;
    if (against.id === 'copy') {
      candidate = await this.editedCopy(template.messages, templateParts);
      if (candidate === null) return undefined;
    } else if (against.id === 'revision') {
      candidate = await this.inRevision(prompt.id, prompt.path, { root, assumptions });
      if (candidate === null) return undefined;
    }
    return this.compare(prompt.name, [template.messages, candidate], { root, assumptions });
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
    return this.compare(prompt.name, [original.messages, candidate.messages], { root, assumptions });
  }

  /** Asks where and with which values, then runs messages against others, or at several endpoints. */
  private async compare(
    name: string,
    [original, candidate]: readonly [Variant['messages'], Variant['messages'] | null],
    place: Place,
  ): Promise<object | undefined> {
    const { usualPlan, variablesOf } = await import('../../bench/experiments');
    const endpoints = await this.pickEndpoints(candidate === null);
    if (endpoints === undefined) return undefined;
    const variants: Variant[] = [
      { name: 'A', messages: original },
      ...(candidate === null ? [] : [{ name: 'B', messages: candidate }]),
    ];
    const values: Record<string, string> = {};
    for (const variable of new Set(variants.flatMap(variablesOf))) {
      const value = await this.questions.input({
        title: `A/B Test ${plain(name, 60)}`,
        prompt: `What stands in the place of ${plain(variable, 60)}`,
        ignoreFocusOut: true,
      });
      if (value === undefined) return undefined;
      values[variable] = value;
    }
    const experiment: Experiment = {
      name,
      variants,
      endpoints,
      cases: [{ name: 'case 1', values }],
      checks: [],
      plan: { ...usualPlan, pairs: quickPairs },
    };
    return this.run(experiment, place, userMaxUsd());
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

  private async pickEndpoints(several: boolean): Promise<string[] | undefined> {
    const { simulatedNames } = await import('../../bench/experiments');
    const items = [
      ...(await userEndpoints()).map(({ name, model }) => ({ label: name, description: model })),
      ...simulatedNames.map((label) => ({ label, description: 'built in; measures nobody' })),
    ];
    if (!several) {
      const one = await this.questions.pick(items, {
        title: 'A/B Test',
        placeHolder: 'At which endpoint',
      });
      return one && [one.label];
    }
    const picked = await this.questions.pickMany(items, {
      title: 'A/B Test',
      placeHolder: 'At which endpoints; the first is the baseline',
    });
    return picked && picked.length > 0 ? picked.map(({ label }) => label) : undefined;
  }

  /** Plans, asks, runs and shows the result, which it also gives. */
  private async run(
    experiment: Experiment,
    { root, assumptions }: Place,
    maxUsd: number,
  ): Promise<object | undefined> {
    if (this.isRunning) throw new Error('An experiment is running: wait for it, or cancel it.');
    this.isRunning = true;
    const { Bench, planLines, resultMarkdown, runsFolder } = await import('../../bench/experiments');
    const { scriptsFolder, version } = this.parts;
    const bench = new Bench({
      timer: this.timerScript,
      simulator: join(scriptsFolder, 'benchSimulator.js'),
      checks: join(scriptsFolder, 'benchChecks.js'),
      version,
    });
    try {
      const { priceTableOf } = await import('../onDemand');
      const planned = await bench.plan(experiment, {
        endpoints: await bench.withSimulated(await userEndpoints(), experiment.endpoints),
        // Prices that a workspace declares count for no ceiling.
        table: await priceTableOf({ ...assumptions, declaredPrices: {} }),
        counterFor: (model) =>
          Promise.resolve((text) => this.parts.analyzer.countText(text, { model, vocabulary: null })),
        maxUsd,
      });
      if ('mistakes' in planned) throw new Error(planned.mistakes.join(' '));
      const { plan } = planned;
      if (plan.expectedUsd > plan.maxUsd) {
        throw new Error(
          `It would cost about ${usd(plan.expectedUsd)}, more than the ceiling of ${usd(plan.maxUsd)}. Raise promptmeter.experiments.maxUsd, or plan fewer pairs.`,
        );
      }
      const keys = await this.keysOf(plan);
      const [title, ...lines] = planLines(plan, usd);
      const question = `Send the requests of this experiment? ${title ?? ''}`;
      if (!(await this.confirm({ question, detail: lines.join('\n') }))) return undefined;
      const { file, comparison } = await vscode.window.withProgress(
        {
          location: vscode.ProgressLocation.Notification,
          title: plain(experiment.name, 60),
          cancellable: true,
        },
        (progress, token) => {
          progress.report({ message: 'checking this machine' });
          return bench.run(plan, {
            folder: runsFolder(root),
            keys,
            signal: signalOf(token),
            onProgress: progressReporter(progress),
          });
        },
      );
      const shown = { comparison, trialsFile: relativePath(root, file), margin: experiment.plan.margin };
      await this.pages.show(experiment.name, resultMarkdown(shown, usd));
      if (comparison.end.message !== null) void vscode.window.showWarningMessage(comparison.end.message);
      return comparison;
    } finally {
      this.isRunning = false;
      await bench.dispose();
    }
  }

  private async keysOf({ arms }: Plan): Promise<Map<string, string>> {
    const keys = new Map<string, string>();
    for (const { at } of arms) {
      const key = await keyOf(at, this.parts.secrets);
      if (key === '' && at.apiKeyEnv !== undefined) {
        throw new Error(`${at.name} needs a key: set ${at.apiKeyEnv} before you start the editor.`);
      }
      keys.set(at.name, key);
    }
    return keys;
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

function usd(amount: number): string {
  return money(amount, null);
}

/** Tells how far a run is, in words and as a bar. */
function progressReporter(
  progress: vscode.Progress<{ message?: string; increment?: number }>,
): (progress: RunProgress) => void {
  let shown = 0;
  return ({ phase, pairs, planned, requests, spentUsd, waiting }) => {
    const share = Math.floor((100 * pairs) / planned);
    const words =
      phase === 'measured'
        ? `${pairs} of ${planned} pairs, ${usd(spentUsd)}`
        : phase === 'quality'
          ? `answers for the checks, ${requests} requests`
          : 'warming up';
    progress.report({ message: waiting ?? words, increment: share - shown });
    shown = share;
  };
}

export { forgetEndpointKeys } from './endpoints';
