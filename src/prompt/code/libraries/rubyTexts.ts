import { erb } from '../../templates/erb';
import type { Library } from './library';

/** Wrappers of text in Ruby that belong to no model library. */
export const rubyTexts: Library = {
  id: 'ruby-texts',
  languages: ['ruby'],
  modules: [],
  calls: [],
  wrappers: [
    { callee: ['^erb'], language: erb },
    { callee: ['stripheredoc'], effect: 'dedentLines' },
  ],
};
