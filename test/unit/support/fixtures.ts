import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from '../../../src/prompt/model';

let gathered: SourceFile[] | null = null;

/** Ends a test whose text has been taken. */
class Taken extends Error {}

/**
 * Says that a test gives a text to a format. While fixtures are gathered, the text is all that is wanted of the test,
 * and it ends here; otherwise nothing happens.
 */
export function offer(path: string, text: string): void {
  if (gathered === null) return;
  gathered.push({ path, text });
  throw new Taken();
}

/** Longer texts are made to be slow; as fixtures they would only be that. */
const longestFixture = 20_000;

/**
 * Every text that the tests of `test/unit/prompt` offer, each once: their truth tables are the fixtures of the fuzz
 * script, so that no format can be forgotten there. Works where no test runner is at work.
 */
export async function gatherFixtures(): Promise<SourceFile[]> {
  const tests = listen();
  const folder = join(__dirname, '../prompt');
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (!name.endsWith('.test.ts') || !offers.test(readFileSync(path, 'utf8'))) continue;
    await import(path);
  }
  gathered = [];
  for (const test of tests) {
    try {
      await test();
    } catch {
      // Its text is taken, or it needs a hook that has not run.
    }
  }
  const distinct = new Map(gathered.map((fixture) => [`${fixture.path}\0${fixture.text}`, fixture]));
  gathered = null;
  return [...distinct.values()].filter(({ text }) => text.length <= longestFixture);
}

const offers = /\b(?:parsePrompts|offer|formatTable)\(/;

/** Stands in for the test runner: describes at once, and lists the tests. */
function listen(): (() => unknown)[] {
  const tests: (() => unknown)[] = [];
  const hook = (): void => undefined;
  Object.assign(globalThis, {
    describe: (_: string, body: () => void) => body(),
    it: (_: string, test: () => unknown) => tests.push(test),
    before: hook,
    after: hook,
    beforeEach: hook,
    afterEach: hook,
  });
  return tests;
}
