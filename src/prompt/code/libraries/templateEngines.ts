import { handlebars } from '../../templates/handlebars';
import { jinja } from '../../templates/jinja';
import { mustache } from '../../templates/mustache';
import { webLanguages } from './library';
import type { Library } from './library';

/** Template engines of JavaScript: the text they are given, with the placeholders that they fill. */
export const templateEngines: Library = {
  id: 'template-engines',
  languages: webLanguages,
  modules: [],
  calls: [],
  wrappers: [
    { callee: ['handlebars.compile', 'hbs.compile', 'handlebars.precompile'], language: handlebars },
    { callee: ['mustache.render', 'mustache.parse', 'hogan.compile'], language: mustache },
    {
      callee: ['nunjucks.renderstring', 'nunjucks.compile', 'env.renderstring', 'environment.renderstring'],
      language: jinja,
    },
  ],
};
