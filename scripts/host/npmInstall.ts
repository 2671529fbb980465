import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './runCommand';

/** Installs exact versions of npm packages (`name@1.2.3`) into a folder, without running install scripts. */
export async function npmInstall(
  folder: string,
  packages: readonly string[],
  more: readonly string[] = [],
): Promise<void> {
  const manifest = join(folder, 'package.json');
  // Without one npm would walk up and install into this repository.
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n');
  const flags = ['--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  try {
    await runCommand('npm', ['install', '--prefix', folder, ...flags, ...more, ...packages], {
      cwd: folder,
      env: withoutNpmRunVariables(),
    });
  } catch (error) {
    const what = packages.length === 0 ? 'the dependencies of VS Code' : packages.join(' and ');
    throw new Error(
      `Could not install ${what} from the npm registry. Check the network and \`npm config get registry\`, ` +
        'then run the command again.',
      { cause: error },
    );
  }
}

/** `npm run` tells its children about the package it runs in; an installation elsewhere must not hear it. */
function withoutNpmRunVariables(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(package|lifecycle|config_(local_prefix|prefix|save_exact|omit|include))/.test(name),
    ),
  );
}
