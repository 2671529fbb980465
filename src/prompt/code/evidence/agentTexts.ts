import { agentEvidence } from '../flow/agents';
import type { Env } from '../flow/environment';
import { fragmentsOf } from '../flow/fragments';
import type { Turn } from '../flow/messages';
import type { CallShape } from '../libraries/library';
import type { CallExpr } from '../syntax/syntax';
import { countWords, isOtherLanguage, textOf } from './naming';
import { isOfShell } from './writtenParts';

/**
 * Of what a call gives to an agent the turns that say something to a model: to one that was made in sight any few
 * words, also a question; to what is only called like one a sentence. All turns of any other call.
 */
export function turnsForAgent(call: CallExpr, env: Env, { on }: CallShape, turns: readonly Turn[]): Turn[] {
  if (on !== 'agent') return [...turns];
  const isMade = agentEvidence(call, env) === 'made';
  return turns.filter(({ role, text }) => {
    const written = fragmentsOf(text).map(({ parts }) => textOf(parts));
    return role !== 'user' || written.some((each) => (isMade ? hasWords(each) : isSentence(each)));
  });
}

function hasWords(text: string): boolean {
  return (countWords(text) >= 2 && /\S\s+\S/.test(text.trim())) || greets.test(text) || foreign.test(text);
}

/** Several words in a row, and no line of a shell, a query or data. */
function isSentence(text: string): boolean {
  return (countWords(text) >= 4 || foreign.test(text)) && !isOtherLanguage(text) && !isOfShell(text);
}

/** `Hello!`: one word, that is no name of a mode or a file. */
const greets = /^\s*\p{L}{2,}\s?[.!?]+\s*$/u;

/** Letters of scripts that are written without blanks, too. */
const foreign = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{4}/u;
