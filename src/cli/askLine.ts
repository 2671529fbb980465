import { setTimeout } from 'node:timers/promises';
import type { Readable, Writable } from 'node:stream';

/** A keyboard. In raw mode what stands in a line that nobody has ended can be read, too. */
export interface Keyboard extends Readable {
  setRawMode?(raw: boolean): unknown;
}

/** What was typed before is there at once. */
const typedBeforeMs = 30;

/**
 * Asks a question and waits for a line. What was typed before the question stood there answers nothing, nor does a line
 * that the end of the input breaks off: then it is empty.
 */
export async function askLine(question: string, keyboard: Keyboard, screen: Writable): Promise<string> {
  await forget(keyboard);
  screen.write(question);
  const line = await lineFrom(keyboard);
  // Nobody has ended the line of the question.
  if (line === null) screen.write('\n');
  return line ?? '';
}

async function forget(keyboard: Keyboard): Promise<void> {
  const interrupts = (bytes: Buffer | string): void => {
    // Ctrl+C is a key as any other in raw mode.
    if (bytes.includes('\u0003')) process.kill(process.pid, 'SIGINT');
  };
  keyboard.on('data', interrupts);
  keyboard.setRawMode?.(true);
  try {
    await setTimeout(typedBeforeMs);
  } finally {
    keyboard.setRawMode?.(false);
    keyboard.off('data', interrupts);
    keyboard.pause();
  }
}

/** The next line without its end; null if the input ends before. */
function lineFrom(keyboard: Keyboard): Promise<string | null> {
  return new Promise((resolve) => {
    let typed = '';
    const settle = (line: string | null): void => {
      keyboard.off('data', read).off('end', ended).off('close', ended).off('error', ended).pause();
      resolve(line);
    };
    const read = (bytes: Buffer | string): void => {
      typed += bytes.toString();
      const end = typed.search(/[\r\n]/);
      if (end >= 0) settle(typed.slice(0, end));
    };
    const ended = (): void => settle(null);
    keyboard.on('data', read).once('end', ended).once('close', ended).once('error', ended);
    if (keyboard.readableEnded || keyboard.destroyed) ended();
    else keyboard.resume();
  });
}
