import type { Fit } from '../fitToBudget';
import { counted, integer } from '../words';
import { codeSpan, escapeMarkdown, markdownTable } from '../../text/markdown';

/** A sample of a variable, cut to what the budget leaves for it. */
export interface CutSample {
  readonly name: string;
  /** UTF-16 units of the sample, and of what is left of it. */
  readonly characters: number;
  readonly keptCharacters: number;
  readonly keptTokens: number;
  /** The end of what is left. */
  readonly end: string;
}

/** What has to shrink so that a prompt fits into a budget, as Markdown. */
export function fitMarkdown(fit: Fit, samples: readonly CutSample[]): string {
  return [
    `### Fit into ${integer(fit.budgetTokens)} tokens`,
    escapeMarkdown(verdict(fit)),
    ...(fit.variables.length === 0 ? [] : [variableTable(fit)]),
    ...samples.map((sample) => escapeMarkdown(sampleSentence(sample))),
  ].join('\n\n');
}

function verdict({ budgetTokens, inputTokens, fixedTokens, possible, variables }: Fit): string {
  const left = budgetTokens - inputTokens;
  if (left >= 0) {
    return `It fits: the input has at most ${integer(inputTokens)} tokens, ${integer(left)} are left.`;
  }
  const over = `The input of up to ${integer(inputTokens)} tokens is ${integer(-left)} too long`;
  if (possible) {
    const shrinking = variables.filter(({ tokens, toTokens }) => toTokens < tokens).length;
    return `${over}: it fits if ${counted(shrinking, 'variable')} ${shrinking === 1 ? 'shrinks' : 'shrink'} as below.`;
  }
  const excess = integer(fixedTokens - budgetTokens);
  return `${over}, and no variable can help: the fixed text and the chat format alone are ${excess} over the budget.`;
}

function variableTable({ variables }: Fit): string {
  return markdownTable(
    ['Variable', '>Places', '>Tokens now', '>At most'],
    variables
      .slice(0, shownRows)
      .map(({ name, places, tokens, toTokens }) => [
        codeSpan(name, 60),
        integer(places),
        integer(tokens),
        toTokens < tokens ? `**${integer(toTokens)}**` : integer(toTokens),
      ]),
  );
}

const shownRows = 30;

function sampleSentence({ name, characters, keptCharacters, keptTokens, end }: CutSample): string {
  return `The sample of ${name}, cut to ${integer(keptTokens)} tokens, keeps ${integer(keptCharacters)} of ${integer(characters)} characters and ends in “${end}”.`;
}
