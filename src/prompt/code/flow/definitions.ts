import type { Env } from './environment';
import { isModuleOf } from './environment';
import type { Links } from './links';
import type { MessageShape } from '../libraries/library';
import { calleeName, calleePath } from './names';
import { definitionOf, fieldsOf } from './resolve';
import { isShownBy } from './shown';
import type { CallExpr, Expr } from '../syntax/syntax';

/**
 * Whether a name that a library has for a construction of a message means something else here: a function or a class
 * in sight is what its definition makes it, whatever it is called. `modules` are those of the libraries that have it.
 */
export function isRedefined(
  call: CallExpr,
  shape: MessageShape,
  modules: readonly string[],
  env: Env,
  links: Links,
): boolean {
  const { callee } = call;
  const [root] = calleePath(callee);
  const from = env.file.imported.get(root!)?.module;
  if (from !== undefined && isModuleOf(from, modules)) return false;
  const found = definitionOf(callee, env, links);
  if (found === null) return false;
  if (found.scope.kind === 'function') {
    // What a function returns is read where it is called; one that returns nothing may send what it is given.
    const returns = callee.kind === 'name' && found.scope.statements.some(({ kind }) => kind === 'return');
    return returns || call.args.some(({ value }) => isShownBy(call, value, env, links));
  }
  return !isMessageClass(found, shape, links);
}

/** Whether a class in sight is a message: it has content, or is a kind of something that may have. */
function isMessageClass(owner: Env, shape: MessageShape, links: Links): boolean {
  const { fields, bases } = fieldsOf(owner, links);
  if (bases.some(({ base, env }) => isOnScreen(base, env))) return false;
  if (fields.some((name) => contentFields.has(name))) return true;
  if (typeof shape.role === 'object' && fields.includes('role')) return true;
  return bases.some(({ base }) => !plainBases.test(calleeName(base)));
}

const contentFields: ReadonlySet<string> = new Set(['content', 'contents', 'parts']);

/** Bases that say nothing of what a class is. */
const plainBases =
  /^(?:BaseModel|object|ABC|Protocol|Generic|NamedTuple|TypedDict|Enum|StrEnum|SQLModel|Model|Exception|Error)$/;
/** Libraries whose classes are things on a screen. */
const screens = [
  'textual',
  'rich',
  'PyQt5',
  'PyQt6',
  'PySide2',
  'PySide6',
  'tkinter',
  'customtkinter',
  'kivy',
  'wx',
  'urwid',
  'prompt_toolkit',
  'nicegui',
  'flet',
  'streamlit',
  'gradio',
  'discord',
  'react',
];

function isOnScreen(base: Expr, { file }: Env): boolean {
  const from = file.imported.get(calleePath(base)[0]!)?.module;
  return from !== undefined && isModuleOf(from, screens);
}
