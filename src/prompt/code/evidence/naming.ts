import type { Part } from '../../model';
import { roleInName, roleNamed } from '../../roles';

/**
 * Whether a name and a text together say "prompt" where no call shows it. The name must promise it, and the text
 * must read like words to a model: what only looks like a prompt (SQL, HTML, paths, labels) stays silent. `sayMore`
 * asks for clearer words where the name alone is weak evidence.
 */
export function namesPrompt(name: string, parts: readonly Part[], sayMore = false): boolean {
  if (!promisesPrompt(name)) return false;
  const text = textOf(parts);
  if (tellsWho(text) && (promisesStrongly(name) || roleInName(name) === 'system')) return true;
  if (!isLongEnough(written(parts)) || isOtherLanguage(text)) return false;
  const cues = instructionCues(text);
  if (namesSystemMessage(name) && cues >= (sayMore || !rules.test(text) ? 2 : 1)) return true;
  if (!promisesStrongly(name)) return cues >= (sayMore ? 5 : 3) || (cues >= 1 && opensAsAddress(text));
  const mayBeOther = wordsOf(name).some((word) => writtenKinds.has(word)) || isPromptFor(wordsOf(name));
  if (mayBeOther) return cues >= 2;
  return cues >= (sayMore ? 2 : 1) || (text.length >= 200 && !sayMore) || isMostlyNonLatin(text);
}

/** Whether a name says that it is what a system is told, and not what is said of a system: `agent_system_message`. */
export function namesSystemMessage(name: string): boolean {
  const words = wordsOf(name);
  return /^(?:message|msg)$/.test(words.at(-1) ?? '') && /^sys(?:tem)?$/.test(words.at(-2) ?? '');
}

/** Words of rules. */
const rules = /\b(?:must|always|never|only|do not|don't)\b/i;

/** Whether a text says who a model is, however shortly: "You are a helpful assistant." */
function tellsWho(text: string): boolean {
  return (
    text.trim().length >= 20 &&
    /^You(?:'re| are) (?:an?|the) \w/.test(text.trimStart()) &&
    opensAsAddress(text)
  );
}

/** Whether a text that is put into a prompt is one of its own: its name says so, or it reads like one. */
export function isPartOfPrompt(name: string, parts: readonly Part[]): boolean {
  const saysIt = /prompt|instruction|system|preamble|persona/i.test(name) && !namesOtherThing(name);
  const text = textOf(parts);
  return (
    (saysIt && countWords(text) >= 4) ||
    namesPrompt(name, parts) ||
    readsLikePrompt(parts) ||
    (isLongEnough(text) && opensWithOrder.test(text) && countWords(text) >= 12)
  );
}

/** What a rule begins with that is put into a prompt. */
const opensWithOrder =
  /^\W{0,4}(?:Use|Write|Keep|Avoid|Include|Prefer|Follow|Do not|Don't|Never|Always|Ensure|Make)\s/;

/** How many words of two letters and more a text has. */
export function countWords(text: string): number {
  return text.match(/\p{L}{2,}/gu)?.length ?? 0;
}

/** Whether a name says that it holds a prompt, and nothing about one. */
export function promisesPrompt(name: string): boolean {
  if (!promising.test(name) || namesOtherThing(name)) return false;
  if (promisesStrongly(name)) return true;
  // What is called an assistant's message is what the model has said.
  const words = wordsOf(name);
  const isSaidByModel = words.includes('assistant') && !words.includes('sys');
  return words.some((word) => weakWords.has(word)) && !isSaidByModel;
}

/**
 * Whether the text of an entry that is called a prompt, or of what is called a task, is one of several sentences:
 * `"prompt": "Write a script …"`.
 */
export function isTaskOf(key: string, parts: readonly Part[]): boolean {
  if (!(wordsOf(key).at(-1) === 'prompt' || namesTask(key)) || namesOtherThing(key)) return false;
  const text = textOf(parts).trim();
  if (isOtherLanguage(text) || tellsToPress.test(text)) return false;
  const cuesWanted = text.length >= 200 ? 0 : 1;
  return (
    text.length >= 100 &&
    orders.test(text) &&
    (text.match(sentenceEnd) ?? []).length >= 2 &&
    instructionCues(text) >= cuesWanted
  );
}

/**
 * Whether a text under the very name of a prompt asks for something, in more words than a question of a dialog. In a
 * list of choices it may be one that a page shows.
 */
export function isRequestUnder(key: string, parts: readonly Part[]): boolean {
  const text = textOf(parts).trim();
  return (
    wordsOf(key).join() === 'prompt' &&
    opensAsRequest.test(text) &&
    countWords(text) >= 10 &&
    !endsAsDialog.test(text) &&
    !tellsToPress.test(text) &&
    !isOtherLanguage(text)
  );
}

/** What an agent is asked for begins so. */
export const opensAsRequest =
  /^\W{0,4}(?:Add|Ask|Build|Change|Commit|Convert|Create|Debug|Delete|Design|Draw|Explain|Find|Finish|Fix|Generate|Give|Help|Implement|Improve|List|Make|Move|Plan|Please|Read|Refactor|Remove|Rename|Research|Review|Run|Save|Search|Show|Start|Summari[sz]e|Tell|Translate|Update|Use|Verify|Write|I|We|Can|Could)\b/;

/** A person is given a choice, or a place to type. */
const endsAsDialog = /(?:[([](?:y(?:es)?\s*\/\s*n|\d|default)[^)\]]*[)\]]|:)\W*$/i;

/** Whether a text could begin one that `isRequestUnder` takes; looser than that. */
export function mayBeginRequest(raw: string): boolean {
  return opensAsRequest.test(raw);
}

/** Whether a name says that it holds a task: `task`, `default_task`. */
export function namesTask(name: string): boolean {
  return wordsOf(name).at(-1) === 'task';
}

/** Whether a text that contains the whole of another could be a task as `isTaskOf` wants it; looser than that. */
export function mayBeTask(raw: string): boolean {
  return raw.length >= 100 && orders.test(raw) && (raw.match(sentenceEnd)?.length ?? 0) >= 2;
}

const sentenceEnd = /[.!?:][)"'`]?(?:\s|$)/g;

/** What programmers and agents are told to do, at the beginning of a sentence. */
export const orders =
  /(?:^|[.!?:]\s+|\n\W*)(?:Write|Read|Create|Implement|Modify|Fix|Add|Build|Make|Refactor|Generate|Update|Extend|Complete|Design|Debug|Explain|Summari[sz]e|Translate|Convert|Extract|Find|Solve|Use|Analy[sz]e|Compute|Parse|Plan|Research|Review|Describe|Draw|Play|Search)\s/;

/** What a person at a keyboard is told. */
const tellsToPress =
  /\bpress (?:the )?[<"'`]?(?:ESC|ENTER|RETURN|TAB|SPACE|CTRL|CMD|any key)|\bsave and exit\b|\btype :w?q/i;

/** Whether a short text tells the person in front of an editor or a terminal which keys to press. */
export function tellsKeys(text: string): boolean {
  return (
    text.length < 500 && tellsToPress.test(text) && /\b(?:exit|quit|continue|cancel|close)\b/i.test(text)
  );
}

/** Whether a name says that it holds what somebody has answered or what has come out. */
export function namesResult(name: string): boolean {
  return /^(?:outputs?|results?|responses?|reply|replies|answers?|replays?|transcripts?)$/.test(
    wordsOf(name).at(-1) ?? '',
  );
}

/** Whether a name only says that it is a message, of whomever: an answer, a notice, what a tool reports. */
export function isMereMessage(name: string): boolean {
  const words = wordsOf(name);
  return words.some((word) => mereMessages.has(word)) && !promisesStrongly(name) && !words.some(isSpeaker);
}

function isSpeaker(word: string): boolean {
  return word === 'sys' || roleNamed(word) !== null;
}

const mereMessages: ReadonlySet<string> = new Set(['message', 'msg']);

export function promisesStrongly(name: string): boolean {
  return promptWord.test(name) || wordsOf(name).some((word) => strongWords.has(word));
}

/** The word in a name or path; products that are called after prompts hold none by that: `promptflow_codes`. */
export const promptWord = /prompt(?!flow|foo|layer|hub)/i;

/**
 * Whether a text given to something that calls a model by its name reads like a prompt; `surely` where the place says
 * that it is one, so that a short sentence is enough.
 */
export function readsLikePrompt(parts: readonly Part[], surely = false): boolean {
  const text = textOf(parts);
  return (
    (isLongEnough(written(parts)) || (surely && text.trim().length >= 20 && countWords(text) >= 4)) &&
    !isOtherLanguage(text) &&
    (instructionCues(text) >= (surely ? 1 : 2) || isMostlyNonLatin(text))
  );
}

/** How many words of instruction a text needs that is sent, as its file shows, but is called anything. */
export const cuesOfSent = 3;

/** Whether a text that is sent in a role is one that somebody wrote for a model: not a question of a demonstration. */
export function instructsAsSent(parts: readonly Part[]): boolean {
  return readsLikePrompt(parts) && instructionCues(textOf(parts)) >= cuesOfSent;
}

/** Whether a text gives itself away whatever it is called: it tells somebody who they are and what to do. */
export function addressesModel(parts: readonly Part[]): boolean {
  const text = textOf(parts).trimStart();
  return opensAsAddress(text) && text.length >= 60 && readsLikePrompt(parts);
}

/** Whether a text begins as one does that tells a model who it is. */
function opensAsAddress(written: string): boolean {
  const text = written.trimStart();
  if (!address.test(text)) return false;
  // "You are not signed in": words to a person in front of a screen.
  return !/^\W{0,4}(You are|You're) (not|viewing|calling|editing|looking at|browsing|attempting|visiting|deleting|accessing|about|allowed|able|welcome|being|already|currently|using|trying|going|logged|signed|now (logged|signed|connected)|here|all set|seeing|offline|almost|missing|required|leaving|invited|running|on the|in the|free)\b/.test(
    text,
  );
}

/** Whether a text that addresses a model does so at such length that only the name of a text for people speaks against it. */
export function addressesModelAtLength(name: string, parts: readonly Part[]): boolean {
  if (textsForPeople.has(wordsOf(name).at(-1) ?? '') && isOtherThing(wordsOf(name))) return false;
  const text = textOf(parts);
  return text.length >= 120 && instructionCues(text) >= 3 && addressesModel(parts);
}

/** Whether what is called by a name is a prompt as a whole: `prompt`, `reflection_prompt`, `instructions`. */
export function namesWholePrompt(name: string): boolean {
  const words = wordsOf(name);
  return wholePrompts.has(words.at(-1) ?? '') && !namesOtherThing(name) && !words.some(isWordOfExample);
}

const wholePrompts: ReadonlySet<string> = new Set(['prompt', 'instruction', 'instructions', 'preamble']);

/** Whether a name is written as those of constants are: `OUTPUT_FORMAT`. */
export function namesConstant(name: string): boolean {
  return /^[A-Z][A-Z0-9_]+$/.test(name);
}

/**
 * Whether what is called by a name may be a part of a prompt that somebody wrote for the model: no sample of data, no
 * answer, nothing of what went wrong.
 */
export function mayNamePart(name: string): boolean {
  return mayNameRequest(name) && !wordsOf(name).some(isWordOfExample);
}

/** The same of what a function gives back by its name, which may show examples first. */
export function mayNameRequest(name: string): boolean {
  const words = wordsOf(name);
  const isDescription = words.at(-1) === 'desc' || words.at(-1) === 'description';
  return (
    !words.some((word) => failureWords.has(word)) &&
    !namesResult(name) &&
    (isDescription || !namesTextForPeople(name))
  );
}

function isWordOfExample(word: string): boolean {
  return /^(?:examples?|samples?|demos?|shots?|mock|fake|dummy|fixtures?|tests?)$/.test(word);
}

/** Whether a list or dictionary of this name holds prompts, and not the questions of a demonstration or a test. */
export function namesPrompts(name: string): boolean {
  const words = wordsOf(name);
  const isSeveral = words.at(-1) === 'prompts' || namesSystemTexts(name);
  return isSeveral && !namesOtherThing(name) && !words.some((word) => forShow.has(word));
}

/** Whether a list of this name shows a model how others were answered: `imageSearchFewShots`. */
export function namesFewShots(name: string): boolean {
  return /(?:^|_)few_shots?(?:_(?:examples?|messages?|samples?|turns?|pairs?|history))?$/.test(
    wordsOf(name).join('_'),
  );
}

/** Whether a list of this name holds what a system is told, a rule an item: `system_msgs`. */
export function namesSystemTexts(name: string): boolean {
  const words = wordsOf(name);
  return words.at(-2) === 'system' && severalMessages.has(words.at(-1)!);
}

const severalMessages: ReadonlySet<string> = new Set(['messages', 'msgs', 'prompts']);

/** Whether an item or entry of such a list or dictionary is one of the prompts: keys name labels as well, lines too. */
export function isAmongPrompts(parts: readonly Part[], isEntry: boolean): boolean {
  const text = textOf(parts);
  const wanted = isEntry ? 3 : text.trim().includes('\n') ? 1 : 2;
  return isLongEnough(written(parts)) && !isOtherLanguage(text) && instructionCues(text) >= wanted;
}

/** Whether a constant of a module of prompts is one: words, of which some instruct or leave room for others. */
export function isProse(parts: readonly Part[]): boolean {
  const text = textOf(parts);
  const isOpen = parts.some(({ kind }) => kind === 'variable');
  const words = countWords(text);
  if (words < 10 || isOtherLanguage(text)) return false;
  return isOpen || instructionCues(text) >= 1 || (words >= 25 && hasSentences(text));
}

/** Whether a text is at least two whole sentences. */
function hasSentences(text: string): boolean {
  return (text.match(/\p{L}{2,}[^\p{L}\n]{0,3}[.!?](?=\W*(?:\s|$))/gu)?.length ?? 0) >= 2;
}

/** Whether a text in a file of prompts is one: more than a label, a status or data. */
export function instructsAtLength(parts: readonly Part[]): boolean {
  const text = textOf(parts);
  return text.trim().length >= 100 && !isOtherLanguage(text) && instructionCues(text) >= 3;
}

/**
 * Whether a text that contains the whole of another could be what `namesPrompt` and `readsLikePrompt` want of that
 * one: at least `cues` words of instruction, and the size. Looser than both; `raw` is text as the code writes it,
 * without what stands in the holes of it.
 */
export function mayReadLikePrompt(raw: string, cues: number): boolean {
  if (raw.length < 15) return false;
  if (hasForeign(raw)) return true;
  if (raw.length < 20 || !severalWords.test(raw)) return false;
  return (cues <= 1 && raw.length >= 200) || instructionCues(raw, raw.length) >= cues;
}

/** Several words or holes, or lines. */
const severalWords = /\n|(?:[\s{$%<][^\s{$%<]*){3}/;

/** Whether some letters are of other scripts, as they must be in a text that is mostly so. */
function hasForeign(text: string): boolean {
  return /\P{ASCII}/u.test(text) && (text.match(/[^\p{Script=Latin}\P{L}]/gu)?.length ?? 0) >= 4;
}

/** The text with its placeholders about as long as they are written. */
export function written(parts: readonly Part[]): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : `{${part.expression}}`)).join('');
}

/** The first words of a text that addresses a model. */
export const addresses = [
  'You are',
  "You're",
  'Act as',
  'Your task is',
  'Your job is',
  'Your role is',
] as const;

const address = new RegExp(`^\\W{0,4}(#+ [^\\n]*\\s+)?(${addresses.join('|')})\\b`);

/** The literal text of parts, a blank for each variable. */
export function textOf(parts: readonly Part[]): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : ' ')).join('');
}

/** Whether a name says that it holds something else: a description, a label, an error. */
export function namesOtherThing(name: string): boolean {
  return isOtherThing(wordsOf(name));
}

/** Whether a name says that people read the text, or that it is written for a machine. */
export function namesTextForPeople(name: string): boolean {
  const words = wordsOf(name);
  return words.slice(-2).some((word) => textsForPeople.has(word)) || words.some(isForeign);
}

function isForeign(word: string): boolean {
  return foreignWords.has(word) || writtenKinds.has(word);
}

function isOtherThing(words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  if (words[0] === 'how' && words[1] === 'to') return true;
  // `sql_prompt`: a prompt about SQL, which its text has to confirm.
  const isPromptAbout = last === 'prompt' || last === 'prompts';
  if (words.some((word) => foreignWords.has(word) || (!isPromptAbout && writtenKinds.has(word)))) return true;
  // The description of a task is the task.
  const isTask = last.startsWith('desc') && described.has(words.at(-2) ?? '');
  if (saidWords.has(last) && failureWords.has(words.at(-2) ?? '')) return true;
  return nounsOfOtherThings.has(last) && !isTask && !isPromptFor(words);
}

/** `prompt_query`, `json_prompt_if_no_schema`: a prompt for that, which its text has to confirm. */
function isPromptFor(words: readonly string[]): boolean {
  const last = words.at(-1)!;
  return (
    (last === 'query' || last === 'schema') &&
    words.indexOf('prompt') < words.length - 1 &&
    words.includes('prompt')
  );
}

/** What says what went wrong: `forbiddenErrorMessage`. */
const saidWords: ReadonlySet<string> = new Set([
  'message',
  'messages',
  'msg',
  'text',
  'detail',
  'details',
  'reason',
]);
const failureWords: ReadonlySet<string> = new Set(
  'error errors warning warnings exception failure validation forbidden toast alert'.split(' '),
);

/** The words of the names of a file, which many questions are about; forgotten now and then, so that it does not grow. */
const knownWords = new Map<string, readonly string[]>();
const mostKnown = 4000;

/** The words of a name, in lower case. */
export function wordsOf(name: string): readonly string[] {
  let words = knownWords.get(name);
  if (words === undefined) {
    if (knownWords.size >= mostKnown) knownWords.clear();
    words = splitWords(name);
    knownWords.set(name, words);
  }
  return words;
}

function splitWords(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

const strongWords = new Set(['prompt', 'prompts', 'instruction', 'instructions', 'preamble', 'persona']);
const weakWords = new Set([
  'system',
  'template',
  'templates',
  'message',
  'msg',
  'tmpl',
  'task',
  'goal',
  'backstory',
  'role',
]);

/** Letters, one of which is in every name that promises a prompt. */
export const nameClues: readonly string[] = [...strongWords, ...weakWords];

/** Every name with one of these words, and some more. */
const promising = new RegExp(nameClues.join('|'), 'i');

const described: ReadonlySet<string> = new Set(['task', 'role', 'job', 'persona', 'game']);

/** A name ending in one of these names something about a prompt, not the prompt. */
const nounsOfOtherThings = new Set(
  (
    'id ids path paths file files filename dir directory folder name names key keys url uri version type types format label title placeholder ' +
    'description descriptions desc hash regex pattern patterns token tokens error errors help style class cls css html sql query schema length count size ' +
    'date kwargs args arg icon color engine config settings options option cache usage cost budget limit header headers log logger ' +
    'test tests fixture suffixes separator delimiter env var vars variable variables list index mode level enabled flag tag tags ' +
    'tooltip caption markdown aria alt href link source doc docs docstring comment readme changelog author email subject body css ' +
    'tsg troubleshooting exception exceptions warning warnings'
  ).split(' '),
);

/** Of these names those of texts that people read. */
const textsForPeople = new Set(
  (
    'label title placeholder description descriptions desc error errors help usage tooltip caption alt doc docs ' +
    'docstring comment readme changelog email subject test tests fixture'
  ).split(' '),
);

/** Words for prompts that are shown or tried. */
const forShow = new Set(
  'example examples sample samples test tests demo suggested suggestion suggestions starter quick welcome benchmark eval'.split(
    ' ',
  ),
);

/** Words that say what else the text is. */
const foreignWords = new Set(
  'readme changelog tooltip placeholder toast banner setup install installation upgrade login oauth scope denied i18n locale license copyright'.split(
    ' ',
  ),
);

/** Words for what is written: the text itself, or what a prompt is about. */
const writtenKinds = new Set(
  'sql html css email mail sms svg xml regex shell bash cli usage translation http url docker yaml toml csv latex graphql cypher sparql migration'.split(
    ' ',
  ),
);

/** The definition's size of a prompt constant: some 40 characters, or several lines. */
export function isLongEnough(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed.includes('\n')) return trimmed.length >= 20 && /\p{L}{2}/u.test(trimmed);
  return (
    (trimmed.length >= 40 && /^(?:\S+\s+){4}/.test(trimmed)) ||
    (isMostlyNonLatin(trimmed) && trimmed.length >= 15)
  );
}

/** Whether a text says something to the person in front of a program: a report, an apology, a greeting. */
export function isReportToPerson(text: string): boolean {
  return text.length < 400 && speaksToPerson.test(text.trimStart().slice(0, 200));
}

/** SQL, markup, code, paths, data: not words to a model. */
export function isOtherLanguage(text: string): boolean {
  const head = text.trimStart().slice(0, 400);
  if (
    /^(SELECT|INSERT\s+INTO|UPDATE|DELETE\s+FROM|CREATE\s+(TABLE|INDEX|VIEW)|WITH\s+\w+\s+AS|ALTER|DROP|MERGE|MATCH\s*\()\b/.test(
      head,
    )
  ) {
    return true;
  }
  if (
    /^(<!doctype|<html|<head|<body|<div|<table|<style|<script|<svg|<\?xml|<mjml|<p[ >]|<h1|<\/\w+>)/i.test(
      head,
    )
  ) {
    return true;
  }
  if (
    /^(#!|import |from \w+ import|def |class [\w{} ]+[(:]|function\s|const |let |var |package |using |#include|public class|FROM \w+[:/]|\/\*|\/\/ |# frozen_string_literal|module [A-Z]|require ['"]|RSpec\.)/.test(
      head,
    )
  ) {
    return true;
  }
  // A module that begins with its description.
  if (/^(?:"""|''')/.test(head) && /\n(?:def|class|import|from) /.test(text)) return true;
  if (/^(https?:|\.{0,2}\/|[A-Z]:\\)\S*$/.test(text.trim())) return true;
  if (/^\s*[[{]/.test(head) && /[\]}]\s*$/.test(text) && /^\s*[[{]\s*["'\n[{]/.test(head)) return true;
  // What a program reports to the person in front of it.
  if (speaksToPerson.test(head.slice(0, 200))) return true;
  return isMostlyMarks(text);
}

/** Whether less than half of what is to be seen of a text are letters. */
function isMostlyMarks(text: string): boolean {
  let letters = 0;
  let visible = 0;
  let beyondAscii = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) {
      beyondAscii += text[i]!;
      continue;
    }
    const lower = code | 0x20;
    if (lower >= 97 && lower <= 122) letters++;
    if (code !== 32 && (code < 9 || code > 13)) visible++;
  }
  if (beyondAscii !== '') {
    letters += beyondAscii.match(/\p{L}/gu)?.length ?? 0;
    visible += beyondAscii.replace(/\s/g, '').length;
  }
  return visible > 0 && letters / visible < 0.5;
}

/** How reports, greetings and lines about what goes on begin. */
const speaksToPerson =
  /^\W{0,4}(?:(?:usage|error|warning|failed|unable|invalid|missing|cannot|could not|sorry|oops)\b|welcome (?:to|back)\b|(?:please )?wait while\b|no (?:\w+ ){0,2}(?:(?:was|were) )?found\b|(?:I'm|I am|we're|we are) sorry\b|(?:loading|searching|thinking|generating|processing|connecting)\b[^.\n]{0,60}(?:\.\.\.|…))/i;

const cues =
  /\b(i want you to|i will give you|you are|you're|you will|you should|you must|you have|you can|your (task|job|role|goal|response|answer|output)|act as|respond|response|answer|reply|return|output|generate|write|create|produce|summari[sz]e|summary|extract|classify|analy[sz]e|translate|identify|determine|evaluate|explain|describe|provide|ensure|given|based on|following|below|do not|don't|never|always|must|should|please|step by step|assistant|user|question|context|example|instructions?|json|markdown|rewrite|review|compare|decide|choose|select|rate|score|grade)\b/gi;

/** Number of different words of instruction in a text, at most 8. */
export function instructionCues(text: string, length = 20_000): number {
  const found = new Set<string>();
  for (const match of text.slice(0, length).matchAll(cues)) {
    found.add(match[1]!.toLowerCase());
    if (found.size >= 8) break;
  }
  return found.size;
}

function isMostlyNonLatin(text: string): boolean {
  if (!/[\u0080-\uffff]/.test(text)) return false;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return letters >= 8 && latin / letters < 0.5;
}
