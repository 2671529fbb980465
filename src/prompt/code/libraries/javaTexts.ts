import { messageFormat } from '../../templates/messageFormat';
import type { Library } from './library';

/** What Java itself makes texts with. */
export const javaTexts: Library = {
  id: 'java-texts',
  languages: ['java'],
  modules: [],
  calls: [],
  wrappers: [
    { callee: ['messageformat.format', '^messageformat'], language: messageFormat },
    { callee: ['string.valueof', '^string', 'objects.tostring'] },
  ],
};
