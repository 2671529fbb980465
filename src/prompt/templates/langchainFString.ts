import { tokenizeFields } from './strFormat';
import type { TemplateLanguage } from './template';

const simpleName = /^[\p{L}\p{N}_]+$/u;

/** LangChain's `f-string` format: as `str.format`, but a field is a plain name without attributes or indexes. */
export const langchainFString: TemplateLanguage = {
  id: 'langchain-f-string',
  tokenize: (text) => tokenizeFields(text, (name) => (simpleName.test(name) ? [name] : null)),
};
