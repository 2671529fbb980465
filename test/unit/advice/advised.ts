import assert from 'node:assert/strict';
import { applyFixes } from '../../../src/advice/applyFixes';
import type { FixedFile } from '../../../src/advice/applyFixes';
import { defaultAssumptions } from '../../../src/cost/assumptions';
import type { Assumptions } from '../../../src/cost/assumptions';
import { createPromptParser } from '../../../src/prompt/parse';
import { noSources } from '../../../src/prompt/sources';
import type { Profile } from '../../../src/report/model';
import { createEngine } from '../../../src/workspace/engine';
import { nodeAssets } from '../support/assets';

const engine = createEngine(nodeAssets(), () => noSources);
const parser = createPromptParser(nodeAssets());

/** The prompts of a text, all the way from the document. */
export async function profilesOf(
  path: string,
  text: string,
  assumptions: Partial<Assumptions> = {},
): Promise<readonly Profile[]> {
  const all = { ...defaultAssumptions, ...assumptions };
  return (await engine.analyze({ path, text, root: null, assumptions: all })).prompts;
}

/** The first of them. */
export async function profileOf(
  path: string,
  text: string,
  assumptions: Partial<Assumptions> = {},
): Promise<Profile> {
  const [first] = await profilesOf(path, text, assumptions);
  if (first === undefined) throw new Error(`No prompt in ${path}.`);
  return first;
}

/** A text with the fixes of one rule made, and what was left of them. */
export async function fixed(
  path: string,
  text: string,
  rule: string,
  assumptions: Partial<Assumptions> = {},
): Promise<FixedFile> {
  const { findings } = await profileOf(path, text, assumptions);
  return applyFixes(
    { path, text },
    findings.filter((finding) => finding.rule === rule),
    (file) => parser.parse(file),
  );
}

/** What the fixes of one rule make of a document. */
export interface FixRow {
  readonly title: string;
  readonly rule: string;
  readonly path: string;
  readonly before: string;
  /** The document afterwards; null where nothing is offered. */
  readonly after: string | null;
}

/** A test for each row; no fix that is offered may be refused when the file is read again. */
export function testFixes(rows: readonly FixRow[], assumptions: Partial<Assumptions> = {}): void {
  for (const { title, rule, path, before, after } of rows) {
    it(`${rule}: ${title}`, async () => {
      const { text, left } = await fixed(path, before, rule, assumptions);
      assert.equal(text, after ?? before);
      assert.deepEqual(left, []);
    });
  }
}
