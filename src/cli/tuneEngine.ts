import { setFlagsFromString } from 'node:v8';

/**
 * Has the engine of Node 20 wait longer (in bytes of bytecode) before it optimizes a function. A scan is over within
 * seconds: with the usual patience, a third of its processor time goes into optimizing code that is hardly run any
 * more. Flags hold for the whole process, so only a program that owns its process may set them, before it starts
 * threads.
 */
export function tuneEngine(): void {
  // Later engines count otherwise, compile more cheaply at first, and would complain on the terminal.
  if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=1000000');
}
