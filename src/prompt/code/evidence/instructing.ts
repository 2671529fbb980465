import type { Part } from '../../model';
import { instructionCues, isOtherLanguage, textOf } from './naming';

/** How texts begin that tell a model what to do: who it is, what it is given, the task, or a heading of these. */
const openings = new RegExp(
  String.raw`^[\W_]{0,12}(?:` +
    [
      'You (?:will (?:be|receive|act|get|see|help)|have (?:been|access)|act as|work (?:as|for)|play)',
      'Act as|Imagine (?:you|that you)|Pretend|Assume (?:the role|you)|Suppose you',
      String.raw`As an? (?:[\w-]+ ){0,5}(?:expert|assistant|AI|agent|specialist|judge|evaluator|engineer|analyst|writer|researcher|reviewer)`,
      String.raw`I want you|I will (?:give|provide)|I(?:'d| would) like you`,
      'Your (?:task|job|role|goal|objective|mission|purpose|responses?|answers?|output|responsibilit)',
      'Given|Based on|Using (?:the|only|this)|Use (?:the|this|only) (?:following|given|provided|context|information|below|structure)',
      'Please (?!note|see|contact|specify|enter|configure|install|set|check|make sure|visit|refer|log|sign|wait|try|update|upgrade)',
      String.raw`(?:Analy[sz]e|Answer|Assess|Break down|Classify|Compare|Consider|Convert|Create|Decide|Describe|Determine|Evaluate|Explain|Extract|Generate|Grade|Identify|Judge|List|Provide|Rank|Rate|Rephrase|Respond|Return|Review|Rewrite|Score|Solve|Summari[sz]e|Think|Translate|Write)(?: |:)`,
      'The following (?:is|are|text|conversation)|Below (?:is|are)|Here (?:is|are)|Read the|Follow (?:these|the)|Remember|Never|Always|Do not|Don.t|Only ',
      String.raw`(?:System |Your )?(?:Role|Task|Tasks|Instructions?|Context|Objective|Goal|Identity|Persona|Principles|Guidelines|Rules|Requirements?|Background|Question|Input|Human|User|System|Statement)\b`,
    ].join('|') +
    ')',
  'i',
);

/** How texts end that wait for a model to go on: `JSON:`, `Rewritten Input:`. */
const endings =
  /(?:^|\n)\W{0,6}(?:[A-Za-z][\w-]{0,20} ){0,3}(?:answer|response|output|json|summary|result|translation|input|scenario|sql|query|thought|action|assistant|questions?|rating|score|verdict|outcome|reply)\W{0,3}:\s*$/i;

/** Words of files that have to do with models. */
const modelWords =
  /gpt|openai|anthropic|claude|gemini|mistral|langchain|llama|language.?model|chat.?model|chatbot/i;

/** The word itself, and not what `callMethod` and `fullMatch` have in them. */
const llm = /(?<![A-Za-z])llm|llms?(?![a-z])|LLM|Llm/;

/** Letters of those words: names of models, or a kind of model and the word itself. */
export const modelHints = {
  names: [
    'llm',
    'gpt',
    'openai',
    'anthropic',
    'claude',
    'gemini',
    'mistral',
    'langchain',
    'llama',
    'chatbot',
  ],
  kinds: ['language', 'chat'],
  model: ['model'],
} as const;

/** What the file of a text says: it has prompts, it speaks of models, or nothing of either. */
export type Surroundings = 'prompts' | 'models' | 'other';

export function speaksOfModels(source: string): boolean {
  return llm.test(source) || modelWords.test(source);
}

/** How long a text has to be to give itself away there. */
const lengthAmongModels = 150;

/** How many words of instruction a text needs to give itself away where nothing but models is spoken of. */
export const cuesAmongModels = 5;

/**
 * Whether a text gives itself away by its length and its words, whatever holds it: it begins or ends as texts to a
 * model do and instructs in several sentences.
 */
export function instructsModel(parts: readonly Part[], around: Surroundings): boolean {
  if (around === 'other') return false;
  const amongPrompts = around === 'prompts';
  const text = textOf(parts).trim();
  if (
    text.length < (amongPrompts ? 100 : lengthAmongModels) ||
    isOtherLanguage(text) ||
    speaksOfFailure.test(text)
  ) {
    return false;
  }
  const cues = instructionCues(text);
  const shaped = isShapedAsPrompt(text);
  if (amongPrompts) return (shaped && cues >= 3) || (cues >= 6 && sentences(text) >= 2);
  return shaped && cues >= cuesAmongModels && sentences(text) >= 2;
}

/** Whether a text begins or ends as texts to a model do. */
export function isShapedAsPrompt(text: string): boolean {
  return openings.test(text) || endings.test(text);
}

/**
 * Whether texts as the code writes them, one after the other or any of them first or last, could instruct a model
 * where nothing but models is spoken of. Looser than `instructsModel`: what a hole at an edge holds is not known.
 */
export function mayInstruct(raw: readonly string[]): boolean {
  const length = raw.reduce((sum, text) => sum + text.length, 0);
  if (length < lengthAmongModels) return false;
  const joined = raw.length === 1 ? raw[0]! : `${raw.join('')} ${raw.join(' ')}`;
  if (instructionCues(joined, joined.length) < cuesAmongModels) return false;
  return raw.some((text) => {
    const trimmed = text.trim();
    return (
      openings.test(trimmed) ||
      endings.test(trimmed) ||
      trimmed.slice(0, edge).includes('{') ||
      trimmed.slice(-edge).includes('}')
    );
  });
}

/** So far from its ends a hole may be in the way of the words that a text begins or ends with. */
const edge = 40;

/** What a program says of itself to those who run it. */
const speaksOfFailure =
  /\b(?:deprecated|not supported|is not installed|pip install|apt install|npm install|exception|traceback|raised|was not found|could not be|failed to|https?:\/\/\S+\/docs)\b/i;

function sentences(text: string): number {
  return text.match(/[.!?:;](?:\s|$)|\n\s*(?:[-*•]|\d+[.)])\s/g)?.length ?? 0;
}
