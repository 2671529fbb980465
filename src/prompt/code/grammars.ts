import { Language, Parser } from '@vscode/tree-sitter-wasm';
import type { Assets } from '../assets';
import { copyTree } from './syntaxTree';
import type { SyntaxTree } from './syntaxTree';

/** Languages with a grammar; the asset is `tree-sitter-<name>.wasm`. */
export type GrammarName = 'python' | 'javascript' | 'typescript' | 'tsx' | 'java' | 'go';

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
}

export interface GrammarLimits {
  /** Longest time for one text. */
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
  let runtime: Promise<void> | null = null;
  const loaded = new Map<GrammarName, Promise<Grammar>>();

  const startRuntime = async (): Promise<void> => {
    const options = {
      locateFile: (file: string) => file,
      wasmBinary: await assets.read('tree-sitter.wasm'),
    };
    await Parser.init(options);
  };
  const loadGrammar = async (name: GrammarName): Promise<Grammar> => {
    runtime ??= startRuntime();
    const [bytes] = await Promise.all([
      assets.read(`tree-sitter-${name}.wasm`),
      runtime.catch((error: unknown) => {
        runtime = null;
        throw error;
      }),
    ]);
    return grammarOf(await Language.load(bytes), limits);
  };
  return {
    load: (name) => {
      const known = loaded.get(name);
      if (known !== undefined) return known;
      const loading = loadGrammar(name).catch((error: unknown) => {
        loaded.delete(name);
        throw error;
      });
      loaded.set(name, loading);
      return loading;
    },
  };
}

function grammarOf(language: Language, limits: GrammarLimits): Grammar {
  let parser = new Parser().setLanguage(language);
  return {
    parse: (text) => {
      const deadline = limits.now() + limits.parseMs;
      try {
        const tree = parser.parse(text, null, { progressCallback: () => limits.now() > deadline });
        if (tree === null) {
          parser.reset();
          return null;
        }
        const cursor = tree.walk();
        try {
          return copyTree(cursor, language);
        } finally {
          cursor.delete();
          tree.delete();
        }
      } catch (error) {
        // The runtime ran out of its memory; the parser's state is unknown, so it is left behind.
        if (!(error instanceof Error)) throw error;
        parser = new Parser().setLanguage(language);
        return null;
      }
    },
  };
}
