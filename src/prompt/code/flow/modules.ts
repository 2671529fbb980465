import { LRUCache } from 'lru-cache';
import type { SourceFile } from '../../model';
import type { Sources } from '../../sources';
import type { Program } from './environment';
import { program } from './program';
import { withAmbient } from './ambient';
import type { Grammars } from '../syntax/grammars';
import { codeLanguageOf } from '../languages';
import type { Links } from './links';
import { resolvePath } from '../../resolvePath';
import { isTextFile, textProgram } from './textFiles';

/** Source files made ready for questions, and those that they import. */
export interface Modules {
  /** Null if the file is of no known language, or if its parser gave up on it. */
  program(file: SourceFile): Promise<Program | null>;
  /**
   * What `read` makes of a file, with the modules and texts in sight that it asks for. It is called again as long as
   * it asks for some that are there, so that only those are loaded that matter. What `ask` asks for is there from the
   * beginning.
   */
  linked<T>(sources: Sources, read: (links: Links) => T, ask?: (links: Links) => void): Promise<T>;
}

/** Bounds of what one file may load: how far imports of imports are followed, and how many modules in all. */
const maximumRounds = 8;
const maximumModules = 40;

/** Parsed modules are kept, the last used ones, up to this many characters of text. */
const keptCharacters = 2_000_000;

export function createModules(grammars: Grammars): Modules {
  const kept = new LRUCache<string, { readonly text: string; readonly program: Program }>({
    maxSize: keptCharacters,
    sizeCalculation: ({ text }) => text.length + 1,
  });

  const make = async ({ path, text, document }: SourceFile): Promise<Program | null> => {
    const found = codeLanguageOf(path);
    if (found === null) return isTextFile(path) ? textProgram(path, text) : null;
    const { grammar: name, language } = found;
    const takesOver = document !== undefined && language.scattered !== true;
    const grammar = await (takesOver ? grammars.open(name, document) : grammars.load(name));
    const tree = language.parse(grammar, text);
    return tree === null
      ? null
      : program(withAmbient(language.module(tree, text), path), path, undefined, tree.memory);
  };
  const programOf = async (file: SourceFile): Promise<Program | null> => {
    const { path, text, document } = file;
    // The statements of an open document move while somebody types in it: its program serves once.
    if (document !== undefined) return make(file);
    const known = kept.get(path);
    if (known?.text === text) return known.program;
    const made = await make(file);
    if (made !== null) kept.set(path, { text, program: made });
    return made;
  };

  return {
    program: programOf,
    linked: async (sources, read, ask) => {
      const linker = new Linker(sources, programOf);
      if (ask !== undefined) {
        for (let round = 0; round < maximumRounds; round += 1) {
          ask(linker);
          if (!(await linker.load())) break;
        }
      }
      for (let round = 0; ; round += 1) {
        const result = read(linker);
        if (round === maximumRounds || !(await linker.load())) return result;
      }
    },
  };
}

interface Wanted {
  readonly from: Program;
  readonly specifier: string;
}

/** Knows modules or remembers that they were asked for. */
class Linker implements Links {
  private readonly known = new Map<string, Program | null>();
  private readonly wanted = new Map<string, Wanted>();
  private readonly wantedBelow = new Map<string, Wanted & { readonly name: string }>();
  private readonly texts = new Map<string, Program | null>();
  private readonly wantedTexts = new Map<string, { readonly from: Program; readonly path: string }>();
  /** By the path of the file: who reads it twice reads the same literal. */
  private readonly read = new Map<string, Program>();
  private loaded = 0;

  constructor(
    private readonly sources: Sources,
    private readonly programOf: (file: SourceFile) => Promise<Program | null>,
  ) {}

  module(from: Program, specifier: string): Program | null {
    const key = keyOf(from, specifier);
    const known = this.known.get(key);
    if (known === undefined) this.wanted.set(key, { from, specifier });
    return known ?? null;
  }

  submodule(from: Program, specifier: string, name: string): Program | null {
    const below = this.below({ from, specifier, name });
    if (below !== null) return this.module(from, below);
    // Whether it is one depends on the module above, which is not known yet.
    if (!this.known.has(keyOf(from, specifier))) {
      this.wantedBelow.set(`${keyOf(from, specifier)}\n${name}`, { from, specifier, name });
    }
    return null;
  }

  text(from: Program, path: string): Program | null {
    const key = keyOf(from, path);
    const known = this.texts.get(key);
    if (known === undefined) this.wantedTexts.set(key, { from, path });
    return known ?? null;
  }

  /** Looks for what was asked for since; true if there is something new to know. */
  async load(): Promise<boolean> {
    let isNew = false;
    for (const [key, wanted] of this.wanted) {
      const found = await this.find(wanted);
      this.known.set(key, found);
      isNew ||= found !== null;
    }
    this.wanted.clear();
    // A folder without a module of its own may hold modules all the same.
    for (const wanted of this.wantedBelow.values()) {
      const below = this.known.get(keyOf(wanted.from, wanted.specifier)) === null ? this.below(wanted) : null;
      if (below === null || this.known.has(keyOf(wanted.from, below))) continue;
      const found = await this.find({ from: wanted.from, specifier: below });
      this.known.set(keyOf(wanted.from, below), found);
      isNew ||= found !== null;
    }
    this.wantedBelow.clear();
    for (const [key, { from, path }] of this.wantedTexts) {
      const found = await this.findText(from, path);
      this.texts.set(key, found);
      isNew ||= found !== null;
    }
    this.wantedTexts.clear();
    return isNew;
  }

  /** The specifier of a module below another that is known, or known to be missing. */
  private below({ from, specifier, name }: Wanted & { readonly name: string }): string | null {
    const above = this.known.get(keyOf(from, specifier));
    if (above === undefined) return null;
    return codeLanguageOf(from.path)?.language.paths?.submodule(specifier, name, above?.path ?? null) ?? null;
  }

  private async find({ from, specifier }: Wanted): Promise<Program | null> {
    const paths = codeLanguageOf(from.path)?.language.paths;
    if (paths === undefined || this.loaded >= maximumModules) return null;
    for (const path of await paths.candidates(specifier, from.path, this.sources)) {
      if (path.startsWith('../')) continue;
      const text = await this.sources.read(path);
      if (text === null) continue;
      this.loaded += 1;
      return this.programOf({ path, text });
    }
    return null;
  }

  private async findText(from: Program, wanted: string): Promise<Program | null> {
    for (const path of placesOf(wanted, from.path)) {
      if (path === '' || path.startsWith('../') || this.loaded >= maximumModules) continue;
      const known = this.read.get(path);
      if (known !== undefined) return known;
      const text = await this.sources.read(path);
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
