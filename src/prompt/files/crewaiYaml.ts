import type { DataEntry } from '../data/dataNode';
import { entriesOf, textAt } from '../data/dataNode';
import { yamlData } from '../data/yamlData';
import type { FoundPrompt, PromptFormat } from '../format';
import type { Part } from '../model';
import type { Role } from '../roles';
import { singleBraces } from '../templates/singleBraces';
import { dataMessage } from './dataMessage';
import { hasText } from './message';
import { fileName } from './paths';
import { modelOf } from './values';

interface Unit {
  readonly role: Role;
  /** Fields that make the text; the first of them must be there, and one more. */
  readonly fields: readonly string[];
}

const agent: Unit = { role: 'system', fields: ['role', 'goal', 'backstory'] };
const task: Unit = { role: 'user', fields: ['description', 'expected_output'] };

/** CrewAI's `agents.yaml` and `tasks.yaml`: each agent and each task is one unit of several fields. */
export const crewaiYaml: PromptFormat = {
  id: 'crewai-yaml',
  language: 'yaml',
  mayClaim,
  claims: ({ path, text }) =>
    mayClaim(path) &&
    ((/^[ \t]+role:/m.test(text) && /^[ \t]+(?:goal|backstory):/m.test(text)) ||
      (/^[ \t]+description:/m.test(text) && /^[ \t]+expected_output:/m.test(text))),
  read({ text }) {
    const { root, problem } = yamlData(text);
    const nested = entriesOf(root).filter(({ key }) => /^(?:agents|tasks)$/.test(key));
    const entries = [...entriesOf(root), ...nested.flatMap(({ value }) => entriesOf(value))];
    return {
      prompts: entries.flatMap((entry) => [agent, task].flatMap((unit) => promptOf(entry, unit))),
      problem,
    };
  },
};

function mayClaim(path: string): boolean {
  return /\.ya?ml$/.test(path) && /agent|task|crew/i.test(fileName(path));
}

function promptOf({ key, value }: DataEntry, { role, fields }: Unit): FoundPrompt[] {
  const present = entriesOf(value).filter((entry) => fields.includes(entry.key));
  if (present.length < 2 || !present.some((entry) => entry.key === fields[0])) return [];
  const literals = present
    .flatMap((entry) => {
      const message = dataMessage(entry.value, role, singleBraces);
      return message === null ? [] : [{ ...message, at: entry.at }];
    })
    .sort((a, b) => a.at - b.at);
  const parts = literals.flatMap((literal): readonly Part[] => literal.parts);
  const [first] = literals;
  if (first === undefined || !hasText(parts)) return [];
  const span = {
    start: Math.min(first.at, first.span.start),
    end: Math.max(...literals.map((each) => each.span.end)),
  };
  return [
    {
      format: role === 'system' ? 'crewai-agent' : 'crewai-task',
      messages: [{ role, span, parts, turn: 0 }],
      ...modelOf(textAt(value, 'llm')),
      symbol: key,
    },
  ];
}
