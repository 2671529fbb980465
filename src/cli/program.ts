import { Command, CommanderError } from 'commander';
import { InstallationError } from '../prompt/assets';
import type { CliContext } from './command';
import { commands } from './commands/commands';
import { CliFailure } from './failure';

/** Runs the command line; gives the exit code. `args` are without node and script. */
export async function runProgram(args: readonly string[], context: CliContext): Promise<number> {
  const program = new Command('promptmeter')
    .description('Finds the prompts in your files and shows what each call costs.')
    .version(context.version)
    .showHelpAfterError('(--help shows what there is)')
    .configureOutput({
      writeOut: (text) => context.terminal.out(text),
      // Arguments are quoted in it.
      writeErr: (text) => context.terminal.note(text.trimEnd()),
    })
    .exitOverride()
    .addHelpText(
      'after',
      `
Examples:
  promptmeter scan                         the prompts of this repository, dearest first
  promptmeter scan src --format json       the same for scripts
  promptmeter count --model gpt-5-mini -   tokens of standard input
  promptmeter prices show gpt-5-mini       the price table's entry
  promptmeter bench shorter-summary        an experiment of promptmeter.yaml

Exit codes: 0 fine, 1 the output cannot be written or a limit was reached, 2 bad arguments, configuration, input or
installation, 3 an endpoint failed.`,
    );
  for (const command of commands) command.register(program, context);
  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof CliFailure) {
      context.terminal.note(`promptmeter: ${error.message}`);
      return error.exitCode;
    }
    if (error instanceof InstallationError) {
      context.terminal.note(`promptmeter: ${error.message}`);
      return 2;
    }
    throw error;
  }
}
