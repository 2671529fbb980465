import type { PromptFormat } from '../format';
import { plainText } from '../mappedText';
import type { Role } from '../roles';
import { roleNamed } from '../roles';
import { handlebars } from '../templates/handlebars';
import { templateParts } from '../templates/template';
import { readFrontMatter } from './frontMatter';
import { withDefaults } from './message';
import { fileName } from './paths';
import { partMarkers, splitMessages } from './roleMarkers';
import { modelOf, parametersOf, record } from './values';

const headKeys = ['model', 'input', 'output', 'config', 'tools', 'variant'];

/** Dotprompt files (`.prompt`): a YAML head, then a Handlebars template with `{{role "…"}}` helpers. */
export const dotprompt: PromptFormat = {
  id: 'dotprompt',
  language: 'dotprompt',
  mayClaim: (path) => path.endsWith('.prompt'),
  claims: ({ path, text }) =>
    path.endsWith('.prompt') &&
    (fileName(path).startsWith('_') || /\{\{~?\s*role\s+["']/.test(text) || hasHead(text)),
  read({ text }) {
    const { body, values, problem } = readFrontMatter(text, { comments: true });
    const input = record(values.input);
    const parts = withDefaults(templateParts(plainText(text, body), handlebars), record(input.default));
    const messages = splitMessages(text, body, parts, partMarkers(parts, roleOf), 'user');
    if (messages.length === 0) return { prompts: [], problem };
    const prompt = {
      format: 'dotprompt',
      messages,
      ...modelOf(values.model),
      parameters: parametersOf(values.config),
      symbol: null,
    };
    return { prompts: [prompt], problem };
  },
};

function hasHead(text: string): boolean {
  const { values } = readFrontMatter(text, { comments: true });
  return headKeys.some((key) => key in values);
}

/** `{{history}}` stands for past messages; text behind it without a marker is the model's. */
function roleOf(expression: string): Role | undefined {
  if (expression === 'history') return 'assistant';
  const role = /^role\s+["'](?<role>\w+)["']/.exec(expression)?.groups?.role;
  return role === undefined ? undefined : (roleNamed(role) ?? 'prompt');
}
