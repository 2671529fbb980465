import { ruleLevels } from '../../cost/assumptions';
import { ruleOf } from '../../advice/rules';
import { tierMeanings } from '../adviceWords';
import { codeSpan, escapeMarkdown } from '../../text/markdown';

/** What a rule of advice looks for, how far its fix can be trusted, and how to be spared it: a page in Markdown. */
export function ruleMarkdown(id: string): string {
  const rule = ruleOf(id);
  if (rule === undefined) return `There is no rule ${codeSpan(id, 120)}.\n`;
  const { title, tier, level, explanation } = rule;
  return [
    `## ${escapeMarkdown(title)}`,
    `Rule ${codeSpan(id)} · ${tierMeanings[tier]} · ${level === 'off' ? 'off by default' : `shown as ${level} by default`}`,
    explanation,
    ...(level === 'off'
      ? [`It says nothing unless ${codeSpan('promptmeter.yaml')} has ${codeSpan(`rules: { ${id}: hint }`)}.`]
      : []),
    '### Not wanted?',
    [
      `- In one place: the comment ${codeSpan(`promptmeter-ignore-rule ${id}`)} before the text or on its line.`,
      `- In one file: ${codeSpan(`promptmeter-ignore-rule-file ${id}`)}.`,
      `- Everywhere: ${codeSpan(`rules: { ${id}: off }`)} in ${codeSpan('promptmeter.yaml')}; ${louder.map((each) => codeSpan(each)).join(', ')} show it more or less loudly.`,
    ].join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}

const louder = ruleLevels.filter((level) => level !== 'off');
