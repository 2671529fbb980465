import * as vscode from 'vscode';
import type { CountEndpoint } from '../providers/countEndpoint';

/** A key, and where it is from, in words. */
export interface ApiKey {
  readonly key: string;
  readonly from: string;
}

type Provider = Pick<CountEndpoint, 'id' | 'name' | 'keyVariables'>;

/**
 * Keys of providers: kept by the editor among its secrets, or named by the environment that the editor was started
 * in. They are in no setting, no log and no message.
 */
export class ApiKeys {
  constructor(private readonly secrets: vscode.SecretStorage) {}

  /** The key of a provider that is there already; one that was given goes before the environment's. */
  async find({ id, keyVariables }: Provider): Promise<ApiKey | undefined> {
    const kept = await this.secrets.get(secretName(id));
    if (kept !== undefined) return { key: kept, from: 'the key you gave' };
    const variable = keyVariables.find((name) => (process.env[name] ?? '').trim() !== '');
    if (variable === undefined) return undefined;
    return { key: process.env[variable]!.trim(), from: `the key in ${variable}` };
  }

  /** Asks for a key and keeps it; undefined if the user gives none. */
  async ask({ id, name, keyVariables }: Provider): Promise<ApiKey | undefined> {
    const key = await vscode.window.showInputBox({
      title: `API key of ${name}`,
      prompt: `It is kept among the secrets of the editor. Or set ${keyVariables.join(' or ')} before you start it.`,
      password: true,
      ignoreFocusOut: true,
      validateInput: (text) => (/^[!-~]+$/.test(text.trim()) ? undefined : 'A key has no blanks.'),
    });
    if (key === undefined) return undefined;
    await this.secrets.store(secretName(id), key.trim());
    return { key: key.trim(), from: 'the key you gave' };
  }

  /** Forgets the kept keys of the providers; gives the names of those that had one. */
  async forget(providers: readonly Provider[]): Promise<string[]> {
    const forgotten: string[] = [];
    for (const { id, name } of providers) {
      if ((await this.secrets.get(secretName(id))) === undefined) continue;
      await this.secrets.delete(secretName(id));
      forgotten.push(name);
    }
    return forgotten;
  }
}

function secretName(id: string): string {
  return `promptmeter.apiKey.${id}`;
}
