import type { DataNode } from '../data/dataNode';
import { at, scalarsOf, textAt } from '../data/dataNode';
import { jsonData } from '../data/jsonData';
import type { PromptFormat } from '../format';
import { resolvePath } from '../resolvePath';
import { roleOfTags } from '../templates/messageTags';
import { textMessage } from './message';
import { executionSettings, templateLanguage } from './semanticKernelYaml';

/** Semantic Kernel's `skprompt.txt`, with the `config.json` beside it. A text with `<message>` blocks stays one unit. */
export const skprompt: PromptFormat = {
  id: 'skprompt',
  language: 'text',
  claims: ({ path }) => /(?:^|\/)skprompt\.txt$/.test(path),
  read({ path, text }, sources) {
    const config = sources.read(resolvePath(path, 'config.json'));
    const root = config === null ? null : jsonData(config).root;
    const body = { start: text.startsWith('\uFEFF') ? 1 : 0, end: text.length };
    const language = templateLanguage(textAt(root, 'template_format'));
    const message = textMessage(text, body, roleOfTags(text), language);
    if (message === null) return { prompts: [], problem: null };
    const prompt = { format: 'skprompt', messages: [message], ...settingsOf(root), symbol: null };
    return { prompts: [prompt], problem: null };
  },
};

/** The first version of the schema had the parameters of one service under `completion`. */
function settingsOf(root: DataNode | null): ReturnType<typeof executionSettings> {
  const completion = at(root, 'completion');
  return completion === undefined
    ? executionSettings(at(root, 'execution_settings'))
    : { parameters: scalarsOf(completion) };
}
