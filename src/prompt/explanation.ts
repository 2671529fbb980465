import type { ParseResult } from './model';
import type { Span } from './span';

/** Why a literal is no prompt. `report/evidenceWords.ts` puts it in words. */
export type WhyNot =
  /** A comment in the file ignores it. */
  | { readonly kind: 'ignored'; readonly comment: Span }
  /** Not a literal but a comment to Promptmeter that does not do what it was written for; `word` is what is wrong. */
  | {
      readonly kind: 'comment';
      readonly mistake: 'unknown' | 'role' | 'setting' | 'ignoresNothing' | 'marksNothing';
      readonly word: string;
    }
  /** It documents the code. */
  | { readonly kind: 'docstring' }
  /** It goes to a person, a log or a test: `callee` as written. */
  | { readonly kind: 'recipient'; readonly callee: string }
  /** Its name says that it is something else: a description, a label, an error. */
  | { readonly kind: 'otherName'; readonly name: string }
  /** Nothing is written in it but what the program puts there. */
  | { readonly kind: 'noText' }
  /** Under the size of a prompt. */
  | { readonly kind: 'short' }
  /** It is written for a machine: SQL, markup, code, data, a path. */
  | { readonly kind: 'otherLanguage' }
  /** Its name says prompt, its words do not. */
  | { readonly kind: 'words'; readonly name: string }
  /** Nothing says that a model reads it: no call, no message, no name. */
  | { readonly kind: 'noEvidence'; readonly name: string | null };

/** A literal that is no prompt, an ignored call, or a comment that is at fault. */
export interface NotPrompt {
  /** In the document, with its quotes. */
  readonly span: Span;
  readonly why: WhyNot;
}

/** A file read with every literal accounted for. */
export interface Explanation {
  readonly parsed: ParseResult;
  /** In document order; also what comments ignore. */
  readonly notPrompts: readonly NotPrompt[];
}
