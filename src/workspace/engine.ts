import { applyFixes } from '../advice/applyFixes';
import type { FixedFile } from '../advice/applyFixes';
import type { Finding } from '../advice/finding';
import { countedAs } from '../cost/countedAs';
import type { CountedAs } from '../cost/countedAs';
import type { Assets } from '../prompt/assets';
import { createPromptParser } from '../prompt/parse';
import { noSources, recordSources } from '../prompt/sources';
import type { Sources } from '../prompt/sources';
import type { FileProfile } from '../report/model';
import { profileFile } from '../report/profileFile';
import { createTokenCounter } from '../tokens/counter';
import type { ModelCounter } from '../tokens/counter';
import { assumptionsByPrompt } from './assumptionsByPrompt';
import { KeptCounts } from './keptCounts';
import { generatedReason } from './generatedCode';
import type { AnalyzeRequest, FixRequest, TextCount } from './analyzer';
import { keptPriceTable } from './prices/priceTableOf';

/** The whole way from text to profile, in the thread of the caller. */
export interface Engine {
  /** Whether a file of this path may hold prompts. */
  claims(path: string): boolean;
  analyze(request: AnalyzeRequest): Promise<FileProfile>;
  /** Makes the edits of findings about a text and proves them. */
  fix<F extends Finding>(request: FixRequest<F>): Promise<FixedFile<F>>;
  countText(text: string, as: CountedAs): Promise<TextCount>;
}

/**
 * Puts the engine together; `sourcesOf` gives the files below a root, `counts` what providers have counted. Its
 * promises reject only if an asset is missing.
 */
export function createEngine(
  assets: Assets,
  sourcesOf: (root: string) => Sources,
  counts = new KeptCounts(null),
): Engine {
  const parser = createPromptParser(assets);
  const counters = createTokenCounter(assets);
  const counterFor = ({ model, vocabulary }: CountedAs): Promise<ModelCounter> =>
    counters.forModel(model, vocabulary);
  const pricesOf = keptPriceTable();
  return {
    claims: (path) => parser.claims(path),
    analyze: async ({ path, text, root, assumptions, document, explain }) => {
      const source = { path, text, ...(document === undefined ? {} : { document }) };
      const sources = recordSources(root === null ? noSources : sourcesOf(root));
      const read = explain
        ? await parser.explain(source, sources)
        : { parsed: await parser.parse(source, sources) };
      const textOf = (other: string): string | null => sources.texts.get(other) ?? null;
      const profile = await profileFile(
        {
          counters: { forModel: (model) => counterFor(countedAs(model, assumptions)) },
          prices: () => pricesOf(assumptions),
          ...(counts.isEmpty ? {} : { countOf: ({ id }, asked) => counts.find({ root, id }, asked) }),
        },
        { source, ...read, textOf, notEdited: notEdited(path, text) },
        assumptionsByPrompt(assumptions, sources),
      );
      return sources.texts.size === 0 ? profile : { ...profile, dependsOn: [...sources.texts.keys()] };
    },
    fix: async ({ path, text, root, findings }) => {
      const why = notEdited(path, text);
      if (why !== null) {
        return { text, edits: [], applied: [], left: findings.map((finding) => ({ finding, why })) };
      }
      const sources = root === null ? noSources : sourcesOf(root);
      return applyFixes({ path, text }, findings, (file) => parser.parse(file, sources));
    },
    countText: async (text, as) => (await counterFor(as)).count(text),
  };
}

/** Why nothing is edited in a file; null where it may be. */
function notEdited(path: string, text: string): string | null {
  const generated = generatedReason(path, text);
  return generated === null ? null : `The file is not edited: ${generated}.`;
}
