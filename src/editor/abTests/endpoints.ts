import * as vscode from 'vscode';
import { checkedKey } from '../../bench/endpoint';
import type { Endpoint, EndpointKind } from '../../bench/endpoint';
import { namespace, settingDefaults } from '../contributions';
import { writeSetting } from '../settings';
import { signalOf } from '../commands';
import { userNetwork } from './network';
import type { Questions } from './questions';

/** The user's endpoints: no workspace decides where a key is sent. Throws an Error that says what is wrong with them. */
export async function userEndpoints(): Promise<readonly Endpoint[]> {
  const { readEndpoints } = await import('../onDemand');
  const value = vscode.workspace.getConfiguration(namespace).inspect<unknown>('endpoints')?.globalValue;
  const read = readEndpoints(value ?? []);
  if ('mistakes' in read) throw new Error(`The setting promptmeter.endpoints: ${read.mistakes.join(' ')}`);
  return read.endpoints;
}

/** What the user lets one experiment spend, or those of one day. */
export function userCeilingUsd(key: 'experiments.maxUsd' | 'experiments.dailyUsd'): number {
  const value = vscode.workspace.getConfiguration(namespace).inspect<unknown>(key)?.globalValue;
  return typeof value === 'number' && value >= 0 ? value : settingDefaults[key];
}

/** The key of an endpoint: one that was given goes before the environment's; empty where none is needed or known. */
export async function keyOf({ name, apiKeyEnv }: Endpoint, secrets: vscode.SecretStorage): Promise<string> {
  const kept = await secrets.get(secretName(name));
  if (kept !== undefined) return kept;
  return apiKeyEnv === undefined ? '' : checkedKey(process.env[apiKeyEnv] ?? '', apiKeyEnv);
}

function secretName(endpoint: string): string {
  return `promptmeter.endpointKey.${endpoint}`;
}

/** Forgets the keys that were given for endpoints; gives the names of those that had one. */
export async function forgetEndpointKeys(secrets: vscode.SecretStorage): Promise<string[]> {
  const forgotten: string[] = [];
  for (const { name } of await userEndpoints()) {
    if ((await secrets.get(secretName(name))) === undefined) continue;
    await secrets.delete(secretName(name));
    forgotten.push(name);
  }
  return forgotten;
}

interface KindOfEndpoint extends vscode.QuickPickItem {
  readonly kind_: EndpointKind;
  readonly baseUrl: string;
}

const kinds: readonly KindOfEndpoint[] = [
  { label: 'OpenAI', description: 'chat', kind_: 'openai', baseUrl: 'https://api.openai.com/v1' },
  {
    label: 'OpenAI',
    description: 'responses',
    kind_: 'openai-responses',
    baseUrl: 'https://api.openai.com/v1',
  },
  { label: 'Anthropic', kind_: 'anthropic', baseUrl: 'https://api.anthropic.com' },
  { label: 'Azure OpenAI', kind_: 'azure-openai', baseUrl: 'https://NAME.openai.azure.com' },
  {
    label: 'OpenAI-compatible',
    description: 'vLLM, llama.cpp, Ollama, LiteLLM, OpenRouter, Groq …',
    kind_: 'openai-compatible',
    baseUrl: 'http://127.0.0.1:8080/v1',
  },
];

/** Asks for an endpoint, step by step; undefined if the user leaves. `timerScript`: the bundle that asks for its models. */
export async function askEndpoint(
  secrets: vscode.SecretStorage,
  questions: Questions,
  timerScript: string,
): Promise<{ readonly endpoint: Endpoint; readonly apiKey: string } | undefined> {
  const { checkedBaseUrl } = await import('../../bench/experiments');
  const known = await userEndpoints();
  const title = 'Add Endpoint';
  const ask = (
    step: string,
    prompt: string,
    options: Partial<vscode.InputBoxOptions> = {},
  ): Thenable<string | undefined> =>
    questions.input({ title: `${title} (${step})`, prompt, ignoreFocusOut: true, ...options });
  const kind = await questions.pick(kinds, {
    title: `${title} (1/6)`,
    placeHolder: 'The interface that it speaks',
    ignoreFocusOut: true,
  });
  if (kind === undefined) return undefined;
  const baseUrl = await ask('2/6', 'Its address', {
    value: kind.baseUrl,
    validateInput: (text) => {
      try {
        checkedBaseUrl(text.trim());
        return undefined;
      } catch (error) {
        return (error as Error).message;
      }
    },
  });
  if (baseUrl === undefined) return undefined;
  const apiKey = await ask('3/6', 'Its key, which is kept among the secrets of the editor; empty for none', {
    password: true,
    validateInput: (text) => (/^[!-~]*$/.test(text.trim()) ? undefined : 'A key has no blanks.'),
  });
  if (apiKey === undefined) return undefined;
  const listed = await listedModels(timerScript, kind.kind_, checkedBaseUrl(baseUrl.trim()), apiKey.trim());
  const picked =
    listed.models.length === 0
      ? typed
      : await questions.pick([...listed.models, typed], {
          title: `${title} (4/6)`,
          placeHolder: 'The model, of those that its server lists',
          ignoreFocusOut: true,
        });
  if (picked === undefined) return undefined;
  const model =
    picked === typed
      ? await ask('4/6', `${listed.why}The model, as its server calls it; at Azure, the deployment`, {
          validateInput: notEmpty,
        })
      : picked;
  if (model === undefined) return undefined;
  const name = await ask('5/6', 'What experiments call it', {
    value: model.replace(/[^\w.-]+/g, '-'),
    validateInput: (text) =>
      notEmpty(text) ??
      (known.some((each) => each.name === text.trim()) ? 'There is one of that name.' : undefined),
  });
  if (name === undefined) return undefined;
  const price = await ask(
    '6/6',
    'Dollars per million tokens of input and of output, as "0.25 2"; "0 0" for a machine of your own; empty for the known price',
    {
      validateInput: (text) =>
        text.trim() === '' || priceOf(text) !== undefined ? undefined : 'Two numbers, such as 0.25 2.',
    },
  );
  if (price === undefined) return undefined;
  const declared = priceOf(price);
  const endpoint: Endpoint = {
    name: name.trim(),
    kind: kind.kind_,
    baseUrl: checkedBaseUrl(baseUrl.trim()),
    model: model.trim(),
    ...(declared === undefined ? {} : { price: declared }),
  };
  await keepEndpoint(endpoint, apiKey.trim(), secrets);
  return { endpoint, apiKey: apiKey.trim() };
}

const typed = 'Another: type its name';

/** The models that a server lists, or why it lists none: a sentence, or nothing. */
async function listedModels(
  timerScript: string,
  kind: EndpointKind,
  baseUrl: string,
  apiKey: string,
): Promise<{ readonly models: readonly string[]; readonly why: string }> {
  const { modelsAt } = await import('../../bench/experiments');
  const endpoint: Endpoint = { name: new URL(baseUrl).host, kind, baseUrl, model: '' };
  try {
    const connection = { endpoint, apiKey, network: await userNetwork() };
    const models = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: `Asking ${endpoint.name} for its models`,
        cancellable: true,
      },
      (_progress, token) => modelsAt(timerScript, connection, signalOf(token)),
    );
    return { models, why: '' };
  } catch (error) {
    return { models: [], why: `${(error as Error).message} ` };
  }
}

/** Adds an endpoint to the user's settings, and its key to the secrets. */
export async function keepEndpoint(
  endpoint: Endpoint,
  apiKey: string,
  secrets: vscode.SecretStorage,
): Promise<void> {
  if (apiKey !== '') await secrets.store(secretName(endpoint.name), apiKey);
  await writeSetting('endpoints', [...(await userEndpoints()), endpoint], vscode.ConfigurationTarget.Global);
}

function notEmpty(text: string): string | undefined {
  return text.trim() === '' ? 'It must not be empty.' : undefined;
}

function priceOf(text: string): Endpoint['price'] {
  const [input, output, ...others] = text
    .trim()
    .split(/[\s,;]+/)
    .map(Number);
  if (input === undefined || output === undefined || others.length > 0 || !(input >= 0 && output >= 0)) {
    return undefined;
  }
  return { inputUsdPerMTok: input, outputUsdPerMTok: output };
}
