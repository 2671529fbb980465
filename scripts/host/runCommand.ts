import { spawn } from 'node:child_process';

/** How to run a command: where, with which environment, and whether its output goes to the terminal. */
export interface CommandOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly show?: boolean;
}

/** How a command ended; `code` is null after a signal, `output` holds both streams unless they were shown. */
export interface CommandResult {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a command to its end. Rejects only when it cannot be started; a non-zero exit is in the result. */
export function tryCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: options.show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    // A command does not outlive the script that waits for it.
    const stop = (): unknown => child.kill();
    process.once('exit', stop);
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('error', (error) => {
      process.off('exit', stop);
      reject(error);
    });
    child.on('close', (code) => {
      process.off('exit', stop);
      resolve({ code, output });
    });
  });
}

/** Runs a command to its end; throws with the last lines of its output when it fails. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<string> {
  const { code, output } = await tryCommand(command, args, options);
  if (code === 0) return output;
  const lines = output.trim().split('\n').slice(-15).join('\n');
  throw new Error(`${command} ${args.join(' ')} ended with ${code ?? 'a signal'}:\n${lines}`);
}
