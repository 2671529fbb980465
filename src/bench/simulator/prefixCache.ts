import type { CacheModel } from './options';

/** Texts are cut into tokens of so many characters. */
export const charactersPerToken = 4;

/** Tokens that the simulator counts in a text. */
export function simulatedTokens(text: string): number {
  return Math.ceil(text.length / charactersPerToken);
}

/** Remembers prompts as a provider's cache does: for some time, by their longest common start. */
export class PrefixCache {
  private kept: { readonly text: string; usedAt: number }[] = [];

  constructor(
    private readonly model: CacheModel,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Tokens of a text that are there already; then the text is kept, too. */
  read(text: string): number {
    const oldest = this.now() - this.model.secondsKept * 1000;
    this.kept = this.kept.filter(({ usedAt }) => usedAt >= oldest).slice(-mostKept);
    let longest = 0;
    for (const entry of this.kept) {
      const shared = sharedTokens(entry.text, text);
      if (shared < this.model.minimumTokens) continue;
      entry.usedAt = this.now();
      longest = Math.max(longest, shared);
    }
    this.kept.push({ text, usedAt: this.now() });
    return longest;
  }
}

const mostKept = 500;

function sharedTokens(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let same = 0;
  while (same < length && a.charCodeAt(same) === b.charCodeAt(same)) same++;
  return Math.floor(same / charactersPerToken);
}
