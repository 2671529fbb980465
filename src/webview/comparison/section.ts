import type { ComponentType } from 'preact';
import type { Pick } from '../../bench/view/pick';
import type { RunView } from '../../bench/view/runView';
import type { Money } from '../../bench/words';
import type { Host } from '../shared/host';
import type { Look } from '../shared/look';
import type { Series } from '../shared/charts/series';
import type { Answer, Surroundings, ToHost } from './messages';

/** What a section of the page is given. */
export interface SectionProps {
  readonly run: RunView;
  readonly surroundings: Surroundings;
  readonly answers: ReadonlyMap<string, readonly Answer[]>;
  readonly host: Host<ToHost>;
  readonly look: Look;
  readonly change: (look: Look) => void;
  readonly money: Money;
  /** The arms, in their order: how charts tell them apart. */
  readonly series: readonly Series[];
  /** The arm that meets what is needed; null where nothing is said to be. */
  readonly pick: Pick | null;
}

/** A tab of the page: a file each, and an entry in `sections.ts`. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** Whether it has anything to show; always, where this is left out. */
  readonly isFor?: (run: RunView) => boolean;
  readonly View: ComponentType<SectionProps>;
}
