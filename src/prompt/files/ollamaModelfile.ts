import type { Found, FoundPrompt, PromptFormat } from '../format';
import type { Message, ParameterValue, SourceFile } from '../model';
import type { Role } from '../roles';
import { splitModelName } from '../modelName';
import { roleNamed } from '../roles';
import type { Span } from '../span';
import { literal } from '../templates/literal';
import { textMessage } from './message';
import { fileName } from './paths';

/** An instruction of a Modelfile with its argument: in three quotes over several lines, or the rest of its line. */
const instruction =
  /^[ \t]*(?<word>FROM|SYSTEM|MESSAGE[ \t]+(?<role>\w+)|PARAMETER[ \t]+(?<name>\w+))[ \t]+(?:"""(?<long>[^]*?)"""|"(?<quoted>[^"\n]*)"|(?<bare>[^\n]*))/gim;

/**
 * Modelfiles of Ollama: what the system is told (the last `SYSTEM` holds), and the messages that a conversation begins
 * with. `TEMPLATE` only says how messages are written down. Source: ollama/ollama `docs/modelfile.md`.
 */
export const ollamaModelfile: PromptFormat = {
  id: 'ollama-modelfile',
  language: 'text',
  mayClaim,
  claims: ({ path, text }) =>
    mayClaim(path) && /^\s*FROM\s/im.test(text) && /^\s*(?:SYSTEM|MESSAGE)\s/im.test(text),
  read: readModelfile,
};

function mayClaim(path: string): boolean {
  return /^modelfile(?:[._-][\w.-]+)?$|\.modelfile$/i.test(fileName(path));
}

function readModelfile({ text }: SourceFile): Found {
  const parameters: Record<string, ParameterValue> = {};
  const turns: Message[] = [];
  let model: string | null = null;
  let system: Message | null = null;
  for (const match of text.matchAll(instruction)) {
    const { word = '', role, name } = match.groups ?? {};
    const argument = match.groups?.long ?? match.groups?.quoted ?? match.groups?.bare ?? '';
    const message = (as: Role): Message | null =>
      textMessage(text, argumentSpan(match, argument), as, literal);
    if (/^from$/i.test(word)) model = argument.trim();
    else if (name !== undefined) {
      parameters[name] = Number.isNaN(Number(argument)) ? argument : Number(argument);
    } else if (role === undefined) system = message('system');
    else {
      const said = message(roleNamed(role) ?? 'prompt');
      if (said !== null) turns.push(said);
    }
  }
  const messages = [...(system === null ? [] : [system]), ...turns].map((each, turn) => ({ ...each, turn }));
  if (messages.length === 0) return { prompts: [], problem: null };
  const prompt: FoundPrompt = {
    format: 'ollama-modelfile',
    messages,
    ...(model === null ? {} : { ...splitModelName(model), provider: 'ollama' }),
    parameters,
    symbol: null,
  };
  return { prompts: [prompt], problem: null };
}

/** Where an argument stands, without its quotes. */
function argumentSpan(match: RegExpExecArray, argument: string): Span {
  const start = match.index + match[0].lastIndexOf(argument);
  return { start, end: start + argument.length };
}
