import { Presets, SingleBar } from 'cli-progress';

/** Shows how far a scan is. */
export interface Progress {
  update(done: number, total: number): void;
  /** Clears the line. */
  stop(): void;
}

/** A bar on stderr; it appears with the first update and leaves nothing behind. */
export function progressBar(): Progress {
  const bar = new SingleBar(
    {
      format: '{bar} {value}/{total} files',
      stream: process.stderr,
      clearOnComplete: true,
      // It would stay hidden after an interrupt.
      hideCursor: false,
      fps: 10,
    },
    Presets.shades_classic,
  );
  let started = false;
  return {
    update: (done, total) => {
      if (started) {
        bar.setTotal(total);
        bar.update(done);
      } else bar.start(total, done);
      started = true;
    },
    stop: () => {
      if (started) bar.stop();
      started = false;
    },
  };
}

/** For when nobody watches. */
export const noProgress: Progress = { update: () => undefined, stop: () => undefined };
