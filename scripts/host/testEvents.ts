import { existsSync, readFileSync } from 'node:fs';

/**
 * What a test run appends to its report file, one JSON object a line. The file is the same for tests in a
 * desktop VS Code, in the workbench and outside, and nothing that a host prints can disturb it.
 */
export type TestEvent =
  | { readonly type: 'suite'; readonly title: string; readonly depth: number }
  | { readonly type: 'pass'; readonly title: string; readonly depth: number; readonly ms: number }
  | { readonly type: 'pending'; readonly title: string; readonly depth: number }
  | {
      readonly type: 'fail';
      readonly title: string;
      readonly fullTitle: string;
      readonly depth: number;
      readonly error: string;
    }
  | ({ readonly type: 'end' } & Totals);

/** How many tests ended how. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly pending: number;
}

/** The environment variable that names the report file. */
export const reportVariable = 'PROMPTMETER_TEST_REPORT';

/** The environment variable that selects tests by a part of their full title. */
export const grepVariable = 'PROMPTMETER_TEST_GREP';

/** Reads a growing report file: each call to `next` returns the events that were added since the last one. */
export class TestReport {
  private read = 0;

  constructor(readonly path: string) {}

  /** The events added since the last call; a line that is still being written stays for the next one. */
  next(): TestEvent[] {
    if (!existsSync(this.path)) return [];
    const lines = readFileSync(this.path, 'utf8').split('\n').slice(0, -1);
    const fresh = lines.slice(this.read);
    this.read = lines.length;
    return fresh.map((line) => JSON.parse(line) as TestEvent);
  }
}

/** One event as a line for people; undefined when there is nothing to say. */
export function renderEvent(event: TestEvent): string | undefined {
  if (event.type === 'end') return undefined;
  const indent = '  '.repeat(event.depth);
  switch (event.type) {
    case 'suite':
      return `${indent}${event.title}`;
    case 'pass':
      return `${indent}✔ ${event.title}${event.ms >= 100 ? ` (${event.ms} ms)` : ''}`;
    case 'pending':
      return `${indent}- ${event.title} (skipped)`;
    case 'fail': {
      const error = event.error.split('\n').map((line) => `${indent}    ${line}`);
      return [`${indent}✖ ${event.title}`, ...error].join('\n');
    }
  }
}
