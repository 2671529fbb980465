/** Other files of the workspace, for what a file imports or refers to. */
export interface Sources {
  /**
   * The text of a file by its path relative to the root, with `/`; null if there is none that may be read (missing,
   * outside the root, too large, not text). Never throws. At once, as what a name leads to is looked up in the midst of
   * reading a file.
   */
  read(path: string): string | null;
}

/** Where no other file is in sight. */
export const noSources: Sources = { read: () => null };

/** Sources that remember what was asked for: the result depends on these files, also on those that are missing. */
export interface RecordedSources extends Sources {
  readonly texts: ReadonlyMap<string, string | null>;
}

/** Reads each file at most once, so that one result sees one state of it. */
export function recordSources(sources: Sources): RecordedSources {
  const texts = new Map<string, string | null>();
  return {
    texts,
    read: (path) => {
      let text = texts.get(path);
      if (text === undefined) {
        text = sources.read(path);
        texts.set(path, text);
      }
      return text;
    },
  };
}
