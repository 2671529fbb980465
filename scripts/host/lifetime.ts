import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';

/**
 * What must be gone when a script, or a part of it, is: processes, temporary folders, browsers. `end()` ends
 * them once, in reverse order.
 */
export class Lifetime {
  private readonly tasks: (() => unknown)[] = [];
  private readonly groups = new Set<number>();
  private readonly parts = new Set<Lifetime>();
  private ending: Promise<void> | undefined;

  /** Ends with the process as well: on Ctrl-C, termination, hang-up and an uncaught error. */
  endWithProcess(): this {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        void this.end().then(() => process.exit(128 + constants.signals[signal]));
      });
    }
    process.on('exit', () => this.kill());
    return this;
  }

  /** A lifetime that ends with this one, or earlier. */
  part(): Lifetime {
    const part = new Lifetime();
    this.parts.add(part);
    this.onEnd(() => part.end());
    return part;
  }

  /** Whether the end has begun: what goes away now was meant to. */
  get isEnding(): boolean {
    return this.ending !== undefined;
  }

  /** Runs the task when this lifetime ends; a task that fails does not keep the others from running. */
  onEnd(task: () => unknown): void {
    this.tasks.push(task);
  }

  /** Ends a child that was spawned `detached`, so that it leads a group, together with its own children. */
  adopt(child: ChildProcess): void {
    const group = child.pid;
    if (group === undefined) return;
    this.groups.add(group);
    this.onEnd(async () => {
      await endGroup(group);
      this.groups.delete(group);
    });
  }

  /** Ends everything; safe to call twice. */
  end(): Promise<void> {
    this.ending ??= this.runTasks();
    return this.ending;
  }

  private async runTasks(): Promise<void> {
    for (const task of this.tasks.reverse()) {
      try {
        await task();
      } catch (error) {
        console.error(`While cleaning up: ${String(error)}`);
      }
    }
  }

  /** The last resort, when nothing can be awaited any more. */
  private kill(): void {
    for (const group of this.groups) signalGroup(group, 'SIGKILL');
    for (const part of this.parts) part.kill();
  }
}

async function endGroup(group: number): Promise<void> {
  signalGroup(group, 'SIGTERM');
  for (let waitedMs = 0; waitedMs < 3000; waitedMs += 50) {
    if (!signalGroup(group, 0)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  signalGroup(group, 'SIGKILL');
}

/** False when nobody of that group is left. Windows has no groups: there only the leader is reached. */
function signalGroup(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(process.platform === 'win32' ? group : -group, signal);
  } catch {
    return false;
  }
}
