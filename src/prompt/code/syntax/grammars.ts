import { Language, Parser } from '@vscode/tree-sitter-wasm';
import { LRUCache } from 'lru-cache';
import { loadAsset } from '../../assets';
import type { Assets } from '../../assets';
import { GrammarSession } from './grammarSession';
import { copyTree, grammarWords } from './syntaxTree';
import type { GrammarWords, SyntaxTree } from './syntaxTree';
import type { TreeRuntime } from './treeWalk';

let sharedRuntime: TreeRuntime | null = null;

/** Languages with a grammar; the asset is `tree-sitter-<name>.wasm`. */
export type GrammarName =
  'python' | 'javascript' | 'typescript' | 'tsx' | 'java' | 'c-sharp' | 'go' | 'ruby' | 'rust';

/** Reads the text of one language. */
export interface Grammar {
  /**
   * The tree of a text. It recovers from syntax errors; null if the parser gave up on a pathological text, for want
   * of time or memory.
   */
  parse(text: string): SyntaxTree | null;
}

/** Grammars by name, each loaded when it is first wanted. */
export interface Grammars {
  /** Callers share one grammar. Rejects if an asset is missing or broken; the next call tries again. */
  load(name: GrammarName): Promise<Grammar>;
  /** A grammar that has been loaded; null if it has not. */
  loaded(name: GrammarName): Grammar | null;
  /**
   * A grammar that remembers what it read last of one open document, by any key of it, and reads only what has
   * changed since. The documents used last are kept.
   */
  open(name: GrammarName, document: string): Promise<Grammar>;
}

export interface GrammarLimits {
  /** Longest time for one text; a long one has a millisecond more for every 1,000 characters, some three times what they take. */
  readonly parseMs: number;
  /** Current time in ms. */
  readonly now: () => number;
}

const defaultLimits: GrammarLimits = { parseMs: 5000, now: () => Date.now() };

/**
 * The grammars of a shell. Create one per process: the parser's runtime is shared by all of them, and two that load
 * it at the same moment would get in each other's way.
 */
export function createGrammars(assets: Assets, limits: GrammarLimits = defaultLimits): Grammars {
  let runtime: Promise<TreeRuntime> | null = null;
  const loading = new Map<GrammarName, Promise<LoadedGrammar>>();
  const loaded = new Map<GrammarName, LoadedGrammar>();

  const startRuntime = (): Promise<TreeRuntime> =>
    loadAsset(assets, 'tree-sitter.wasm', async (wasmBinary) => {
      const options = { locateFile: (file: string) => file, wasmBinary };
      await Parser.init(options);
      // The module that is loaded first serves the whole process, and is the very object it was loaded with.
      sharedRuntime ??= options as unknown as TreeRuntime;
      return sharedRuntime;
    });
  const loadGrammar = async (name: GrammarName): Promise<LoadedGrammar> => {
    runtime ??= startRuntime();
    const started = await runtime.catch((error: unknown) => {
      runtime = null;
      throw error;
    });
    const language = await loadAsset(assets, `tree-sitter-${name}.wasm`, (bytes) => Language.load(bytes));
    const grammar = grammarOf(language, started, limits);
    loaded.set(name, grammar);
    return grammar;
  };
  const load = (name: GrammarName): Promise<LoadedGrammar> => {
    const known = loading.get(name);
    if (known !== undefined) return known;
    const started = loadGrammar(name).catch((error: unknown) => {
      loading.delete(name);
      throw error;
    });
    loading.set(name, started);
    return started;
  };
  const sessions = new LRUCache<string, GrammarSession>({
    max: keptDocuments,
    dispose: (session) => session.free(),
  });
  return {
    load,
    loaded: (name) => loaded.get(name) ?? null,
    open: async (name, document) => {
      const grammar = await load(name);
      const key = `${name}\0${document}`;
      const session = sessions.get(key) ?? new GrammarSession();
      sessions.set(key, session);
      return { parse: (text) => grammar.parse(text, session) };
    },
  };
}

/** Open documents whose trees are kept; each takes some megabytes. */
const keptDocuments = 8;

/** A grammar that reads a text anew, or as the next one of a session. */
interface LoadedGrammar extends Grammar {
  parse(text: string, session?: GrammarSession): SyntaxTree | null;
}

function grammarOf(language: Language, runtime: TreeRuntime, limits: GrammarLimits): LoadedGrammar {
  const words = grammarWords(language, runtime);
  let parser = new Parser().setLanguage(language);
  return {
    parse: (text, session) => {
      const deadline = limits.now() + limits.parseMs + text.length / 1000;
      const isLate = (): boolean => limits.now() > deadline;
      try {
        const tree =
          session === undefined
            ? parseOnce(text, parser, words, isLate)
            : session.parse(text, parser, words, isLate);
        if (tree === null) parser.reset();
        return tree;
      } catch (error) {
        // The runtime ran out of its memory; the parser's state is unknown, so it is left behind.
        if (!(error instanceof Error)) throw error;
        parser = new Parser().setLanguage(language);
        return null;
      }
    },
  };
}

function parseOnce(
  text: string,
  parser: Parser,
  words: GrammarWords,
  isLate: () => boolean,
): SyntaxTree | null {
  const tree = parser.parse(text, null, { progressCallback: isLate });
  if (tree === null) return null;
  try {
    return copyTree(tree, words, null);
  } finally {
    tree.delete();
  }
}
