import type { Section } from './section';
import { differences } from './sections/differences';
import { distribution } from './sections/distribution';
import { pairs } from './sections/pairs';
import { timeline } from './sections/timeline';

/** The tabs, in order. */
export const sections: readonly Section[] = [differences, distribution, pairs, timeline];
