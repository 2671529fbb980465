import { resolve } from 'node:path';
import { defaultAssumptions } from '../cost/assumptions';
import type { Assumptions } from '../cost/assumptions';
import { ConfigError } from '../workspace/config/problem';
import { emptyConfig, readConfig } from '../workspace/config/readConfig';
import type { WorkspaceConfig } from '../workspace/config/readConfig';
import { readKeptPrices } from '../workspace/prices/priceStore';
import { findRoot } from '../workspace/root';
import type { Root } from '../workspace/root';
import type { CliContext } from './command';
import { CliFailure } from './failure';

/** Flags that override `promptmeter.yaml`. */
export interface SettingFlags {
  readonly config?: string;
  readonly model?: string;
  readonly outputTokens?: number;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** Where to scan, and under which assumptions. */
export interface Settings extends Root {
  readonly assumptions: Assumptions;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly experiments: WorkspaceConfig['experiments'];
}

/**
 * Flags, then `promptmeter.yaml`, then the defaults. Throws a CliFailure if the configuration is at fault; where it
 * could only add something (`needsConfig: false`) and no flag names it, that is a note.
 */
export async function readSettings(
  paths: readonly string[],
  flags: SettingFlags,
  { cwd, terminal, pricesFolder }: Pick<CliContext, 'cwd' | 'terminal' | 'pricesFolder'>,
  { needsConfig = true }: { readonly needsConfig?: boolean } = {},
): Promise<Settings> {
  const named = flags.config === undefined ? undefined : resolve(cwd, flags.config);
  const root = await findRoot(paths, named);
  const isNeeded = needsConfig || named !== undefined;
  const config =
    root.configFile === null
      ? emptyConfig
      : readOrElse(root.configFile, root.root, (failure) => {
          if (isNeeded) throw failure;
          terminal.note(`Note: ${failure.message}\nNote: it is left out of account here.`);
          return emptyConfig;
        });
  if (config.notApplied.length > 0) {
    terminal.note(`Note: not applied yet from ${root.configFile!}: ${config.notApplied.join(', ')}.`);
  }
  const { refreshed, problem } = readKeptPrices(pricesFolder);
  if (problem !== null) terminal.note(`Note: ${problem}`);
  return {
    ...root,
    assumptions: {
      ...defaultAssumptions,
      ...config.assumptions,
      refreshedPrices: refreshed,
      ...(flags.model === undefined ? {} : { defaultModel: flags.model }),
      ...(flags.outputTokens === undefined ? {} : { outputTokens: flags.outputTokens }),
    },
    include: flags.include.length > 0 ? flags.include : config.include,
    exclude: [...config.exclude, ...flags.exclude],
    experiments: config.experiments,
  };
}

function readOrElse(
  path: string,
  root: string,
  otherwise: (failure: CliFailure) => WorkspaceConfig,
): WorkspaceConfig {
  try {
    return readConfig(path, root);
  } catch (error) {
    if (error instanceof ConfigError) return otherwise(new CliFailure(error.message));
    throw error;
  }
}
