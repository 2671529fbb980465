/** Why a folder or file is skipped unless it is named. A named path lifts its own kinds, and only those. */
export type ExcludeKind = 'dependencies' | 'vendored' | 'build' | 'tests' | 'dot' | 'minified' | 'lock';

/** The reason as listed. */
export const excludeReasons: Readonly<Record<ExcludeKind, string>> = {
  dependencies: 'installed dependencies',
  vendored: 'vendored code',
  build: 'build output',
  tests: 'tests and fixtures',
  dot: 'dot folder',
  minified: 'minified',
  lock: 'lock file',
};

const folders: Readonly<Record<string, ExcludeKind>> = {
  ...named('dependencies', 'node_modules', 'bower_components', 'jspm_packages', 'site-packages', 'venv'),
  ...named('vendored', 'vendor', 'vendored', 'third_party', 'third-party', 'thirdparty'),
  ...named('build', 'dist', 'build', 'out', '__pycache__', 'coverage', 'htmlcov'),
  ...named('tests', 'test', 'tests', '__tests__', 'unit_tests', 'integration_tests', 'unit-tests'),
  ...named('tests', 'integration-tests', 'e2e', 'fixtures', '__fixtures__', '__mocks__', '__snapshots__'),
  ...named('tests', 'testdata', 'test-data', 'test_data', 'cassettes'),
};

/** Dot folders in which agents and editors keep prompts; every other one is skipped. */
const promptDotFolders = new Set(
  '.agents .claude .clinerules .codex .continue .copilot .cursor .gemini .github .junie .kiro .opencode .roo .windsurf'.split(
    ' ',
  ),
);

const filePatterns: readonly (readonly [RegExp, ExcludeKind])[] = [
  [/\.min\.[cm]?js$/i, 'minified'],
  [
    /^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|.+\.lock|bun\.lockb|composer\.lock)$/,
    'lock',
  ],
  [/\.(?:test|spec)\.[cm]?[jt]sx?$/, 'tests'],
  [/^(?:test_.*|.*_test|conftest)\.py$/, 'tests'],
];

/** The kind of a folder that is skipped by default, by its name, else null. */
export function folderExclude(name: string): ExcludeKind | null {
  if (Object.hasOwn(folders, name)) return folders[name]!;
  return name.startsWith('.') && !promptDotFolders.has(name) ? 'dot' : null;
}

/** The kind of a file that is skipped by default, by its name, else null. */
export function fileExclude(name: string): ExcludeKind | null {
  for (const [pattern, kind] of filePatterns) if (pattern.test(name)) return kind;
  return null;
}

/** The kinds that would skip a path (relative, with `/`; a folder's path ends in one) if it were not named. */
export function excludesOnPath(path: string): Set<ExcludeKind> {
  const names = path.split('/');
  const file = names.pop()!;
  const kinds = new Set<ExcludeKind>();
  for (const name of names) {
    const kind = folderExclude(name);
    if (kind !== null) kinds.add(kind);
  }
  const kind = fileExclude(file);
  if (kind !== null) kinds.add(kind);
  return kinds;
}

function named(kind: ExcludeKind, ...names: string[]): Record<string, ExcludeKind> {
  return Object.fromEntries(names.map((name) => [name, kind]));
}
