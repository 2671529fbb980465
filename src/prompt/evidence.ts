import type { Role } from './roles';
import type { Span } from './span';

/** What shows that a text is a prompt, from the surest kind to the weakest. `report/evidenceWords.ts` puts it in words. */
export type Evidence =
  /** A call of a library sends it, `callee` as its file writes it; `through` a function of the workspace that hands it on. */
  | { readonly kind: 'call'; readonly callee: string; readonly library: string; readonly through?: string }
  /** An object of a library holds it: a prompt class, a template. */
  | { readonly kind: 'held'; readonly callee: string; readonly library: string }
  /** It stands between the tags of an element of a library. */
  | { readonly kind: 'element'; readonly tag: string; readonly library: string }
  /** It stands in a list of messages, or is one by its role and content. */
  | { readonly kind: 'messages' }
  /** It is given to a function whose name says that it asks a model, or to a parameter that takes a prompt. */
  | { readonly kind: 'callee'; readonly callee: string; readonly parameter: string | null }
  /** A comment in the file declares it: `promptmeter: prompt`. */
  | { readonly kind: 'comment'; readonly comment: Span }
  /** The name that holds it says so, and its text reads like one. */
  | { readonly kind: 'name'; readonly name: string }
  /** The file's path says prompts, and its text reads like one. */
  | { readonly kind: 'path'; readonly name: string }
  /** The file sends what holds it in a role, and its text instructs. */
  | { readonly kind: 'use'; readonly role: Role }
  /** Its text addresses a model. */
  | { readonly kind: 'text' }
  /** The file is a prompt file by its name, folder or form; `format` is the prompt's. */
  | { readonly kind: 'file'; readonly format: string };
