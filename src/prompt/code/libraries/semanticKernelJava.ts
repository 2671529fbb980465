import { semanticKernel } from '../../templates/semanticKernel';
import type { Library } from './library';

/** Semantic Kernel for Java. */
export const semanticKernelJava: Library = {
  id: 'semantic-kernel-java',
  languages: ['java'],
  modules: ['com.microsoft.semantickernel'],
  calls: [
    {
      format: 'semantic-kernel',
      callee: ['invokepromptasync'],
      needsImport: true,
      slots: [{ at: [0], holds: 'text', role: 'user', markup: true, language: semanticKernel }],
      model: [],
    },
  ],
  chains: [
    {
      format: 'semantic-kernel',
      starts: ['^chathistory'],
      needsImport: true,
      links: [
        { method: ['chathistory', 'addsystemmessage'], at: [0], holds: 'text', role: 'system' },
        { method: ['addusermessage'], at: [0], holds: 'text', role: 'user' },
        { method: ['addassistantmessage'], at: [0], holds: 'text', role: 'assistant' },
      ],
    },
    {
      format: 'semantic-kernel',
      starts: [
        'kernelfunctionfromprompt.builder',
        'prompttemplateconfig.builder',
        'kernelfunction.createfromprompt',
      ],
      needsImport: true,
      links: [
        {
          method: ['withtemplate', 'createfromprompt'],
          at: [0],
          holds: 'text',
          role: 'prompt',
          language: semanticKernel,
        },
      ],
    },
    {
      format: 'semantic-kernel-agent',
      starts: ['chatcompletionagent.builder'],
      needsImport: true,
      links: [
        { method: ['withinstructions'], at: [0], holds: 'text', role: 'system', language: semanticKernel },
      ],
    },
  ],
  messages: [
    { callee: ['addsystemmessage'], role: 'system', content: [0], needsImport: true },
    { callee: ['addusermessage'], role: 'user', content: [0], needsImport: true },
    { callee: ['addassistantmessage'], role: 'assistant', content: [0], needsImport: true },
  ],
};
