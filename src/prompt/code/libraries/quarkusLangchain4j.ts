import { qute } from '../../templates/qute';
import type { Library } from './library';

/** Quarkus: the annotations of LangChain4j over a registered service, whose templates are Qute's. */
export const quarkusLangchain4j: Library = {
  id: 'quarkus-langchain4j',
  languages: ['java'],
  modules: ['io.quarkiverse.langchain4j'],
  calls: [],
  decorators: [
    {
      format: 'langchain4j',
      callee: ['systemmessage'],
      needsImport: true,
      role: 'system',
      content: ['value', 0],
      language: qute,
    },
    {
      format: 'langchain4j',
      callee: ['usermessage', 'structuredprompt'],
      needsImport: true,
      role: 'user',
      content: ['value', 0],
      language: qute,
    },
  ],
};
