import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/**
 * Which folder may import which: the order of the house. A folder may import itself and what is listed.
 * The pure folders also get no Node, no DOM and no vscode (the compiler checks the ambient types, see
 * tsconfig.pure.json).
 */
const mayImport = {
  // How text is shown anywhere: what everybody may use, and uses nobody.
  text: [],
  prompt: ['text'],
  tokens: ['text', 'prompt'],
  cost: ['text', 'prompt', 'tokens'],
  advice: ['text', 'prompt', 'tokens', 'cost'],
  report: ['text', 'prompt', 'tokens', 'cost', 'advice'],
  providers: ['text', 'prompt', 'tokens'],
  bench: ['text', 'prompt', 'tokens', 'cost', 'providers'],
  workspace: ['text', 'prompt', 'tokens', 'cost', 'advice', 'report'],
  editor: [
    'text',
    'prompt',
    'tokens',
    'cost',
    'advice',
    'report',
    'providers',
    'bench',
    'workspace',
    'webview',
  ],
  // A page has types and words of these, and what they compute without a platform: its compiler knows none.
  webview: ['text', 'cost', 'report', 'bench'],
  cli: ['text', 'prompt', 'tokens', 'cost', 'advice', 'report', 'bench', 'workspace'],
};
const folders = Object.keys(mayImport);
const pure = ['text', 'prompt', 'tokens', 'cost', 'advice', 'report'];
const platform = [{ group: ['vscode'], message: 'Only src/editor and src/extension.ts may use the editor.' }];
const node = {
  group: ['node:*', 'fs', 'path', 'os', 'child_process', 'worker_threads'],
  message: 'A pure folder gets bytes through Assets, never from the platform.',
};

function layer(folder) {
  const forbidden = folders.filter((other) => other !== folder && !mayImport[folder].includes(other));
  return {
    files: [`src/${folder}/**/*.{ts,tsx}`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [...forbidden.map((other) => `**/${other}/**`), '**/extension'],
              message: `src/${folder} may import only: ${[folder, ...mayImport[folder]].join(', ')}.`,
            },
            ...(folder === 'editor' ? [] : platform),
            ...(pure.includes(folder) || folder === 'webview' ? [node] : []),
          ],
        },
      ],
    },
  };
}

export default tseslint.config(
  { ignores: ['dist', 'out', '.vscode-test', 'test/fixtures', 'node_modules'] },
  eslint.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', '*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      curly: ['error', 'multi-line'],
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Loops over typed arrays and text read better with the index known to be in range.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  ...folders.map(layer),
  {
    files: ['test/**/*.ts'],
    rules: {
      // mocha's describe and it return nothing anyone waits for; chai-style chains are not used.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['it', 'describe', 'before', 'after'], package: 'mocha' },
          ],
        },
      ],
    },
  },
  { files: ['**/*.{js,mjs}'], ...tseslint.configs.disableTypeChecked },
  { files: ['esbuild.js'], rules: { '@typescript-eslint/no-require-imports': 'off', 'no-undef': 'off' } },
);
