import type { PromptFormat } from '../format';
import type { SourceFile } from '../model';
import { roleInName } from '../roles';
import { springTemplate } from '../templates/springTemplate';
import { textMessage } from './message';
import { fileName } from './paths';
import { inPromptFolder } from './promptFolders';
import { addressesModel, readsLikePrompt } from './promptText';

/** Spring AI's templates of prompts, by custom in `resources/prompts/*.st`. Other `.st` files are Smalltalk, or generate code. */
export const springTemplates: PromptFormat = {
  id: 'spring-template',
  language: 'text',
  mayClaim: isTemplate,
  claims,
  read({ path, text }) {
    const body = { start: text.startsWith('\uFEFF') ? 1 : 0, end: text.length };
    const role = roleInName(fileName(path).replace(/\.st$/, ''));
    const message = textMessage(text, body, role, springTemplate);
    const prompts =
      message === null ? [] : [{ format: 'spring-template', messages: [message], symbol: null }];
    return { prompts, problem: null };
  },
};

function isTemplate(path: string): boolean {
  return path.endsWith('.st');
}

function claims({ path, text }: SourceFile): boolean {
  if (!isTemplate(path)) return false;
  const isNamed = inPromptFolder(path) || /prompt/i.test(fileName(path));
  return isNamed ? readsLikePrompt(text) : addressesModel(text);
}
