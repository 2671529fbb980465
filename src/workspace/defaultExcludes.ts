import { generatedCode, minifiedReason } from './generatedCode';

/** Why a folder or file is skipped unless it is named. A named path lifts its own kinds, and only those. */
export type ExcludeKind =
  'dependencies' | 'vendored' | 'build' | 'generated' | 'tests' | 'dot' | 'minified' | 'lock';

/** The reason as listed. */
export const excludeReasons: Readonly<Record<ExcludeKind, string>> = {
  dependencies: 'installed dependencies',
  vendored: 'vendored code',
  build: 'build output',
  generated: generatedCode,
  tests: 'tests and fixtures',
  dot: 'dot folder',
  minified: minifiedReason,
  lock: 'lock file',
};

const folders: Readonly<Record<string, ExcludeKind>> = {
  ...named('dependencies', 'node_modules bower_components jspm_packages site-packages venv'),
  ...named('vendored', 'vendor vendored third_party third-party thirdparty'),
  ...named('build', '__pycache__ coverage htmlcov'),
  ...named('tests', 'test tests __tests__ unit_tests unit-tests integration_tests integration-tests e2e'),
  ...named(
    'tests',
    'fixtures __fixtures__ __mocks__ __snapshots__ testdata test-data test_data testutils cassettes',
  ),
};

/** Build output and specs only where projects have them: deeper in the sources these are ordinary names. */
const projectFolders: Readonly<Record<string, ExcludeKind>> = {
  ...named('build', 'dist build out target obj'),
  ...named('tests', 'spec'),
};
const manifest =
  /^(?:\.git|package\.json|pyproject\.toml|setup\.(?:py|cfg)|Cargo\.toml|Gemfile|go\.mod|pom\.xml|build\.gradle(?:\.kts)?|CMakeLists\.txt|Makefile|.+\.(?:csproj|sln))$/;

/** Dot folders in which agents, editors and frameworks keep prompts or code; every other one is skipped. */
const readDotFolder =
  /^\.(?:ai|amazonq|augment|claude|client|clinerules|codex|continue|copilot|cursor|factory|gemini|github|goose|junie|kiro|llms?|opencode|openhands|qwen|roo|ruler|server|trae|windsurf|(?:claude|codex|cursor)-plugin|.*(?:agent|prompt|rules).*)$/;

const filePatterns: readonly (readonly [RegExp, ExcludeKind])[] = [
  [/\.min\.[cm]?js$/i, 'minified'],
  [
    /^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|.+\.lock|bun\.lockb|composer\.lock)$/,
    'lock',
  ],
  [
    /\.(?:(?:client|server|unit|integration)?[-_]?(?:test|spec|bench)|vitest|e2e|cy|stories)(?:-d)?\.[cm]?[jt]sx?$/,
    'tests',
  ],
  [/(?:^|[-_.])test[-_]?(?:utils?|helpers?|setup)\.[cm]?[jt]sx?$/i, 'tests'],
  [/^(?:test_.*|.*_test|tests?|conftest)\.py$|^tests?\.[cm]?[jt]sx?$/, 'tests'],
  [/_test\.go$|_(?:test|spec)\.rb$|^(?:rails|spec|test)_helper\.rb$/, 'tests'],
  [/(?:Tests?|TestCase|IT)\.java$|Tests?\.cs$/, 'tests'],
  [/\.(?:designer|g|g\.i|generated)\.cs$/i, 'generated'],
];

/** The kind of a folder that is skipped by default, else null; `inProject` if it stands at the top of a project. */
export function folderExclude(name: string, inProject: boolean): ExcludeKind | null {
  if (Object.hasOwn(folders, name)) return folders[name]!;
  if (inProject && Object.hasOwn(projectFolders, name)) return projectFolders[name]!;
  return name.startsWith('.') && !readDotFolder.test(name) ? 'dot' : null;
}

/** Whether a folder with these names in it is the top of a project. */
export function isProjectFolder(names: readonly string[]): boolean {
  return names.some((name) => manifest.test(name));
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
    const kind = folderExclude(name, true);
    if (kind !== null) kinds.add(kind);
  }
  const kind = fileExclude(file);
  if (kind !== null) kinds.add(kind);
  return kinds;
}

function named(kind: ExcludeKind, names: string): Record<string, ExcludeKind> {
  return Object.fromEntries(names.split(' ').map((name) => [name, kind]));
}
