import type { Library } from './library';

/** ell: a decorated function is a prompt; its docstring is the system message, what it returns the user's. */
export const ell: Library = {
  id: 'ell',
  languages: ['python'],
  modules: ['ell'],
  calls: [],
  messages: [
    { callee: ['ell.system'], role: 'system', content: ['content', 0] },
    { callee: ['ell.user'], role: 'user', content: ['content', 0] },
    { callee: ['ell.assistant'], role: 'assistant', content: ['content', 0] },
  ],
  functions: [
    {
      format: 'ell',
      decorator: ['ell.simple', 'ell.complex'],
      returns: 'user',
      docstring: 'system',
      model: 'decorator',
    },
  ],
};
