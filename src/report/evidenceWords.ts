import type { Evidence } from '../prompt/evidence';
import type { WhyNot } from '../prompt/explanation';
import type { FileProfile, NotPromptProfile, Profile } from './model';
import { plain } from '../text/plain';

/** What shows that a prompt is one: `sent by client.messages.create (anthropic)`. */
export function evidenceWords({ evidence }: Pick<Profile, 'evidence'>): string {
  return plain(wordsOf(evidence).replace('().', ''), 200);
}

function wordsOf(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'call':
      return `sent by ${evidence.callee}(…), a call of ${evidence.library}${evidence.through === undefined ? '' : `, through ${evidence.through}(…)`}`;
    case 'held':
      return `held by ${evidence.callee}(…) of ${evidence.library}`;
    case 'element':
      return `stands in <${evidence.tag}>, an element of ${evidence.library}`;
    case 'messages':
      return 'a message with role and content';
    case 'callee':
      return evidence.parameter === null
        ? `given to ${evidence.callee}(…), whose name says that it asks a model`
        : `given to ${evidence.callee}(…) as ${evidence.parameter}`;
    case 'comment':
      return 'a comment declares it: promptmeter: prompt';
    case 'name':
      return `its name ${evidence.name} says prompt, and its text instructs`;
    case 'path':
      return `the path of the file says prompt, and the text of ${evidence.name} instructs`;
    case 'use':
      return evidence.role === 'prompt'
        ? 'the file makes prompts of it, or asks with it'
        : `the file sends it as a ${evidence.role} message, and its text instructs`;
    case 'text':
      return 'its text addresses a model';
    case 'file':
      return `the file is a prompt file by its name, folder or form (${evidence.format})`;
  }
}

/** Why a literal is no prompt: `passed to logger.info(…)`. */
export function whyNotWords({ why, commentLine }: NotPromptProfile): string {
  switch (why.kind) {
    case 'ignored':
      return `ignored by the comment on line ${commentLine ?? '?'}`;
    case 'comment':
      return mistakeWords(why);
    case 'docstring':
      return 'documents the code';
    case 'recipient':
      return `passed to ${plain(why.callee, 80)}(…), which no model reads`;
    case 'otherName':
      return `its name ${plain(why.name, 80)} says that it is something else`;
    case 'noText':
      return 'nothing of it is written here: the program fills it';
    case 'short':
      return 'shorter than a prompt (40 characters and a few words, or several lines)';
    case 'otherLanguage':
      return 'written for a machine: SQL, markup, code, data or a path';
    case 'words':
      return `its name ${plain(why.name, 80)} may say prompt, but its text does not instruct`;
    case 'noEvidence':
      return why.name === null
        ? 'no model call, message or name says that a model reads it'
        : `no model call or message takes it, and its name ${plain(why.name, 80)} does not say prompt`;
  }
}

function mistakeWords({ mistake, word }: WhyNot & { readonly kind: 'comment' }): string {
  switch (mistake) {
    case 'unknown':
      return `the comment ${plain(word, 80)} says nothing to Promptmeter, which knows promptmeter-ignore, promptmeter-ignore-file and promptmeter: prompt`;
    case 'role':
      return `the role ${plain(word, 80)} of the comment is unknown: system, user, assistant or tool`;
    case 'setting':
      return `the setting ${plain(word, 80)} of the comment is unknown: role or model`;
    case 'ignoresNothing':
      return 'the comment ignores nothing: no prompt begins on the line that it speaks of';
    case 'marksNothing':
      return 'the comment marks nothing: no text begins on the line that it speaks of';
  }
}

/** The literals of a file that people may have taken for prompts: labels and keys are not worth a line. */
export function longNotPrompts({ notPrompts = [] }: FileProfile): NotPromptProfile[] {
  return notPrompts.filter(
    ({ span, why }) =>
      why.kind === 'ignored' ||
      why.kind === 'comment' ||
      (span.end - span.start >= longText && why.kind !== 'short' && why.kind !== 'noText'),
  );
}

const longText = 80;

/** What to do about a literal that should be a prompt, or about a prompt that is none. */
export const markAdvice = 'To count it, put a comment “promptmeter: prompt” on the line before it.';
export const ignoreAdvice = 'If it is none, put a comment “promptmeter-ignore” on the line before it.';
