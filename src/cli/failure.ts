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
