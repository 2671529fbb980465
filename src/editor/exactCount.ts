import * as vscode from 'vscode';
import type { CountEndpoint } from '../providers/countEndpoint';
import { countedAs } from '../cost/countedAs';
import { sentMessages } from '../prompt/model';
import type { Profile } from '../report/model';
import { counted, integer } from '../report/words';
import type { CountRequest } from '../tokens/countRequest';
import type { PromptFactor } from '../tokens/promptFactor';
import type { ProviderCount } from '../tokens/providerCount';
import type { KeptCounts } from '../workspace/keptCounts';
import { ApiKeys } from './apiKeys';
import { registerCommand, signalOf } from './commands';
import { confirmWith } from './confirmation';
import { namespace } from './contributions';
import type { PromptTarget } from './contributions';
import type { DocumentContexts } from './documentContexts';
import type { DocumentProfiles } from './documentProfiles';
import { promptOf } from './promptOf';

/** Longest time that a provider may take. */
const timeoutMs = 20_000;

/** *Count Tokens Exactly*: has the maker of the model count the prompt at the cursor, when the user says so. */
export class ExactCount implements vscode.Disposable {
  /** Asks before anything is sent. Tests, which cannot answer a dialog, put their own in its place. */
  confirm = confirmWith('Send and Count');

  private readonly keys: ApiKeys;
  private readonly commands: vscode.Disposable;

  constructor(
    private readonly profiles: DocumentProfiles,
    private readonly contexts: DocumentContexts,
    private readonly kept: KeptCounts,
    private readonly secrets: vscode.SecretStorage,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.keys = new ApiKeys(secrets);
    this.commands = vscode.Disposable.from(
      registerCommand(log, 'promptmeter.countExactly', (target) => this.count(target)),
      registerCommand(log, 'promptmeter.forgetApiKeys', () => this.forgetKeys()),
    );
  }

  dispose(): void {
    this.commands.dispose();
  }

  private async count(target: PromptTarget | undefined): Promise<ProviderCount | undefined> {
    const found = await promptOf(this.profiles, target);
    if (found === undefined) return undefined;
    const { document, prompt } = found;
    const { countEndpointFor, countRequest } = await import('../providers/providerCounts');
    const { root, assumptions } = await this.contexts.of(document);
    const { model } = countedAs(prompt.pricedAs.model, assumptions);
    const endpoint = countEndpointFor(model);
    if (endpoint === undefined) {
      void vscode.window.showInformationMessage(
        `No provider is known that counts for ${model}. OpenAI, Anthropic and Google count for their own models.`,
      );
      return undefined;
    }
    const request = countRequest(model, sentMessages(prompt.messages));
    const place = { root, id: prompt.id };
    const known = this.kept.find(place, request);
    const count = known?.isSame === true ? known : await this.ask(endpoint, request, prompt);
    if (count === undefined) return undefined;
    if (count !== known) {
      this.kept.keep(place, request, count, await factorOf(prompt, request, count));
      await this.profiles.refresh(document);
    }
    this.show(prompt, request, count);
    const { tokens, source, countedOn } = count;
    return { tokens, source, countedOn };
  }

  /** Asks the provider, after the user; undefined if the user does not want to. */
  private async ask(
    endpoint: CountEndpoint,
    request: CountRequest,
    prompt: Profile,
  ): Promise<ProviderCount | undefined> {
    const { charactersOf, checkedBaseUrl, countExactly } = await import('../providers/providerCounts');
    const baseUrl = checkedBaseUrl(userBaseUrls()[endpoint.id] ?? endpoint.baseUrl);
    const key = (await this.keys.find(endpoint)) ?? (await this.keys.ask(endpoint));
    if (key === undefined) return undefined;
    const confirmed = await this.confirm({
      question: `Send the text of ${prompt.name} to ${endpoint.name} to have its tokens counted?`,
      detail:
        `${counted(request.messages.length, 'message')}${request.system === '' ? '' : ' and the system text'}, ` +
        `${integer(charactersOf(request))} characters, for ${request.model}, to ${baseUrl}, with ${key.from}. ` +
        'What variables fill is not sent. No answer is generated.',
    });
    if (!confirmed) return undefined;
    const tokens = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: `${endpoint.name} counts ${prompt.name}`,
        cancellable: true,
      },
      (_progress, token) =>
        countExactly(endpoint, request, { baseUrl, apiKey: key.key, timeoutMs, signal: signalOf(token) }),
    );
    const source = `${endpoint.name} ${endpoint.endpoint}`;
    return { tokens, source, countedOn: new Date().toISOString().slice(0, 10) };
  }

  private show(
    { name, tokens: shown }: Profile,
    { model, standIns }: CountRequest,
    { tokens, source, countedOn }: ProviderCount,
  ): void {
    const local = shown.static + shown.overhead;
    const parts = [
      `${name}: ${integer(tokens)} tokens, exact`,
      `${source} for ${model}, ${countedOn}`,
      `shown before: ${integer(local)}`,
      ...(shown.variables > 0 ? ['without what variables fill'] : []),
      ...(standIns > 0 ? [`with a "." in ${counted(standIns, 'message')} without text`] : []),
    ];
    this.log.info(parts.join('; '));
    void vscode.window.showInformationMessage(`${parts.join('; ')}.`);
  }

  private async forgetKeys(): Promise<void> {
    const { countEndpoints } = await import('../providers/providerCounts');
    const { forgetEndpointKeys } = await import('./abTests/abTests');
    const forgotten = [
      ...(await this.keys.forget(countEndpoints)),
      ...(await forgetEndpointKeys(this.secrets)),
    ];
    void vscode.window.showInformationMessage(
      forgotten.length > 0
        ? `Forgotten: the API key of ${forgotten.join(' and ')}.`
        : 'Promptmeter keeps no API key.',
    );
  }
}

/** What the count says about later edits. A text that is counted exactly here needs no correction. */
async function factorOf(
  { messages, tokens }: Profile,
  request: CountRequest,
  { tokens: exact }: ProviderCount,
): Promise<PromptFactor | null> {
  if (tokens.counted === undefined && messages.every((message) => message.tokens.method === 'exact')) {
    return null;
  }
  const { learnFactor, textOf, textTokensOf } = await import('../providers/providerCounts');
  const here = tokens.counted?.textTokensHere ?? tokens.static;
  return learnFactor(textOf(request), here, textTokensOf(request, exact));
}

/** Only the user's own settings count: no workspace decides where text and a key are sent. */
function userBaseUrls(): Readonly<Record<string, string | undefined>> {
  const value = vscode.workspace.getConfiguration(namespace).inspect<unknown>('countBaseUrls')?.globalValue;
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
