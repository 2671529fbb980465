import { jinja } from '../../templates/jinja';
import type { Library } from './library';

/** Jinja in Python: a template is a text wherever it flows. */
export const jinja2: Library = {
  id: 'jinja2',
  languages: ['python'],
  modules: ['jinja2'],
  calls: [],
  wrappers: [
    {
      callee: ['jinja2.template', 'environment.fromstring', 'env.fromstring', 'fromstring'],
      language: jinja,
    },
    { callee: ['^template'], language: jinja, modules: ['jinja2'] },
  ],
};
