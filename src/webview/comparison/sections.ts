import type { Section } from './section';
import { answers } from './sections/answers';
import { differences } from './sections/differences';
import { distribution } from './sections/distribution';
import { pairs } from './sections/pairs';
import { requests } from './sections/requests';
import { timeline } from './sections/timeline';
import { tradeOffs } from './sections/tradeOffs';

/** The tabs, in order. */
export const sections: readonly Section[] = [
  differences,
  distribution,
  pairs,
  timeline,
  tradeOffs,
  answers,
  requests,
];
