import { at, entriesOf, itemsOf, scalarsOf, textAt } from '../data/dataNode';
import type { DataNode } from '../data/dataNode';
import { yamlData } from '../data/yamlData';
import type { FoundPrompt, PromptFormat } from '../format';
import { handlebars } from '../templates/handlebars';
import { jinja } from '../templates/jinja';
import { liquid } from '../templates/liquid';
import { roleOfTags, withMessageTags } from '../templates/messageTags';
import { semanticKernel } from '../templates/semanticKernel';
import type { TemplateLanguage } from '../templates/template';
import { dataMessage } from './dataMessage';
import { withDefaults } from './message';
import { modelOf } from './values';

/** What only Semantic Kernel has beside `template:`; LangChain's files share some of the keys. */
const mark =
  /^(?:execution_settings:|template_format:\s*["']?(?:semantic-kernel|handlebars|liquid)\b|input_variables:\s*(?:#[^\n]*)?\r?\n\s*-\s+\w+:|output_variable:)/m;

/** Prompt functions of Semantic Kernel in YAML: `template`, `template_format`, `execution_settings`. */
export const semanticKernelYaml: PromptFormat = {
  id: 'semantic-kernel-yaml',
  language: 'yaml',
  mayClaim: (path) => /\.ya?ml$/.test(path),
  claims: ({ path, text }) =>
    /\.ya?ml$/.test(path) && /^template:/m.test(text) && mark.test(text) && !/^_type:/m.test(text),
  read({ text }) {
    const { root, problem } = yamlData(text);
    const template = at(root, 'template');
    const language = templateLanguage(textAt(root, 'template_format'));
    const message = dataMessage(template, roleOfTags(textAt(root, 'template') ?? ''), language);
    if (message === null) return { prompts: [], problem };
    const prompt = {
      format: 'semantic-kernel-yaml',
      messages: [{ ...message, parts: withDefaults(message.parts, inputDefaults(root)) }],
      ...executionSettings(at(root, 'execution_settings')),
      symbol: null,
    };
    return { prompts: [prompt], problem };
  },
};

/** The language that `template_format` names; Semantic Kernel's own is the default. Any may hold messages in tags. */
export function templateLanguage(name: string | undefined): TemplateLanguage {
  switch (name?.toLowerCase()) {
    case 'handlebars':
      return withMessageTags(handlebars);
    case 'liquid':
      return withMessageTags(liquid);
    case 'jinja2':
      return withMessageTags(jinja);
    default:
      return withMessageTags(semanticKernel);
  }
}

/** Model and parameters of the first service in `execution_settings` that names a model, else of the first. */
export function executionSettings(
  settings: DataNode | undefined,
): Pick<FoundPrompt, 'model' | 'provider' | 'parameters'> {
  const services = entriesOf(settings).map(({ value }) => value);
  const service = services.find((each) => modelIdOf(each) !== undefined) ?? services[0];
  const parameters = scalarsOf(service, ['model_id', 'ai_model_id', 'service_id']);
  return { ...modelOf(modelIdOf(service)), parameters };
}

function modelIdOf(service: DataNode | undefined): string | undefined {
  return textAt(service, 'model_id') ?? textAt(service, 'ai_model_id');
}

function inputDefaults(root: DataNode | null): Record<string, unknown> {
  return Object.fromEntries(
    itemsOf(at(root, 'input_variables')).map((input) => [
      textAt(input, 'name') ?? '',
      textAt(input, 'default') || undefined,
    ]),
  );
}
