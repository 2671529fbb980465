/** Other files of the workspace, for what a file imports or refers to. */
export interface Sources {
  /**
   * The text of a file by its path relative to the root, with `/`; null if there is none that may be read (missing,
   * outside the root, too large, not text). Never rejects.
   */
  read(path: string): Promise<string | null>;
}

/** Where no other file is in sight. */
export const noSources: Sources = { read: () => Promise.resolve(null) };

/** Sources that remember what was asked for: the result depends on these files, also on those that are missing. */
export interface RecordedSources extends Sources {
  readonly texts: ReadonlyMap<string, string | null>;
}

/** Reads each file at most once, so that one result sees one state of it. */
export function recordSources(sources: Sources): RecordedSources {
  const texts = new Map<string, string | null>();
  const pending = new Map<string, Promise<string | null>>();
  return {
    texts,
    read: (path) => {
      let reading = pending.get(path);
      if (reading === undefined) {
        reading = sources.read(path).then((text) => {
          texts.set(path, text);
          return text;
        });
        pending.set(path, reading);
      }
      return reading;
    },
  };
}
