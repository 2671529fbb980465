import type { Env, Holder } from '../flow/environment';
import { chainOf } from '../flow/environment';
import type { Links } from '../flow/links';
import { calleeName, calleePath, freeVariables } from '../flow/names';
import { resolveFunction, resolveName } from '../flow/resolve';
import type { CallExpr, Expr } from '../syntax/syntax';

/** True for a text that is given to something which shows it to people: a log, a test, a question at a terminal. */
export function isForPeople({ call, given, env }: Holder): boolean {
  if (call !== null) return isAskingTool(call) || isExpectation(call);
  return given !== null && (isDialog(given) || isImportedDialog(given, env));
}

/** Whether a file holds the texts of a user interface in one of its languages. */
export function isTranslation(path: string): boolean {
  return /(?:^|\/)(?:locales?|i18n|l10n|translations?)\//i.test(path) && !/prompt/i.test(path);
}

/** Whether what a call is given is only shown: the call makes a part of a user interface, or a function that prints. */
export function isShown({ callee }: CallExpr, env: Env, links: Links): boolean {
  const module = env.file.imported.get(calleePath(callee)[0]!)?.module;
  if (module !== undefined && viewModule.test(module)) return true;
  const inner = resolveFunction(callee, env, links);
  if (inner !== null) {
    return inner.calls.some(
      (call) => isAskingTool(call) && call.args.some(({ value }) => takes(value, inner)),
    );
  }
  const made = callee.kind === 'name' ? resolveName(callee, env, links) : null;
  return (
    made?.kind === 'scope' && made.env.scope.bases.some((base) => viewClass.test(calleeName(base)))
  );
}

/** Whether an expression has something of what its function is given. */
function takes(value: Expr, { parameters }: Env): boolean {
  return freeVariables(value).some((path) => parameters.has(path.split('.')[0]!));
}

const viewModule = /(?:^|[./])(?:components?|ui|tui|widgets?|views?|screens?)(?:[./]|$)/;
const viewClass = /(?:Component|Widget|Static|View|Element|Label|Container)$/;

/** Calls whose arguments people read. */
function isAskingTool(call: CallExpr): boolean {
  const path = calleePath(call.callee).join('.').toLowerCase();
  return /(^|\.)(input|question|prompt|confirm|ask|select|secho|echo|print|log|info|debug|warn|warning|error|exception|showinputbox|showinformationmessage|add_argument|argument|option|command|describe|it|test|expect|assert\w*|raises?|fail|skip|puts|pp|abort|eql?|yes\?|no\?|desc|notice)$|(^|\.)(s|f|ef?)?(print|log|info|debug|trace|warn|warning|error|fatal|panic)(f|ln|w)?!?$|^(click|typer|inquirer|questionary|enquirer|survey|huh|promptui|cobra|flag|prompts|rich|console|logger|logging|argparse|parser)\./.test(
    path,
  );
}

/** A call that compares with what a test expects: `Assert.Equal("…", x)`, `assertThat(x).contains("…")`, `x.Should().Be("…")`. */
function isExpectation(call: CallExpr): boolean {
  return chainOf(call).some(({ callee }) =>
    calleePath(callee).some((segment) => /^(assert\w*|should|expect|verify)$/i.test(segment)),
  );
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
