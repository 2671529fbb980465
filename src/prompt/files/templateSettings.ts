import type { DataNode } from '../data/dataNode';
import { at, entriesOf, itemsOf, scalarsOf, textAt } from '../data/dataNode';
import { yamlData } from '../data/yamlData';
import type { FoundPrompt } from '../format';
import { resolvePath } from '../resolvePath';
import type { Sources } from '../sources';
import { fileName } from './paths';
import { modelOf } from './values';

export type Choice = Pick<FoundPrompt, 'model' | 'provider' | 'parameters'>;

/** The model that another file gives a template: promptflow's `flow.dag.yaml` beside it, or Rasa's `config.yml`. */
export function settingsOfTemplate(path: string, text: string, sources: Sources): Choice {
  return fromFlow(path, sources) ?? (rasaVariable.test(text) ? fromRasa(path, sources) : null) ?? {};
}

/** The node of a flow whose source is the template. */
function fromFlow(path: string, sources: Sources): Choice | null {
  const flow = sources.read(resolvePath(path, 'flow.dag.yaml'));
  if (flow === null) return null;
  const node = itemsOf(at(yamlData(flow).root, 'nodes')).find((each) => {
    const source = textAt(each, 'source', 'path');
    return source !== undefined && resolvePath(path, source) === path;
  });
  const inputs = at(node, 'inputs');
  const model = modelOf(textAt(inputs, 'deployment_name') ?? textAt(inputs, 'model'));
  if (model === null) return null;
  const parameters = Object.fromEntries(
    Object.entries(scalarsOf(inputs)).filter(([key]) => /^(?:temperature|top_p|max_tokens|stop)$/.test(key)),
  );
  return { ...model, parameters };
}

/** Variables that only Rasa's prompts have. */
const rasaVariable = /\b(?:current_conversation|user_message|available_flows|flow_slots)\b/;

/** The component of a pipeline or policy that names the template, with its own model or that of a group. */
function fromRasa(path: string, sources: Sources): Choice | null {
  for (const folder of foldersAbove(path)) {
    const config = sources.read(`${folder}config.yml`);
    if (config === null) continue;
    const { root } = yamlData(config);
    const components = [...itemsOf(at(root, 'pipeline')), ...itemsOf(at(root, 'policies'))];
    const component = components.find((each) =>
      entriesOf(each).some(
        ({ key, value }) =>
          /^prompt(?:_template)?$/.test(key) &&
          value.kind === 'text' &&
          fileName(value.value) === fileName(path),
      ),
    );
    const llm = at(component, 'llm');
    if (llm === undefined) continue;
    const group = textAt(llm, 'model_group');
    if (group === undefined) return choiceOf(llm);
    const endpoints = sources.read(`${folder}endpoints.yml`);
    const groups = endpoints === null ? [] : itemsOf(at(yamlData(endpoints).root, 'model_groups'));
    const found = groups.find((each) => textAt(each, 'id') === group);
    return choiceOf(itemsOf(at(found, 'models'))[0]);
  }
  return null;
}

function choiceOf(llm: DataNode | undefined): Choice | null {
  const name = textAt(llm, 'model') ?? textAt(llm, 'model_name') ?? textAt(llm, 'deployment');
  const provider = textAt(llm, 'provider');
  const model = modelOf(provider === undefined || name === undefined ? name : `${provider}/${name}`);
  return (
    model && {
      ...model,
      parameters: scalarsOf(llm, ['model', 'model_name', 'deployment', 'provider', 'type']),
    }
  );
}

/** The folder of a path and the three above it, each ending in `/`; the root is the empty text. */
function foldersAbove(path: string): string[] {
  const folders = path.split('/').slice(0, -1);
  return [0, 1, 2, 3]
    .filter((up) => up <= folders.length)
    .map((up) =>
      folders
        .slice(0, folders.length - up)
        .map((folder) => `${folder}/`)
        .join(''),
    );
}
