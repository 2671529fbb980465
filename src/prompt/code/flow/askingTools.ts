import { calleePath } from './names';
import type { CallExpr } from '../syntax/syntax';

/** Calls whose arguments people read. */
export function isAskingTool(call: CallExpr): boolean {
  const path = calleePath(call.callee).join('.').toLowerCase();
  return /(^|\.)(input|question|prompt|confirm|ask|select|secho|echo|print|log|info|debug|warn|warning|error|exception|showinputbox|showinformationmessage|add_argument|argument|option|command|describe|it|test|expect|assert\w*|raises?|fail|skip|puts|pp|abort|eql?|yes\?|no\?|desc|notice)$|(^|\.)(s|f|ef?)?(print|log|info|debug|trace|warn|warning|error|fatal|panic)(f|ln|w)?!?$|^(click|typer|inquirer|questionary|enquirer|survey|huh|promptui|cobra|flag|prompts|rich|console|logger|logging|argparse|parser)\./.test(
    path,
  );
}
