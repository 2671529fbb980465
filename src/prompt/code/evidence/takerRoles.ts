import type { Role } from '../../roles';
import { roleInName } from '../../roles';
import { normalised } from '../flow/names';

/** Arguments that take a text for a model, in functions of any name. */
export const argumentRoles: Readonly<Record<string, Role>> = {
  systemprompt: 'system',
  systemmessage: 'system',
  systeminstruction: 'system',
  systeminstructions: 'system',
  instructions: 'system',
  system: 'system',
  preamble: 'system',
  prompt: 'user',
  userprompt: 'user',
  usermessage: 'user',
  prompttemplate: 'prompt',
};

/** Arguments whose text is what a user says, if a text for a model is given to them by its name. */
const userInput: ReadonlySet<string> = new Set([
  'input',
  'task',
  'query',
  'question',
  'userinput',
  'usertext',
]);

/** What says who an agent is: `persona`, `agentPersona`, `backstory`. */
const saysWho = /(?:persona|personality|backstory)$/;

/** What is put into a message, or is about somebody else, rather than told to an agent: `format_instructions`, `user_persona`. */
const partsOfMessages = /format|output|schema|user|human|task|example/;

/** The role of the text that a parameter or variable of a name takes: `system_prompt`, `userMessage`; null if it says none. */
export function roleOfTaker(name: string): Role | null {
  if (!/(?:prompt|message|instructions?|^system)$/i.test(name)) return null;
  const known = argumentRoles[normalised(name)];
  const role = known === 'system' ? known : roleInName(name);
  return role === 'system' || role === 'user' ? role : null;
}

/** The role of the text that an argument or a key takes: what its name says, and what instructions of any kind are. */
export function roleOfKey(name: string): Role | null {
  const key = normalised(name);
  const known = argumentRoles[key];
  if (known !== undefined) return known;
  const said = roleOfTaker(name);
  if (said !== null) return said;
  return (key.endsWith('instructions') || saysWho.test(key)) && !partsOfMessages.test(key) ? 'system' : null;
}

/** The role of a text of a name that is handed on under a key; also where the key only says that it is what is asked. */
export function roleOfPassing(name: string): Role | null {
  return roleOfKey(name) ?? (userInput.has(normalised(name)) ? 'user' : null);
}
