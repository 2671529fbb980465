/** The last segment of a path. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folders of a path, outermost first. */
export function foldersOf(path: string): string[] {
  return path.split('/').slice(0, -1);
}

/** Files that tell people about a folder, and lists that only look like text. */
export function isAboutFolder(path: string): boolean {
  return /^(?:readme|changelog|changes|history|license|licence|copying|notice|contributing|code_of_conduct|security|authors|maintainers|codeowners|todo|index|requirements[\w.-]*|constraints|dockerfile|makefile|cmakelists|robots|version|py\.typed)(?:[._-][a-z]{2}(?:[_-][a-z]{2})?)?(?:\.\w+)?$/i.test(
    fileName(path),
  );
}
