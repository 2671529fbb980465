import type { Span } from '../../span';
import type { Env, Holder, Program } from '../flow/environment';
import { chainOf, enclosingClass, enclosingFunction, isSample } from '../flow/environment';
import type { Links } from '../flow/links';
import { isAskingTool } from '../flow/askingTools';
import { calleeName, calleePath } from '../flow/names';
import { resolveName } from '../flow/resolve';
import { isOnlyShown, isShownBy } from '../flow/shown';
import type { CallExpr } from '../syntax/syntax';

/** True for a text that is given to something which shows it to people: a log, a test, a question at a terminal. */
export function isForPeople(holder: Holder): boolean {
  const { call, given, env, value, kind } = holder;
  if (isSample(value, env.file) || isInFailure(env) || isInTerminalView(env)) return true;
  if (kind === 'entry' && (isForShow(holder) || isRefusal(holder) || isSeeded(holder))) return true;
  if (call !== null) return isAskingTool(call) || isExpectation(call) || hasSegment(call, /^verify$/i);
  return given !== null && (isDialog(given) || isImportedDialog(given, env));
}

/** What is said of a value that a schema does not let through, or of a failure: `.refine(check, { message: '…' })`. */
function isRefusal({ name, given }: Holder): boolean {
  if (given === null || name === null || !/^(?:message|error|cause|reason)$/.test(name)) return false;
  const callee = calleeName(given.callee);
  return refusing.test(callee) || failures.test(callee);
}

const refusing =
  /^(?:refine|superRefine|addIssue|check|regex|min|max|length|nonempty|email|url|uuid|startsWith|endsWith)$/;

/** Whether a text stands in the class of an error: `class Missing(ImportError): …`. */
function isInFailure(env: Env): boolean {
  const around = enclosingClass(env);
  if (around === null) return false;
  const isFailure = around.scope.bases.some((base) => failures.test(calleeName(base)));
  return isFailure || (around.parent !== null && isInFailure(around.parent));
}

/**
 * Whether a conversation or what is said in it is shown where there is no model: it stands in `DEMO_MESSAGES`, or in a
 * module of the web that is called like `mockConversations.ts`.
 */
export function isForShow({ env, kind, call, value: { span } }: Holder): boolean {
  if (call !== null || kind === 'return' || enclosingFunction(env) !== null) return false;
  if (showModule.test(env.file.path)) return true;
  return shownIn(env.file).some(({ start, end }) => start <= span.start && span.end <= end);
}

/** What somebody says in a conversation that a database is filled with. */
function isSeeded({ name, env }: Holder): boolean {
  return name === 'content' && isSeed(env.file.path);
}

/** Whether a file fills a database with what was recorded or made up: `scripts/seeder/sessions.ts`. */
export function isSeed(path: string): boolean {
  return /(?:^|\/)(?:seeds?|seeders?|db-?seeds?)\//i.test(path);
}

const known = new WeakMap<Program, readonly Span[]>();

/** What the module keeps under names that say so. */
function shownIn(file: Program): readonly Span[] {
  const before = known.get(file);
  if (before !== undefined) return before;
  const spans = [...file.root.assigned].flatMap(([name, all]) =>
    showName.test(name) ? all.map(({ value }) => value.span) : [],
  );
  known.set(file, spans);
  return spans;
}

const showName =
  /^_?(?:demo|mock(?:ed)?|fixtures?|placeholder)(?=[_A-Z])|^_?(?:DEMO|MOCK(?:ED)?|FIXTURES?|PLACEHOLDER)_|(?:[tT]ooltip|TOOLTIP)|(?:^|[a-z_])(?:[hH]elp|HELP)_?(?:[tT]exts?|[cC]ontents?|TEXTS?|CONTENTS?)/;
const showModule =
  /(?:^|[/._-])(?:mock|mocks|mocked|fixtures?|demo[._-]?(?:conversations?|messages?|chats?|data|api)|placeholder)(?=[A-Z._-])[^/]*\.[cm]?[jt]sx?$/i;

/** Whether a text is drawn on a terminal: it stands in a function that renders, in a file with a library for that. */
function isInTerminalView(env: Env): boolean {
  return (
    /^_?(?:render|view|draw)/i.test(enclosingFunction(env) ?? '') &&
    env.file.module.imports.some(({ module }) => terminalModule.test(module))
  );
}

const terminalModule =
  /charmbracelet\/|\/tview$|^(?:textual|urwid|prompt_toolkit|ratatui|tui|blessed|ink)(?:$|[./])/;

const failures = /(?:Error|Exception|FailureAnalyzer)$/;

/** Whether a file holds the texts of a user interface in one of its languages. */
export function isTranslation(path: string): boolean {
  return /(?:^|\/)(?:locales?|i18n|l10n|translations?)\//i.test(path) && !/prompt/i.test(path);
}

/** Whether what a call is given is only shown: it makes a part of a user interface, or enters a function that prints. */
export function isShown(call: CallExpr, env: Env, links: Links): boolean {
  return isView(call, env, links) || call.args.some(({ value }) => isShownBy(call, value, env, links));
}

/**
 * True for a text that, as far as the file shows, only functions of the workspace get which show it to people. Asked
 * last, of what else would be a prompt: it may look into other files.
 */
export function isShownToPeople({ kind, call, value, name, assign, env }: Holder, links: Links): boolean {
  if (call !== null) return isView(call, env, links) || isShownBy(call, value, env, links);
  return (
    kind === 'assign' && name !== null && assign?.target.kind === 'name' && isOnlyShown(name, env, links)
  );
}

/** Whether a call makes a part of a user interface. */
function isView({ callee }: CallExpr, env: Env, links: Links): boolean {
  const module = env.file.imported.get(calleePath(callee)[0]!)?.module;
  if (module !== undefined && viewModule.test(module)) return true;
  const made = callee.kind === 'name' ? resolveName(callee, env, links) : null;
  return made?.kind === 'scope' && made.env.scope.bases.some((base) => viewClass.test(calleeName(base)));
}

const viewModule = /(?:^|[./])(?:components?|ui|tui|widgets?|views?|screens?)(?:[./]|$)/;
const viewClass = /(?:Component|Widget|Static|View|Element|Label|Container)$/;

/** A call that compares with what a test expects: `Assert.Equal("…", x)`, `assertThat(x).contains("…")`, `x.Should().Be("…")`. */
export function isExpectation(call: CallExpr): boolean {
  return hasSegment(call, /^(?:assert\w*|should|expect)$/i);
}

function hasSegment(call: CallExpr, pattern: RegExp): boolean {
  return chainOf(call).some(({ callee }) => calleePath(callee).some((segment) => pattern.test(segment)));
}

/** Calls that take a question to people in an object: `inquirer.prompt([{ message: '…' }])`. */
function isDialog(call: CallExpr): boolean {
  const path = calleePath(call.callee).join('.').toLowerCase();
  return /^(prompts|prompt|(inquirer|enquirer|this)\.prompt)$|(^|\.)(show\w*(box|message|pick)|create(input|quick)\w+)$/.test(
    path,
  );
}

const dialogModules = [
  '@clack/prompts',
  '@inquirer',
  'inquirer',
  'enquirer',
  'prompts',
  'questionary',
  'ink',
];

/** A call of a name that such a library exports. */
function isImportedDialog(call: CallExpr, { file }: Holder['env']): boolean {
  const module = file.imported.get(calleePath(call.callee)[0]!)?.module;
  return module !== undefined && dialogModules.some((name) => `${module}/`.startsWith(`${name}/`));
}
