/** Exit code of a command that the user interrupted: 128 and the number of SIGINT. */
export const interruptedCode = 130;

/** Ends the command with a message for people and an exit code: 2 for arguments, configuration and input. */
export class CliFailure extends Error {
  override readonly name = 'CliFailure';

  constructor(
    message: string,
    readonly exitCode = 2,
  ) {
    super(message);
  }
}
