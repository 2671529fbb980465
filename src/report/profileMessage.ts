import type { Message, Part, VariablePart } from '../prompt/model';
import type { ModelCounter } from '../tokens/counter';
import type { TokenCount } from '../tokens/tokenCount';
import { combineAccuracy } from './accuracy';
import type { LineRange, MessageProfile, VariableProfile } from './model';

/** Counts one literal. `path` is the file it lies in if that is not the prompt's, relative to the root. */
export function profileMessage(
  message: Message,
  counter: ModelCounter,
  variableTokens: number,
  lines: LineRange,
  path: string | undefined,
): MessageProfile {
  const counts = textRuns(message.parts).map((run) => countRun(run, counter));
  const { method, errorPct } =
    counts.length === 0 ? { method: counter.method, errorPct: counter.errorPct } : combineAccuracy(counts);
  return {
    role: message.role,
    ...(path === undefined ? {} : { path }),
    ...lines,
    span: message.span,
    turn: message.turn,
    parts: message.parts,
    ...(message.runtimeOnly === true ? { runtimeOnly: true } : {}),
    variables: message.parts
      .filter((part) => part.kind === 'variable')
      .map((part) => profileVariable(part, counter, variableTokens)),
    tokens: {
      text: counts.reduce((sum, count) => sum + count.tokens, 0),
      method,
      encoding: counter.encoding,
      errorPct,
    },
  };
}

/** Bytes that are no text in the encoding of the file were read as this: what is really sent is not known. */
const unreadable = '\uFFFD';

function countRun(run: string, counter: ModelCounter): TokenCount {
  const count = counter.count(run);
  return count.method === 'exact' && run.includes(unreadable)
    ? { ...count, method: 'estimated', errorPct: null }
    : count;
}

/** The texts between variables, which the model sees in one piece: nothing is sent for a control. */
function textRuns(parts: readonly Part[]): string[] {
  const runs: string[] = [];
  let run = '';
  for (const part of parts) {
    if (part.kind === 'text') run += part.text;
    else if (part.kind === 'variable') {
      if (run !== '') runs.push(run);
      run = '';
    }
  }
  if (run !== '') runs.push(run);
  return runs;
}

/** Either size is an estimate: at run time a default may be replaced. */
function profileVariable(part: VariablePart, counter: ModelCounter, variableTokens: number): VariableProfile {
  const [name] = part.names;
  const known = part.defaultText !== undefined;
  return {
    name: name !== undefined && part.names.length === 1 ? name : part.expression.trim() || '(unnamed)',
    span: part.span,
    tokens: known ? counter.count(part.defaultText ?? '').tokens : variableTokens,
    method: 'estimated',
    source: known ? defaultSource : assumedSource,
  };
}

/** `source` of a variable whose size nobody knows. */
export const assumedSource = 'assumed';
/** `source` of a variable counted with the text that the document gives for it. */
export const defaultSource = 'default in the document';
