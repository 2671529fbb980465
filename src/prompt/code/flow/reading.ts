import type { TemplateLanguage } from '../../templates/template';
import type { Program } from './environment';
import type { LibraryIndex } from '../libraries/library';
import type { Links } from './links';

/** The words that a language writes into a text for values that are none. */
export interface ScalarWords {
  readonly true: string;
  readonly false: string;
  readonly null: string;
  /** True where code writes them otherwise than they stand in a text: `true` and `True`. */
  readonly areOther?: true;
}

/** What following text needs to know of a language: how its templates are filled. */
export interface LanguageRules {
  readonly strFormat: TemplateLanguage;
  readonly percent: TemplateLanguage;
  /** Placeholders of a named constant whose filling is not in sight. */
  readonly unfilled: TemplateLanguage;
  /** Whether such placeholders may stand beside holes of the host language in one literal. */
  readonly unfilledBesideHoles: boolean;
  /** How such values are written into a text. */
  readonly words: ScalarWords;
}

/** All that reading needs to know of its file, and what it has in sight. */
export interface Reading {
  readonly program: Program;
  readonly rules: LanguageRules;
  readonly index: LibraryIndex;
  readonly links: Links;
}
