// Bundles everything that ships. `node esbuild.js [target…] [--watch] [--minify]`; no target means all of them.
'use strict';

const { execFileSync } = require('node:child_process');
const {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  statSync,
} = require('node:fs');
const { join, resolve } = require('node:path');
const esbuild = require('esbuild');
const { version } = require('./package.json');

const node = { platform: 'node', target: 'node20.19', format: 'cjs' };
const browser = { platform: 'browser', target: 'es2022', format: 'iife' };

/** Everything that is bundled: its name on the command line, where it starts and what it becomes. */
const targets = [
  {
    name: 'extension',
    entry: 'src/extension.ts',
    out: 'dist/extension.js',
    options: { ...node, external: ['vscode'] },
    siblings: ['onDemand', 'pricing', 'providerCounts', 'abTests'],
  },
  {
    name: 'onDemand',
    entry: 'src/editor/onDemand.ts',
    out: 'dist/onDemand.js',
    options: node,
    siblings: ['pricing'],
  },
  {
    name: 'abTests',
    entry: 'src/editor/abTests/abTests.ts',
    out: 'dist/abTests.js',
    options: { ...node, external: ['vscode'] },
    siblings: ['onDemand', 'pricing', 'experiments'],
  },
  {
    name: 'worker',
    entry: 'src/workspace/worker.ts',
    out: 'dist/worker.js',
    options: node,
    siblings: ['pricing'],
  },
  {
    name: 'pricing',
    entry: 'src/cost/pricing.ts',
    out: 'dist/pricing.js',
    options: node,
  },
  {
    name: 'providerCounts',
    entry: 'src/providers/providerCounts.ts',
    out: 'dist/providerCounts.js',
    options: node,
  },
  {
    name: 'experiments',
    entry: 'src/bench/experiments.ts',
    out: 'dist/experiments.js',
    options: node,
  },
  {
    name: 'benchTimer',
    entry: 'src/bench/timing/worker.ts',
    out: 'dist/benchTimer.js',
    options: node,
  },
  {
    name: 'benchChecks',
    entry: 'src/bench/quality/worker.ts',
    out: 'dist/benchChecks.js',
    options: node,
  },
  {
    name: 'benchSimulator',
    entry: 'src/bench/simulator/worker.ts',
    out: 'dist/benchSimulator.js',
    options: node,
  },
  {
    name: 'cli',
    entry: 'src/cli/main.ts',
    out: 'dist/cli.js',
    options: { ...node, banner: { js: '#!/usr/bin/env node' } },
    executable: true,
    siblings: ['pricing', 'experiments'],
  },
  ...webviewPages().map((page) => ({
    name: `webview/${page}`,
    entry: `src/webview/${page}/main.ts`,
    out: `dist/webview/${page}.js`,
    options: browser,
  })),
];

const grammars = ['python', 'typescript', 'tsx', 'javascript', 'java', 'c-sharp', 'go', 'ruby', 'rust'];

/** Fitted estimators of vocabularies that do not ship. */
const weightTables = 'src/tokens/estimate/tables';

/** Files that are read at run time, each with what it is made from and the step that makes it. */
const assets = [
  ...['tree-sitter.wasm', ...grammars.map((name) => `tree-sitter-${name}.wasm`)].map((file) => {
    const source = require.resolve(`@vscode/tree-sitter-wasm/wasm/${file}`);
    return { outs: [file], sources: [source], make: (folder) => copyFileSync(source, join(folder, file)) };
  }),
  ...readdirSync(join(__dirname, weightTables)).map((file) => {
    const source = join(__dirname, weightTables, file);
    return { outs: [file], sources: [source], make: (folder) => copyFileSync(source, join(folder, file)) };
  }),
  {
    outs: ['o200k_base.bin', 'cl100k_base.bin', 'p50k_base.bin'],
    sources: [
      'scripts/buildTokenTables.ts',
      'src/tokens/encodings.ts',
      'src/tokens/rankTable.ts',
      require.resolve('js-tiktoken/ranks/o200k_base'),
    ],
    make: (folder) =>
      execFileSync(process.execPath, ['--import', 'tsx', 'scripts/buildTokenTables.ts', folder], {
        cwd: __dirname,
        stdio: 'inherit',
      }),
  },
  {
    outs: ['promptmeter.schema.json'],
    sources: [
      'scripts/buildConfigSchema.ts',
      'src/workspace/config/shape.ts',
      'src/workspace/config/experimentShape.ts',
      'src/workspace/config/fields.ts',
      'src/workspace/config/modelShape.ts',
    ],
    make: (folder) =>
      execFileSync(process.execPath, ['--import', 'tsx', 'scripts/buildConfigSchema.ts', folder], {
        cwd: __dirname,
        stdio: 'inherit',
      }),
  },
];

/** Each page of the editor is a folder with a `main.ts`. */
function webviewPages() {
  const folder = join(__dirname, 'src/webview');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'main.ts')))
    .map((entry) => entry.name);
}

async function main(args) {
  const flags = args.filter((arg) => arg.startsWith('-'));
  const names = args.filter((arg) => !arg.startsWith('-'));
  const unknown = [
    ...flags.filter((flag) => !['--watch', '--minify'].includes(flag)),
    ...names.filter((name) => !targets.some((target) => target.name === name)),
  ];
  if (unknown.length > 0) {
    const known = targets.map((target) => target.name).join(', ');
    throw new Error(`Unknown: ${unknown.join(', ')}. Targets: ${known}; flags: --watch, --minify.`);
  }
  const chosen = names.length === 0 ? targets : targets.filter((target) => names.includes(target.name));
  const missing = chosen.filter((target) => !existsSync(join(__dirname, target.entry)));
  if (missing.length > 0) {
    throw new Error(
      `No entry file: ${missing.map((target) => `${target.entry} (${target.name})`).join(', ')}.`,
    );
  }
  makeAssets(join(__dirname, 'dist/assets'));
  const minify = flags.includes('--minify');
  if (flags.includes('--watch')) await Promise.all(chosen.map((target) => watch(target, minify)));
  else await Promise.all(chosen.map((target) => esbuild.build(optionsOf(target, minify))));
}

function optionsOf(target, minify) {
  return {
    ...target.options,
    entryPoints: [join(__dirname, target.entry)],
    outfile: join(__dirname, target.out),
    absWorkingDir: __dirname,
    bundle: true,
    minify,
    // Bundled names stay readable in stack traces of users.
    keepNames: minify,
    sourcemap: minify ? false : 'linked',
    define: { promptmeterVersion: JSON.stringify(version) },
    logLevel: 'warning',
    plugins: [siblings(target), report(target)],
  };
}

/**
 * Bundles next to this one that it loads when it needs them, by the last part of the import. `import()` of one becomes
 * `require`, which every extension host has and which is faster.
 */
function siblings({ siblings: names = [] }) {
  return {
    name: 'siblings',
    setup(build) {
      for (const name of names) {
        build.onResolve({ filter: new RegExp(`^\\..*/${name}$`) }, () => ({
          path: name,
          namespace: 'sibling',
        }));
      }
      build.onResolve({ filter: /./, namespace: 'sibling' }, ({ path }) => ({ path, external: true }));
      build.onLoad({ filter: /./, namespace: 'sibling' }, ({ path: name }) => ({
        contents: `module.exports = require('./${name}.js');`,
      }));
    },
  };
}

/** Prints the size of each bundle; the two `[watch]` lines are what an editor's problem matcher waits for. */
function report(target) {
  return {
    name: 'report',
    setup(build) {
      build.onStart(() => {
        if (build.initialOptions.logLevel === 'info') console.log('[watch] build started');
      });
      build.onEnd((result) => {
        if (result.errors.length === 0) {
          if (target.executable) chmodSync(join(__dirname, target.out), 0o755);
          printSize(target.out);
        }
        if (build.initialOptions.logLevel === 'info') console.log('[watch] build finished');
      });
    },
  };
}

async function watch(target, minify) {
  const context = await esbuild.context({ ...optionsOf(target, minify), logLevel: 'info' });
  await context.watch();
}

function makeAssets(folder) {
  mkdirSync(folder, { recursive: true });
  for (const { outs, sources, make } of assets) {
    const paths = outs.map((out) => join(folder, out));
    if (isUpToDate(paths, sources)) continue;
    // Made aside and moved, so that nobody reads half a file.
    const aside = mkdtempSync(join(folder, '.new-'));
    make(aside);
    for (const file of readdirSync(aside)) renameSync(join(aside, file), join(folder, file));
    rmdirSync(aside);
  }
  for (const file of readdirSync(folder)) printSize(`dist/assets/${file}`);
}

/** Made after its sources changed. Installed packages carry old dates, so a change of status counts too. */
function isUpToDate(outs, sources) {
  if (!outs.every((out) => existsSync(out))) return false;
  const made = Math.min(...outs.map((out) => statSync(out).mtimeMs));
  return sources.every((source) => {
    const { mtimeMs, ctimeMs } = statSync(resolve(__dirname, source));
    return Math.max(mtimeMs, ctimeMs) < made;
  });
}

function printSize(path) {
  const kilobytes = statSync(join(__dirname, path)).size / 1024;
  console.log(`${path.padEnd(40)}${kilobytes.toFixed(1).padStart(9)} kB`);
}

main(process.argv.slice(2)).catch((error) => {
  // esbuild has already printed its own errors.
  if (!Array.isArray(error.errors)) console.error(error.message);
  process.exitCode = 1;
});
