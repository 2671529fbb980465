import type { ReadRun } from '../store/run';

/** One answer. Text of a model: shown as text only. */
export interface Answer {
  readonly arm: string;
  readonly trial: number;
  readonly status: string;
  readonly text: string;
  readonly toolCalls: string;
  /** Whether the file holds more of it than is shown. */
  readonly isCut: boolean;
  readonly failedChecks: readonly string[] | null;
}

/** The answers to one case, the first of each arm. */
export interface CaseAnswers {
  readonly case: string;
  readonly answers: readonly Answer[];
}

/** Answers that travel with an exported file, which has nobody to ask for more. */
export interface IncludedAnswers {
  readonly cases: readonly CaseAnswers[];
  /** How many cases have answers that were left out, as the file would be too large; 0 for none. */
  readonly leftOut: number;
}

/** Longest answer that is shown, in UTF-16 units: nobody reads more, and the file has it all. */
const longestAnswer = 200_000;

/** The answers to one case; of each arm the first that was given. */
export function answersTo(read: ReadRun, name: string, longest = longestAnswer): CaseAnswers {
  const own = read.trials.filter(
    (trial) => trial.case === name && (trial.phase === 'measured' || trial.phase === 'quality'),
  );
  const answers = read.run.arms.flatMap(({ id }): Answer[] => {
    const ofArm = own.filter(({ arm }) => arm === id);
    const trial = ofArm.find(({ status }) => status === 'ok') ?? ofArm[0];
    if (trial === undefined) return [];
    const { text, toolCalls, outputCharacters, status, failedChecks } = trial;
    const shown = text.slice(0, longest);
    const isCut = shown.length < text.length || text.length < outputCharacters;
    return [{ arm: id, trial: trial.id, status, text: shown, toolCalls, isCut, failedChecks }];
  });
  return { case: name, answers };
}

/** Of one answer, and of all, in an exported file. */
const longestIncluded = 20_000;
const mostIncluded = 4_000_000;

/** The answers to as many cases as an exported file takes, in their order. */
export function includedAnswers(read: ReadRun): IncludedAnswers {
  const names = [...new Set(read.trials.filter(({ phase }) => phase !== 'judge').map((trial) => trial.case))];
  const cases: CaseAnswers[] = [];
  let length = 0;
  for (const name of names) {
    const found = answersTo(read, name, longestIncluded);
    length += found.answers.reduce((sum, { text, toolCalls }) => sum + text.length + toolCalls.length, 0);
    if (length > mostIncluded) break;
    cases.push(found);
  }
  return { cases, leftOut: names.length - cases.length };
}
