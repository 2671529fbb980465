import type { PromptFormat } from '../format';
import type { ParameterValue } from '../model';
import type { ModelName } from '../modelName';
import { jinja } from '../templates/jinja';
import { mustache } from '../templates/mustache';
import { readFrontMatter } from './frontMatter';
import { withDefaults } from './message';
import { splitAtLines } from './roleMarkers';
import { modelOf, parametersOf, record } from './values';

/** Prompty files, versions 1 and 2: a YAML head, then messages under `system:` and `user:` lines. */
export const prompty: PromptFormat = {
  id: 'prompty',
  language: 'prompty',
  claims: ({ path }) => path.endsWith('.prompty'),
  read({ text }) {
    const { body, values, problem } = readFrontMatter(text);
    const language = templateFormat(values.template) === 'mustache' ? mustache : jinja;
    const defaults = inputDefaults(values.inputs);
    const messages = splitAtLines(text, body, language, 'system').map((message) => ({
      ...message,
      parts: withDefaults(message.parts, defaults),
    }));
    if (messages.length === 0) return { prompts: [], problem };
    const prompt = { format: 'prompty', messages, ...modelSettings(values.model), symbol: null };
    return { prompts: [prompt], problem };
  },
};

function templateFormat(template: unknown): unknown {
  if (typeof template === 'string') return template;
  const { format, type, kind } = record(template);
  return typeof format === 'string' ? format : (record(format).kind ?? type ?? kind);
}

/** Defaults by input name; version 2 may list the inputs instead of naming them by key. */
function inputDefaults(inputs: unknown): Record<string, unknown> {
  const entries: [string, unknown][] = Array.isArray(inputs)
    ? inputs.map((input) => [String(record(input).name), input])
    : Object.entries(record(record(inputs).properties ?? inputs));
  return Object.fromEntries(entries.map(([name, input]) => [name, record(input).default]));
}

/** Version 1 has `configuration` and `parameters`, version 2 `id`, `provider`, `apiType` and `options`. */
function modelSettings(value: unknown): Partial<ModelName> & { parameters: Record<string, ParameterValue> } {
  if (typeof value === 'string') return { ...modelOf(value), parameters: {} };
  const model = record(value);
  const configuration = record(model.configuration);
  const named =
    modelOf(model.id) ??
    modelOf(configuration.azure_deployment) ??
    modelOf(configuration.model) ??
    modelOf(configuration.name);
  const host = model.provider ?? configuration.type;
  const provider = typeof host === 'string' ? providers[host.toLowerCase()] : undefined;
  const options = record(model.options);
  const parameters = parametersOf(model.parameters ?? model.options);
  Object.assign(parameters, parametersOf(options.additionalProperties));
  return { ...named, ...(provider === undefined ? {} : { provider }), parameters };
}

const providers: Readonly<Record<string, string>> = {
  azure_openai: 'openai',
  azure: 'openai',
  openai: 'openai',
  foundry: 'openai',
  anthropic: 'anthropic',
  google: 'google',
  gemini: 'google',
};
