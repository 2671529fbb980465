import { calleePath, normalised } from './names';
import type { CallExpr } from '../syntax/syntax';

/** Calls whose arguments people read. */
export function isAskingTool(call: CallExpr): boolean {
  const path = calleePath(call.callee).join('.').toLowerCase();
  return (
    asking.test(path) ||
    talking.test(path) ||
    inChat.test(path) ||
    (/(?:^|[._])(?:ask|prompt|question)/.test(path) &&
      (inUi.test(path) || call.args.some(({ name }) => name !== null && answers.has(normalised(name)))))
  );
}

/** What stands for a user interface: `self.ui.ask_question(…)`. */
const inUi = /(?:^|\.)_?ui\./;

/** What a person is given to answer with: `ask_question("Which one?", buttons={…})`. */
const answers: ReadonlySet<string> = new Set(['buttons', 'choices', 'buttonsonly', 'placeholder', 'hint']);

const asking =
  /(^|\.)(input|question|prompt|confirm|ask|select|secho|echo|print|log|info|debug|warn|warning|error|exception|showinputbox|showinformationmessage|add_argument|argument|option|command|describe|it|test|expect|assert\w*|raises?|fail|skip|puts|pp|abort|eql?|yes\?|no\?|desc|notice)$|(^|\.)(s|f|ef?)?(print|log|info|debug|trace|warn|warning|error|fatal|panic)(f|ln|w)?!?$|^(click|typer|inquirer|questionary|enquirer|survey|huh|promptui|cobra|flag|prompts|rich|console|logger|logging|argparse|parser)\./;

/** What speaks in the page of a chat: `cl.AskUserMessage(content=question)`. */
const inChat = /(?:^|\.)ask(?:user|action|file)message$|^(?:cl|chainlit)\.(?:error)?message$/;

/** What reads a line from a person, and writes one: `self._get_input(question)`, `sys.stdout.write(text)`. */
const talking =
  /(?:^|[._])(?:get|read|request)_?(?:user_?|human_?)?(?:input|line)(?:_?async)?$|(?:^|\.)std(?:out|err)\.write$|^(?:self|this)\._?write$/;
