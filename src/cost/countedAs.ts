import type { VocabularyName } from '../tokens/vocabularyNames';
import type { Assumptions } from './assumptions';

/** How the tokens of a model are counted. */
export interface CountedAs {
  /** The model whose vocabulary and chat format count: the one asked about, or one that it extends. */
  readonly model: string;
  /** What the user declares to count its texts with instead; null where nothing is declared. */
  readonly vocabulary: VocabularyName | null;
}

/**
 * What the user declares of how a model counts: the `encoding` of its entry or, along `extends`, of the next one that
 * has any; the chat format is that of the last model it extends. Never throws.
 */
export function countedAs(model: string, { declaredPrices }: Pick<Assumptions, 'declaredPrices'>): CountedAs {
  let vocabulary: VocabularyName | null = null;
  let current = model;
  for (const seen = new Set<string>(); !seen.has(current);) {
    seen.add(current);
    const declared = Object.hasOwn(declaredPrices, current) ? declaredPrices[current] : undefined;
    vocabulary ??= declared?.encoding ?? null;
    const base = declared?.extends;
    // One that extends itself, in whatever circle, counts as the last one before.
    if (base === undefined || seen.has(base)) break;
    current = base;
  }
  return { model: current, vocabulary };
}
