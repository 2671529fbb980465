import type { Section } from './section';
import { distribution } from './sections/distribution';

/** The tabs, in order. */
export const sections: readonly Section[] = [distribution];
