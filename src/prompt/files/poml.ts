import type { FoundPrompt, PromptFormat } from '../format';
import type { ParameterValue } from '../model';
import type { Role } from '../roles';
import { roleNamed } from '../roles';
import { poml as template } from '../templates/poml';
import type { Tag } from '../templates/tags';
import { tagsIn } from '../templates/tags';
import { hasContent, textMessage } from './message';
import { modelOf } from './values';

/** Prompt documents of POML: one unit, whose parts speak as `<system-msg>`, `<human-msg>`, `speaker="ai"` say. */
export const poml: PromptFormat = {
  id: 'poml',
  language: 'poml',
  claims: ({ path }) => path.endsWith('.poml'),
  read({ text }) {
    const tags = [...tagsIn(text)].filter((tag) => tag.kind !== 'comment');
    const from = tags[0]?.name === 'poml' ? tags[0].start : text.startsWith('\uFEFF') ? 1 : 0;
    const message = textMessage(text, { start: from, end: text.length }, roleOf(tags), template);
    if (message === null || !hasContent(message.parts)) return { prompts: [], problem: null };
    const runtime = tags.find((tag) => tag.name === 'runtime');
    return {
      prompts: [{ format: 'poml', messages: [message], ...settingsOf(runtime), symbol: null }],
      problem: null,
    };
  },
};

/** The role of all that is said, if one speaks alone. */
function roleOf(tags: readonly Tag[]): Role {
  const roles = new Set(tags.flatMap((tag) => (tag.kind === 'close' ? [] : (speakerOf(tag) ?? []))));
  const [role] = roles;
  return roles.size === 1 && role !== undefined ? role : 'prompt';
}

function speakerOf({ name, attributes }: Tag): Role | null {
  const speaker = attributes.find((attribute) => attribute.name === 'speaker')?.value;
  const element = /^(?<who>system|human|user|ai|assistant)-?(?:msg|message)$/.exec(name)?.groups?.who;
  return roleNamed(speaker ?? element ?? '');
}

function settingsOf(runtime: Tag | undefined): Pick<FoundPrompt, 'model' | 'provider' | 'parameters'> {
  const values = new Map(runtime?.attributes.map(({ name, value }) => [name, value]));
  const model = modelOf(values.get('model'));
  const provider = /^(?:openai|anthropic|google|mistral)/.exec(
    values.get('provider')?.toLowerCase() ?? '',
  )?.[0];
  const parameters: Record<string, ParameterValue> = {};
  for (const [name, value] of values) {
    if (name === 'model' || name === 'provider') continue;
    const number = Number(value);
    parameters[name] = value === '' || Number.isNaN(number) ? value : number;
  }
  return { ...model, ...(model && provider !== undefined ? { provider } : {}), parameters };
}
