import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CountRequest } from '../tokens/countRequest';
import type { PromptFactor } from '../tokens/promptFactor';
import type { KnownCount, ProviderCount } from '../tokens/providerCount';
import { makeFolder } from './makeFolder';

/** Which prompt a count is of. */
export interface PromptPlace {
  /** Absolute folder that the id is relative to; null where there is none. */
  readonly root: string | null;
  readonly id: string;
}

/** Counts are small, but those of texts that are long gone are of no use. */
const mostKept = 500;
const extension = '.count.json';
/** Two changes of a folder within one tick of its clock cannot be told apart. */
const clockMs = 2000;

/** One kept count, as its file is named: the latest of a prompt is the last by name. */
interface Entry {
  readonly name: string;
  readonly prompt: string;
  readonly request: string;
}

/**
 * The counts that providers gave, by prompt and content, so that no request is sent twice. One file for each: windows
 * and the command line read and write them at the same time, and names alone tell what there is. Texts are kept as
 * hashes. Failing to read or write is no failure: the count is as if it were not there.
 */
export class KeptCounts {
  private listed: { readonly mtimeMs: number; readonly entries: readonly Entry[] } | null = null;

  /** `folder` need not be there yet; null keeps nothing. */
  constructor(private readonly folder: string | null) {}

  /** Whether nothing is kept: then nothing needs to be looked up. */
  get isEmpty(): boolean {
    return this.entries().length === 0;
  }

  /** The count of a request, else the last one of the prompt for the same model; null if there is none. */
  find(place: PromptPlace, request: CountRequest): KnownCount | null {
    const entries = this.entries();
    if (entries.length === 0) return null;
    const [prompt, content] = [keyOfPrompt(place, request), keyOfRequest(request)];
    const same = entries.findLast((entry) => entry.request === content);
    const entry = same ?? entries.findLast((each) => each.prompt === prompt);
    return entry === undefined ? null : this.read(entry, entry === same);
  }

  /** Keeps a count, and drops the oldest if there are too many. */
  keep(
    place: PromptPlace,
    request: CountRequest,
    count: ProviderCount,
    factor: PromptFactor | null,
    now = Date.now(),
  ): void {
    if (this.folder === null) return;
    const time = now.toString(36).padStart(9, '0');
    const name = `${time}.${keyOfPrompt(place, request)}.${keyOfRequest(request)}${extension}`;
    const aside = join(this.folder, `${randomUUID()}.aside`);
    try {
      makeFolder(this.folder, 0o700);
      writeFileSync(aside, JSON.stringify({ ...count, factor }), { mode: 0o600 });
      renameSync(aside, join(this.folder, name));
    } catch {
      remove(aside);
    }
    this.listed = null;
    for (const { name: old } of this.entries().slice(0, -mostKept)) {
      remove(join(this.folder, old));
    }
  }

  /** The oldest first. */
  private entries(): readonly Entry[] {
    if (this.folder === null) return [];
    try {
      const mtimeMs = statSync(this.folder, { throwIfNoEntry: false })?.mtimeMs;
      if (mtimeMs === undefined) return [];
      if (this.listed?.mtimeMs === mtimeMs) return this.listed.entries;
      const entries = readdirSync(this.folder).sort().flatMap(entryOf);
      this.listed = mtimeMs > Date.now() - clockMs ? null : { mtimeMs, entries };
      return entries;
    } catch {
      return [];
    }
  }

  private read(entry: Entry, isSame: boolean): KnownCount | null {
    try {
      const value: unknown = JSON.parse(readFileSync(join(this.folder!, entry.name), 'utf8'));
      // What was counted before an edit only tells by how much it was misjudged.
      const isOfUse = isCount(value) && (isSame || value.factor !== null);
      return isOfUse ? { ...value, key: entry.name, isSame } : null;
    } catch {
      return null;
    }
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // There is no such folder.
  }
}

function entryOf(name: string): Entry[] {
  const [time, prompt, request] = name.split('.');
  if (!name.endsWith(extension) || time === undefined || prompt === undefined || request === undefined) {
    return [];
  }
  return [{ name, prompt, request }];
}

function keyOfPrompt({ root, id }: PromptPlace, { model }: CountRequest): string {
  return hashed([root, id, model]);
}

function keyOfRequest({ model, system, messages }: CountRequest): string {
  return hashed([model, system, messages.map(({ role, text }) => [role, text])]);
}

function hashed(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 32);
}

function isCount(value: unknown): value is ProviderCount & { readonly factor: PromptFactor | null } {
  if (typeof value !== 'object' || value === null) return false;
  const { tokens, source, countedOn, factor } = value as Readonly<Record<string, unknown>>;
  return (
    Number.isSafeInteger(tokens) &&
    (tokens as number) >= 0 &&
    typeof source === 'string' &&
    typeof countedOn === 'string' &&
    /^\d{4}-\d\d-\d\d$/.test(countedOn) &&
    (factor === null || isFactor(factor))
  );
}

function isFactor(value: unknown): value is PromptFactor {
  if (typeof value !== 'object' || value === null) return false;
  const { factor, lines } = value as Readonly<Record<string, unknown>>;
  return (
    typeof factor === 'number' &&
    Number.isFinite(factor) &&
    factor > 0 &&
    Array.isArray(lines) &&
    lines.every((line) => typeof line === 'string')
  );
}
