import { constantString } from './constants';
import type { Env } from './environment';
import { namedArgument, positionalArgument } from './environment';
import type { Links } from './links';
import { calleeName, calleePath, dottedPath, normalised } from './names';
import type { Placed } from './resolve';
import { maximumDepth, resolveValue } from './resolve';
import type { CallExpr, Expr, MemberExpr } from '../syntax/syntax';

/** Methods that read a file: their receiver is its path, or what opened it. */
const readingMethods = new Set(['read', 'readtext', 'text']);

/** Functions that read the file at their first argument. */
const readingFunctions = new Set(['readfilesync', 'readfile', 'readtextfile', 'readtextfilesync']);

const openers = new Set(['open', 'file', 'aiofiles.open', 'io.open', 'codecs.open', 'bun.file']);

/** The text of the file that a call reads, where its path is in sight; null if the call reads none. */
export function textRead(call: CallExpr, env: Env, links: Links): Placed | null {
  const method = normalised(calleeName(call.callee));
  const path = readingFunctions.has(method)
    ? pathOfArgument(call, env, links)
    : method === 'gettemplate'
      ? templatePath(call, env, links)
      : readingMethods.has(method)
        ? (resourcePath(call, env, links) ?? pathOfReceiver(call, env, links))
        : null;
  if (path === null || /^[\\/]*$/.test(path)) return null;
  const file = links.text(env.file, path.replaceAll('\\', '/'));
  const [text] = file?.root.assigned.get('default') ?? [];
  return text === undefined ? null : { value: text.value, env: file!.root };
}

/** The first argument as a path; one that begins at the root of the machine's disk is no file of the workspace. */
function pathOfArgument(call: CallExpr, env: Env, links: Links, depth = 0): string | null {
  const first = positionalArgument(call, 0) ?? namedArgument(call, 'file');
  if (first === null || /^[/~]/.test(constantString(first, env, links) ?? '')) return null;
  return pathOf(first, env, links, depth + 1);
}

/** `open(path).read()`, `path.open().read()`, `path.read_text()`. */
function pathOfReceiver({ callee }: CallExpr, env: Env, links: Links): string | null {
  if (callee.kind !== 'member') return null;
  const { value, env: at } = resolveValue(callee.object, env, links);
  if (value.kind === 'string') return null;
  if (value.kind !== 'call') return pathOf(value, at, links, 0);
  const opener = calleePath(value.callee);
  if (openers.has(opener.join('.').toLowerCase())) return pathOfArgument(value, at, links);
  const isOpened = opener.at(-1) === 'open' && value.callee.kind === 'member';
  return pathOf(isOpened ? value.callee.object : value, at, links, 0);
}

/** `importlib.resources.read_text(package, "system.md")`. */
function resourcePath(call: CallExpr, env: Env, links: Links): string | null {
  const [folder, name] = [positionalArgument(call, 0), positionalArgument(call, 1)];
  if (normalised(calleeName(call.callee)) !== 'readtext' || folder === null || name === null) {
    return null;
  }
  return joined([packagePath(folder, env, links), pathOf(name, env, links, 0)]);
}

/** `Environment(loader=FileSystemLoader("prompts")).get_template("system.j2")`. */
function templatePath(call: CallExpr, env: Env, links: Links): string | null {
  const name = pathOfArgument(call, env, links);
  if (name === null || call.callee.kind !== 'member') return name;
  const made = resolveValue(call.callee.object, env, links);
  const loader = made.value.kind === 'call' ? namedArgument(made.value, 'loader') : null;
  const loading = loader === null ? null : resolveValue(loader, made.env, links);
  if (loading?.value.kind !== 'call') return name;
  const [first, second] = [positionalArgument(loading.value, 0), positionalArgument(loading.value, 1)];
  if (first === null) return name;
  if (/PackageLoader$/.test(calleeName(loading.value.callee))) {
    const below = second === null ? 'templates' : pathOf(second, loading.env, links, 0);
    return joined([packagePath(first, loading.env, links), below, name]);
  }
  const { value: folder, env: at } = resolveValue(first, loading.env, links);
  const [only] = folder.kind === 'list' ? folder.items.map(({ value }) => value) : [folder];
  return only === undefined ? name : joined([pathOf(only, at, links, 0), name]);
}

/** The folder of a package: by its dotted name, as an imported module, or that of the file itself. */
function packagePath(expr: Expr, env: Env, links: Links): string | null {
  const written = dottedPath(expr);
  if (written === '__package__' || written === '__name__') return folderOf(`/${env.file.path}`);
  const imported = written === null ? undefined : env.file.imported.get(written);
  const name =
    imported === undefined
      ? constantString(expr, env, links)
      : [imported.module, ...(imported.name === '*' ? [] : [imported.name])].join('.');
  return name === null ? null : name.replace(/^\.+/, '').replaceAll('.', '/');
}

/**
 * The path that an expression makes of constants and the place of the file it stands in: with `/` at its head from
 * the root, else relative; null if a part of it is not in sight.
 */
function pathOf(expr: Expr, around: Env, links: Links, depth: number): string | null {
  if (depth > maximumDepth) return null;
  const own = ownPath(expr, around);
  if (own !== null) return own;
  const { value, env } = resolveValue(expr, around, links);
  const next = (part: Expr): string | null => pathOf(part, env, links, depth + 1);
  switch (value.kind) {
    case 'string':
      return together(value.pieces.map((piece) => (piece.kind === 'text' ? piece.text : next(piece.value))));
    case 'concat':
      return together(value.operands.map(next));
    case 'choice':
      return value.options.map(next).find((path) => path !== null) ?? null;
    case 'member':
      return memberPath(value, next);
    case 'opaque':
      return dividedPath(value.children, next);
    case 'call':
      return constantString(value, env, links) ?? builtPath(value, env, links, depth, next);
    default:
      return value === expr ? null : ownPath(value, env);
  }
}

/** What names the file or its folder in any file. */
function ownPath(expr: Expr, { file }: Env): string | null {
  const written = dottedPath(expr);
  switch (written) {
    case '__file__':
    case '__filename':
    case 'import.meta.url':
    case 'import.meta.filename':
      return `/${file.path}`;
    case '__dirname':
    case 'import.meta.dirname':
    case 'import.meta.dir':
      return folderOf(`/${file.path}`);
    default:
      return null;
  }
}

function memberPath({ object, property }: MemberExpr, next: (part: Expr) => string | null): string | null {
  if (property !== 'parent' && property !== 'pathname') return null;
  const path = next(object);
  return path === null || property === 'pathname' ? path : folderOf(path);
}

/** `folder / "system.md"`, `path.parents[1]`. */
function dividedPath(children: readonly Expr[], next: (part: Expr) => string | null): string | null {
  const [first, second] = children;
  if (first === undefined || second === undefined) return null;
  if (second.kind !== 'scalar') return joined(children.map(next));
  if (first.kind !== 'member' || first.property !== 'parents' || typeof second.value !== 'number') {
    return null;
  }
  let path = next(first.object);
  for (let up = 0; up <= Math.min(second.value, maximumDepth) && path !== null; up += 1) {
    path = folderOf(path);
  }
  return path;
}

/** What functions for paths make of theirs. */
function builtPath(
  call: CallExpr,
  env: Env,
  links: Links,
  depth: number,
  next: (part: Expr) => string | null,
): string | null {
  const name = normalised(calleeName(call.callee));
  const given = call.args.map(({ value }) => value);
  const receiver = call.callee.kind === 'member' ? call.callee.object : null;
  switch (name) {
    case 'cwd':
    case 'getcwd':
      return '';
    case 'files':
      return given[0] === undefined ? null : packagePath(given[0], env, links);
    case 'dirname': {
      const path = pathOfArgument(call, env, links, depth);
      return path === null ? null : folderOf(path);
    }
    case 'url': {
      const [path, base] = given.map(next);
      return base === undefined || base === null ? null : joined([folderOf(base), path ?? null]);
    }
    case 'str':
    case 'path':
    case 'purepath':
    case 'fspath':
    case 'fileurltopath':
    case 'join':
    case 'joinpath':
    case 'normalize':
    case 'normpath':
    case 'resolve':
    case 'absolute':
    case 'abspath':
    case 'realpath':
    case 'aspath':
    case 'asposix': {
      // A module of functions is no path itself.
      const before = receiver === null ? null : next(receiver);
      const parts = [...(before === null ? [] : [before]), ...given.map(next)];
      return parts.length === 0 ? null : joined(parts);
    }
    default:
      return null;
  }
}

function together(parts: readonly (string | null)[]): string | null {
  return parts.includes(null) ? null : parts.join('');
}

/** Paths below one another; what begins at the root begins anew. */
function joined(parts: readonly (string | null)[]): string | null {
  let path = '';
  for (const part of parts) {
    if (part === null) return null;
    path = part.startsWith('/') || path === '' ? part : `${path}/${part}`;
  }
  return path;
}

function folderOf(path: string): string {
  const trimmed = path.replace(/\/$/, '');
  const slash = trimmed.lastIndexOf('/');
  if (trimmed === '' || trimmed.endsWith('..')) return `${path}/..`;
  return slash < 0 ? '' : slash === 0 ? '/' : trimmed.slice(0, slash);
}
