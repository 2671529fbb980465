import { rangeOf } from '../cost/assumptions';
import type { CallAssumptions } from '../cost/assumptions';
import type { ControlPart } from '../prompt/model';
import type { ModelCounter } from '../tokens/counter';
import { combineAccuracy } from './accuracy';
import type { FixedPart } from './countedByProvider';
import type { CountedBy, MessageProfile, RequestPart } from './model';
import { partNames } from './partNames';
import { plain } from '../text/plain';
import { assumedSource, defaultSource } from './profileMessage';

/** What the notes about the input of a call are made from. */
export interface InputFacts extends FixedPart {
  readonly model: string;
  readonly assumed: boolean;
  /** Whether a condition sends further messages in place of some. */
  readonly hasOthers: boolean;
  readonly counter: ModelCounter;
  readonly assumptions: Pick<CallAssumptions, 'variableTokens' | 'defaultModel' | 'statesModel'>;
}

/** What was assumed about the input of a call, as sentences in plain text. */
export function inputNotes(facts: InputFacts): string[] {
  const { model, parts, counter, assumptions } = facts;
  return [
    ...modelNotes(facts),
    ...declaredNotes(model, counter),
    ...(facts.counted === undefined ? countNotes(counter, facts.messages) : [countedSentence(facts.counted)]),
    ...(counter.method === 'exact' && facts.messages.some(({ tokens: { method } }) => method !== 'exact')
      ? [
          'Some characters could not be read in the encoding of the file: what is sent in their place is not known.',
        ]
      : []),
    ...variableNotes(facts.messages, rangeOf(assumptions.variableTokens).expected),
    ...parts.flatMap(partNotes),
    ...controlNotes(facts.messages),
    ...(facts.hasOthers
      ? ['Of messages that are sent in place of each other, the longest are counted.']
      : []),
    ...repetitionNotes(facts.messages),
  ];
}

function modelNotes({ model, assumed, assumptions }: InputFacts): string[] {
  const { statesModel = false, defaultModel } = assumptions;
  if (assumed) {
    return [`No model is visible: ${model} is ${statesModel ? 'stated in promptmeter.yaml' : 'assumed'}.`];
  }
  if (!statesModel || defaultModel === model) return [];
  return [
    `The model ${plain(defaultModel, 60)} stated in promptmeter.yaml has no effect: the code names ${plain(model, 60)}.`,
  ];
}

/** What the user declares of how the model counts. */
function declaredNotes(model: string, counter: ModelCounter): string[] {
  const { vocabulary } = counter;
  return [
    ...(counter.model === model
      ? []
      : [`${model} is declared to extend ${counter.model}, and counts as that.`]),
    ...(vocabulary === null ? [] : [`${model} is declared to count with ${vocabulary}.`]),
  ];
}

function partNotes({ kind, tokens, method, formula, unseen }: RequestPart): string[] {
  const name = partNames[kind];
  // What of an image is assumed stands behind its formula.
  const [, assumed] = kind === 'images' && tokens > 0 ? formula.split('; ') : [];
  const count = tokens === 1 ? '1 token is' : `${tokens} tokens are`;
  return [
    ...(tokens > 0 && method !== 'exact' ? [`${name}: ${count} an estimate.`] : []),
    ...(assumed === undefined ? [] : [`${name}: ${assumed}.`]),
    ...(unseen.length > 0 ? [`${name}: not in sight and not counted: ${listed(unseen)}.`] : []),
  ];
}

/** How many names a sentence lists. */
const shownNames = 5;

function listed(names: readonly string[]): string {
  const rest = names.length - shownNames;
  const shown = names.slice(0, shownNames).map((name) => plain(name, 60));
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}

/** What a provider's count is to the prompt. */
function countedSentence({ source, countedOn, isSame, isWhole, textTokensHere }: CountedBy): string {
  const here = `${textTokensHere} tokens of text are counted here`;
  if (isSame && isWhole) return `${source} counted it on ${countedOn}, without what variables fill; ${here}.`;
  if (isSame) {
    return `${source} counted its texts on ${countedOn}, in a chat format that is estimated; ${here}.`;
  }
  return `It has changed since ${source} counted it on ${countedOn}: that count corrects the estimate; ${here}.`;
}

function countNotes(counter: ModelCounter, messages: readonly MessageProfile[]): string[] {
  const counts = messages.map(({ tokens }) => ({ ...tokens, tokens: tokens.text }));
  if (counter.method === 'exact' || counts.every(({ tokens }) => tokens === 0)) return [];
  const { errorPct } = combineAccuracy(counts);
  const error =
    errorPct === null ? 'the error is not known' : `about 95 % of such texts lie within ${errorPct} %`;
  return [`The tokens of the text are ${counter.method} from ${counter.encoding}: ${error}.`];
}

function variableNotes(messages: readonly MessageProfile[], variableTokens: number): string[] {
  const variables = messages.flatMap((message) => message.variables);
  const assumed = variables.filter(({ source }) => source === assumedSource).length;
  const defaults = variables.filter(({ source }) => source === defaultSource).length;
  const stated = variables.length - assumed - defaults;
  return [
    ...(assumed === 0
      ? []
      : [
          assumed === 1
            ? `A variable of unknown size: ${variableTokens} tokens are assumed.`
            : `Variables of unknown size in ${assumed} places: ${variableTokens} tokens are assumed for each.`,
        ]),
    ...(defaults === 0
      ? []
      : [
          defaults === 1
            ? 'A variable is counted with the text that the document gives for it.'
            : `Variables in ${defaults} places are counted with the text that the document gives for them.`,
        ]),
    ...(stated === 0
      ? []
      : [`Sizes of variables are stated or measured in ${stated} of ${variables.length} places.`]),
  ];
}

const controlSentences: readonly (readonly [ControlPart['control'], string])[] = [
  ['for', 'Text inside loops is counted once: what more a loop sends is not counted.'],
  ['if', 'Text under conditions is counted, sent or not.'],
  ['include', 'Included templates are not counted.'],
];

function controlNotes(messages: readonly MessageProfile[]): string[] {
  const controls = messages.flatMap(({ parts }) => parts.filter((part) => part.kind === 'control'));
  return controlSentences.flatMap(([control, sentence]) =>
    controls.some((part) => part.control === control && part.counted !== true) ? [sentence] : [],
  );
}

/** A literal is listed once, however often the request sends it. */
function repetitionNotes(messages: readonly MessageProfile[]): string[] {
  const again = messages.filter(({ unlisted }) => unlisted === 'again');
  if (again.length === 0) return [];
  const tokens = again.reduce((sum, each) => sum + each.tokens.text, 0);
  return [
    `Texts that the request sends again are listed once and counted each time: ${tokens} ${tokens === 1 ? 'token' : 'tokens'} more.`,
  ];
}
