import type { Command } from 'commander';
import type { Analyzer } from '../workspace/analyzer';
import type { Terminal } from './terminal';

/** What a command gets from the shell. */
export interface CliContext {
  readonly version: string;
  readonly terminal: Terminal;
  /** Arguments are relative to it. */
  readonly cwd: string;
  /** Folder of the grammars and token tables, absolute. */
  readonly assetsFolder: string;
  /** Folder of the bundles, absolute. */
  readonly scriptsFolder: string;
  /** Folder of what this user has configured, absolute; null where there is none. */
  readonly configFolder: string | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Folder for results between scans, absolute; null where this user has no place for it. It need not be there yet. */
  readonly cacheFolder: string | null;
  /** Folder of the prices that were fetched for this user, as `cacheFolder`. */
  readonly pricesFolder: string | null;
  /** Folder where what experiments spend is noted, as `cacheFolder`. */
  readonly spendFolder: string | null;
  /** Where prices are fetched, for tests; else the price package's own place. */
  readonly pricesUrl?: string;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal;
  /**
   * While `work` runs, the first interrupt only aborts the signal, so that it can end what is under way and say what
   * comes of it; the second ends the program as ever.
   */
  endingItself<T>(work: () => Promise<T>): Promise<T>;
  /** Starts the engine for as long as `use` runs. */
  withAnalyzer<T>(limits: AnalyzerLimits, use: (analyzer: Analyzer) => Promise<T>): Promise<T>;
}

export interface AnalyzerLimits {
  readonly threads?: number;
  readonly timeLimitMs?: number;
}

/** A command of the program. It throws a CliFailure for what the user can mend. */
export interface CliCommand {
  register(program: Command, context: CliContext): void;
}
