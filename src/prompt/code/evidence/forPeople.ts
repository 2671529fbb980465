import type { Holder } from '../flow/environment';
import { chainOf } from '../flow/environment';
import { calleePath } from '../flow/names';
import type { CallExpr } from '../syntax/syntax';

/** True for a text that is given to something which shows it to people: a log, a test, a question at a terminal. */
export function isForPeople({ call, given, env }: Holder): boolean {
  if (call !== null) return isAskingTool(call) || isExpectation(call);
  return given !== null && (isDialog(given) || isImportedDialog(given, env));
}

/** Calls whose arguments people read. */
function isAskingTool(call: CallExpr): boolean {
  const path = calleePath(call.callee).join('.').toLowerCase();
  return /(^|\.)(input|prompt|confirm|ask|select|secho|echo|print|log|info|debug|warn|warning|error|exception|showinputbox|showinformationmessage|add_argument|argument|option|command|describe|it|test|expect|assert\w*|raises?|fail|skip|puts|pp|abort|eql?|yes\?|no\?|desc|notice)$|(^|\.)(s|f|ef?)?(print|log|info|debug|trace|warn|warning|error|fatal|panic)(f|ln|w)?!?$|^(click|typer|inquirer|questionary|enquirer|survey|huh|promptui|cobra|flag|prompts|rich|console|logger|logging|argparse|parser)\./.test(
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
