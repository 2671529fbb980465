import { LRUCache } from 'lru-cache';
import type { SourceFile } from '../../model';
import type { Sources } from '../../sources';
import type { Program } from './environment';
import { program } from './program';
import { withAmbient } from './ambient';
import type { Grammar, GrammarName, Grammars } from '../syntax/grammars';
import { codeLanguageOf } from '../languages';
import type { CodeLanguage } from '../languages';
import type { Links } from './links';
import { resolvePath } from '../../resolvePath';
import { isTextFile, textProgram } from './textFiles';

/** Source files made ready for questions, and those that they import. */
export interface Modules {
  /** Null if the file is of no known language, or if its parser gave up on it. */
  program(file: SourceFile): Promise<Program | null>;
  /**
   * What `read` makes of a file, with the modules and texts in sight that it asks for: each is read when it is asked
   * for. `read` is called again only where a module is in a language whose grammar has to be loaded first.
   */
  linked<T>(sources: Sources, read: (links: Links) => T): Promise<T>;
}

/** How many modules and texts one file may load. */
const maximumModules = 40;

/** Parsed modules are kept, the last used ones, up to this many characters of text. */
const keptCharacters = 2_000_000;

export function createModules(grammars: Grammars): Modules {
  const kept = new LRUCache<string, { readonly text: string; readonly program: Program }>({
    maxSize: keptCharacters,
    sizeCalculation: ({ text }) => text.length + 1,
  });

  const made = ({ path, text }: SourceFile, language: CodeLanguage, grammar: Grammar): Program | null => {
    const tree = language.parse(grammar, text);
    return tree === null
      ? null
      : program(withAmbient(language.module(tree, text), path), path, undefined, tree.memory);
  };
  const known = ({ path, text }: SourceFile, make: () => Program | null): Program | null => {
    const before = kept.get(path);
    if (before?.text === text) return before.program;
    const program = make();
    if (program !== null) kept.set(path, { text, program });
    return program;
  };
  const imported: ReadImported = (file, lacks) => {
    const found = codeLanguageOf(file.path);
    if (found === null) {
      return isTextFile(file.path) ? known(file, () => textProgram(file.path, file.text)) : null;
    }
    const grammar = grammars.loaded(found.grammar);
    if (grammar !== null) return known(file, () => made(file, found.language, grammar));
    lacks.add(found.grammar);
    return undefined;
  };

  return {
    program: async (file) => {
      const found = codeLanguageOf(file.path);
      if (found === null) return null;
      const { document } = file;
      const { grammar: name, language } = found;
      if (document === undefined) {
        const grammar = await grammars.load(name);
        return known(file, () => made(file, language, grammar));
      }
      // The statements of an open document move while somebody types in it: its program serves once.
      return made(
        file,
        language,
        await (language.scattered === true ? grammars.load(name) : grammars.open(name, document)),
      );
    },
    linked: async (sources, read) => {
      const linker = new Linker(sources, imported);
      for (;;) {
        const result = read(linker);
        const { lacks } = linker;
        if (lacks.size === 0) return result;
        await Promise.all([...lacks].map((name) => grammars.load(name)));
        lacks.clear();
      }
    },
  };
}

/** The program of a file; null if it is none or cannot be parsed, undefined if it lacks its grammar, which is then told. */
type ReadImported = (file: SourceFile, lacks: Set<GrammarName>) => Program | null | undefined;

/** Finds the modules and texts that one file asks for, and reads each of them once. */
class Linker implements Links {
  /** Grammars that were missing. */
  readonly lacks = new Set<GrammarName>();
  private readonly modules = new Map<string, Program | null>();
  private readonly texts = new Map<string, Program | null>();
  /** By the path of the file: who reads it twice reads the same literal. */
  private readonly read = new Map<string, Program>();
  private loaded = 0;

  constructor(
    private readonly sources: Sources,
    private readonly imported: ReadImported,
  ) {}

  module(from: Program, specifier: string): Program | null {
    const key = keyOf(from, specifier);
    const known = this.modules.get(key);
    if (known !== undefined) return known;
    const found = this.findModule(from, specifier);
    if (found !== undefined) this.modules.set(key, found);
    return found ?? null;
  }

  submodule(from: Program, specifier: string, name: string): Program | null {
    const paths = codeLanguageOf(from.path)?.language.paths;
    const above = this.module(from, specifier);
    // A folder without a module of its own may hold modules all the same.
    const below = paths?.submodule(specifier, name, above?.path ?? null) ?? null;
    return below === null ? null : this.module(from, below);
  }

  text(from: Program, path: string): Program | null {
    const key = keyOf(from, path);
    const known = this.texts.get(key);
    if (known !== undefined) return known;
    const found = this.findText(from, path);
    this.texts.set(key, found);
    return found;
  }

  private findModule(from: Program, specifier: string): Program | null | undefined {
    const paths = codeLanguageOf(from.path)?.language.paths;
    if (paths === undefined || this.loaded >= maximumModules) return null;
    for (const path of paths.candidates(specifier, from.path, this.sources)) {
      if (path.startsWith('../')) continue;
      const text = this.sources.read(path);
      if (text === null) continue;
      const found = this.imported({ path, text }, this.lacks);
      if (found !== undefined) this.loaded += 1;
      return found;
    }
    return null;
  }

  private findText(from: Program, wanted: string): Program | null {
    for (const path of placesOf(wanted, from.path)) {
      if (path === '' || path.startsWith('../') || this.loaded >= maximumModules) continue;
      const known = this.read.get(path);
      if (known !== undefined) return known;
      const text = this.sources.read(path);
      if (text === null) continue;
      this.loaded += 1;
      const made = textProgram(path, text);
      this.read.set(path, made);
      return made;
    }
    return null;
  }
}

/** Where the file that a path names may lie: it may be relative to the folder in which the program is started. */
function placesOf(path: string, from: string): string[] {
  if (path.startsWith('/')) return [resolvePath('', path)];
  const folders = from.split('/').slice(0, -1);
  return [...folders.keys(), folders.length]
    .reverse()
    .map((depth) => resolvePath([...folders.slice(0, depth), ''].join('/'), path));
}

function keyOf(from: Program, specifier: string): string {
  return `${from.path}\n${specifier}`;
}
