/** Loads one library in a fresh process and counts a text once: `tokenLoad.ts <library> <folder>`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loaders } from './tokenLibraries';

/** What `tokenLoad.ts` prints as JSON. */
export interface Load {
  readonly loadMs: number;
  readonly firstMs: number;
  /** Growth of the resident set after collection. */
  readonly rssMb: number;
}

async function main(): Promise<void> {
  const [, , name, folder] = process.argv;
  const text = readFileSync(join(folder!, 'prompt.txt'), 'utf8');
  collect();
  const rss = process.memoryUsage.rss();
  const start = performance.now();
  const count = await loaders[name!]!(folder!);
  const loaded = performance.now();
  count(text);
  const counted = performance.now();
  collect();
  const load: Load = {
    loadMs: loaded - start,
    firstMs: counted - loaded,
    rssMb: (process.memoryUsage.rss() - rss) / 1e6,
  };
  console.log(JSON.stringify(load));
}

function collect(): void {
  for (let n = 0; n < 3; n++) globalThis.gc?.();
}

void main();
