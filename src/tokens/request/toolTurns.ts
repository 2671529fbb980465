import type { ToolTurn } from '../../prompt/request';
import type { ModelCounter } from '../counter';
import { errorPctOf } from './requestCount';
import type { RequestCount } from './requestCount';

/** What stands around a call of a tool, or around what it gave; not documented by any provider, and assumed. */
const frameTokens = 8;

/** Tokens that calls of tools and their results add to a request as a part of its history: their text, each in a frame. */
export function toolTurnTokens(turns: readonly ToolTurn[], counter: ModelCounter): RequestCount {
  const counts = turns.map(({ text }) => counter.count(text));
  const text = counts.reduce((sum, { tokens }) => sum + tokens, 0);
  const textError = counts.reduce((sum, { tokens, errorPct }) => sum + (tokens * (errorPct ?? 0)) / 100, 0);
  const frames = frameTokens * turns.length;
  return {
    tokens: text + frames,
    method: 'estimated',
    errorPct: errorPctOf(frames + textError, text + frames),
    formula: `${text} of text + ${frameTokens} for each of ${turns.length} calls and results`,
    source:
      'names, arguments and results as text; what a provider puts around them is not documented, and assumed',
    asOf: '2026-11-29',
  };
}
