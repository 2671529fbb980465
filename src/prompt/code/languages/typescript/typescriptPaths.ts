import { resolvePath } from '../../../resolvePath';
import type { Sources } from '../../../sources';
import type { ModulePaths } from '../../flow/modulePaths';
import { isTextFile } from '../../flow/textFiles';
import { packageTargets } from './typescriptPackages';

/** Relative specifiers, aliases (those of the nearest `tsconfig.json`, and `@/`, `~/`, `$lib/` below `src`), packages of the workspace. */
export const typescriptPaths: ModulePaths = {
  mayBeHere: (specifier) => isRelative(withoutLoaders(specifier)) || mayBeAlias(specifier),
  candidates(specifier, from, sources) {
    const bare = withoutLoaders(specifier).replace(/[?#].*$/s, '');
    if (isRelative(bare)) return filesOf(resolvePath(from, bare), from);
    if (!mayBeAlias(bare)) return [];
    const targets = [...aliased(bare, from, sources), ...belowSource(bare, from)];
    if (targets.length === 0) targets.push(...packageTargets(bare, from, sources));
    return targets.flatMap((target) => filesOf(target, from)).filter((path) => path !== from);
  },
  submodule: () => null,
};

/** `./system.md` of `!!raw-loader!./system.md`. */
function withoutLoaders(specifier: string): string {
  return specifier.slice(specifier.lastIndexOf('!') + 1);
}

/** A specifier without extension, or with the extension of what the compiler makes of the file. */
function filesOf(path: string, from: string): string[] {
  if (path.startsWith('../')) return [];
  if (isTextFile(path)) return [path];
  const extension = /\.[cm]?[jt]sx?$/.exec(path)?.[0];
  if (extension !== undefined) {
    if (extension.includes('t')) return [path];
    const stem = path.slice(0, -extension.length);
    const source = extension.replace('j', 't');
    return /\.[cm]?tsx?$/.test(from)
      ? [`${stem}${source}`, ...(extension === '.js' ? [`${stem}.tsx`] : []), path]
      : [path, `${stem}${source}`];
  }
  const typed = [`${path}.ts`, `${path}.tsx`, `${path}/index.ts`];
  const plain = [`${path}.js`, `${path}.mjs`, `${path}/index.js`];
  return /\.[cm]?tsx?$/.test(from) ? [...typed, ...plain] : [...plain, ...typed];
}

function isRelative(specifier: string): boolean {
  return /^\.{1,2}(\/|$)/.test(specifier);
}

/** Bare names are packages; these are written for files of the workspace, or may be. */
function mayBeAlias(specifier: string): boolean {
  if (thirdParties.has(specifier.slice(0, specifier.indexOf('/')))) return false;
  return /^(?:[@~#$]|(?:src|app|lib|libs|server|shared|packages)\/)/.test(specifier);
}

/** Scopes of packages that are installed, not written in the workspace: the most frequent around models. */
const thirdParties = new Set(
  (
    '@ai-sdk @anthropic-ai @assistant-ui @aws-sdk @azure @azure-rest @google @google-ai @google-cloud @huggingface @langchain ' +
    '@llamaindex @mastra @mistralai @modelcontextprotocol @openai @openrouter @opentelemetry @types @xenova'
  ).split(' '),
);

function belowSource(specifier: string, from: string): string[] {
  const rest = /^(?:[@~#]\/|\$(?=lib\/))(.+)$/s.exec(specifier)?.[1];
  if (rest === undefined) return [];
  const folders = from.split('/').slice(0, -1);
  const at = folders.lastIndexOf('src');
  return at < 0 ? [] : [[...folders.slice(0, at + 1), rest].join('/')];
}

/** The targets that the nearest configuration with a fitting entry of `paths` gives. */
function aliased(specifier: string, from: string, sources: Sources): string[] {
  const folders = from.split('/').slice(0, -1);
  for (let depth = folders.length; depth >= 0; depth -= 1) {
    const folder = folders
      .slice(0, depth)
      .map((name) => `${name}/`)
      .join('');
    for (const name of ['tsconfig.json', 'jsconfig.json']) {
      const path = `${folder}${name}`;
      const text = sources.read(path);
      if (text === null) continue;
      const found = matches(specifier, path, text);
      if (found.length > 0) return found;
      const base = /"extends"\s*:\s*"(\.[^"]*)"/.exec(text)?.[1];
      if (base === undefined) continue;
      const inherited = resolvePath(path, base.endsWith('.json') ? base : `${base}.json`);
      const baseText = sources.read(inherited);
      const more = baseText === null ? [] : matches(specifier, inherited, baseText);
      if (more.length > 0) return more;
    }
  }
  return [];
}

/** What the `paths` and `baseUrl` of a configuration say; it may have comments, so it is not read as JSON. */
function matches(specifier: string, path: string, text: string): string[] {
  const base = /"baseUrl"\s*:\s*"([^"]*)"/.exec(text)?.[1];
  const paths = /"paths"\s*:\s*\{([^}]*)\}/.exec(text)?.[1] ?? '';
  const baseUrl = base ?? '.';
  const found: string[] = [];
  for (const [, key, values] of paths.matchAll(/"([^"]*)"\s*:\s*\[([^\]]*)\]/g)) {
    const star = key!.indexOf('*');
    const head = star < 0 ? key! : key!.slice(0, star);
    const tail = star < 0 ? '' : key!.slice(star + 1);
    const fits =
      star < 0
        ? specifier === key
        : specifier.length >= head.length + tail.length &&
          specifier.startsWith(head) &&
          specifier.endsWith(tail);
    if (!fits) continue;
    const middle = specifier.slice(head.length, specifier.length - tail.length);
    for (const [, value] of values!.matchAll(/"([^"]*)"/g)) {
      found.push(resolvePath(path, `${baseUrl}/${value!.replace('*', () => middle)}`));
    }
  }
  return found.length === 0 && base !== undefined && /^\w/.test(specifier)
    ? [resolvePath(path, `${base}/${specifier}`)]
    : found;
}
