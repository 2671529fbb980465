import { rangeOf } from '../cost/assumptions';
import type { CallAssumptions, TokenRange } from '../cost/assumptions';
import type { Message, Part, VariablePart } from '../prompt/model';
import type { ModelCounter } from '../tokens/counter';
import type { TokenCount } from '../tokens/tokenCount';
import { combineAccuracy } from './accuracy';
import type { LineRange, MessageProfile, VariableProfile } from './model';

/** What is known of the sizes of variables. */
export type VariableSizes = Pick<CallAssumptions, 'variables' | 'variableTokens' | 'measuredVariables'>;

/** Counts one literal. `path` is the file it lies in if that is not the prompt's, relative to the root. */
export function profileMessage(
  message: Message,
  counter: ModelCounter,
  sizes: VariableSizes,
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
    ...(message.unlisted === undefined ? {} : { unlisted: message.unlisted }),
    ...(message.instead === undefined ? {} : { instead: message.instead }),
    variables: message.parts
      .filter((part) => part.kind === 'variable')
      .map((part) => profileVariable(part, counter, sizes)),
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

/** Any size but a measured one is an estimate: at run time something else may stand there. */
function profileVariable(part: VariablePart, counter: ModelCounter, sizes: VariableSizes): VariableProfile {
  const [first] = part.names;
  const name = first !== undefined && part.names.length === 1 ? first : part.expression.trim() || '(unnamed)';
  return { name, span: part.span, method: 'estimated', ...sizeOf(name, part, counter, sizes) };
}

type KnownSize = Pick<VariableProfile, 'tokens' | 'source' | 'range'> &
  Partial<Pick<VariableProfile, 'method'>>;

/** What somebody has stated goes first, then what stands in the document, what was measured, and what is assumed. */
function sizeOf(name: string, part: VariablePart, counter: ModelCounter, sizes: VariableSizes): KnownSize {
  const stated = Object.hasOwn(sizes.variables, name) ? sizes.variables[name] : undefined;
  if (stated !== undefined && 'tokens' in stated) {
    return { ...inRange(rangeOf(stated.tokens)), source: statedSource };
  }
  if (stated !== undefined && 'sample' in stated) {
    return { tokens: counter.count(stated.sample).tokens, source: sampleSource };
  }
  if (part.defaultText !== undefined) {
    return { tokens: counter.count(part.defaultText).tokens, source: defaultSource };
  }
  const measured = Object.hasOwn(sizes.measuredVariables, name) ? sizes.measuredVariables[name] : undefined;
  if (measured !== undefined) return { ...inRange(measured), method: 'measured', source: measuredSource };
  return { ...inRange(rangeOf(sizes.variableTokens)), source: assumedSource };
}

function inRange({ low, expected, high }: TokenRange): Pick<VariableProfile, 'tokens' | 'range'> {
  return { tokens: expected, ...(low < high ? { range: { low, high } } : {}) };
}

/** `source` of a variable whose size nobody knows. */
export const assumedSource = 'assumed';
/** `source` of a variable counted with the text that the document gives for it. */
export const defaultSource = 'default in the document';
const statedSource = 'stated in promptmeter.yaml';
const sampleSource = 'sample in promptmeter.yaml';
const measuredSource = 'last measured run';
