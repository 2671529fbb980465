import { plainText } from '../mappedText';
import { resolvePath } from '../resolvePath';
import type { Span } from '../span';
import type { ModulePaths } from './modulePaths';
import type { Import, Module } from './syntax';

/** Files that a program takes in as they are: prose and templates, no data. */
const textFile = /\.(?:md|markdown|mdx|txt|text|prompt|tmpl|tpl|gotmpl|j2|jinja2?|tera|erb|hbs|liquid|xml)$/i;

/**
 * The module that stands for a text file: its default export is the text. Null for files that hold no text to be sent
 * as it is.
 */
export function textModule(path: string, text: string): Module | null {
  if (!textFile.test(path)) return null;
  const span = { start: 0, end: text.length };
  const target = { kind: 'name', span: { start: 0, end: 0 }, name: 'default' } as const;
  const value = { kind: 'string', span, pieces: [{ kind: 'text', ...plainText(text, span) }] } as const;
  return {
    root: {
      kind: 'module',
      span,
      name: null,
      parameters: [],
      bases: [],
      decorators: [],
      docstring: null,
      statements: [{ kind: 'assign', span, target, value, appends: false, depth: 0 }],
    },
    imports: [],
    firstError: null,
  };
}

/** The import that makes a name stand for the text of a file beside this one. */
export function textImport(span: Span, path: string, local: string): Import {
  return { span, module: path.startsWith('/') ? path : `./${path}`, name: 'default', local };
}

/** Only the text files that `textImport` names are followed. */
export const textPaths: ModulePaths = {
  mayBeHere: (specifier) => specifier.startsWith('./'),
  candidates: (specifier, from) => (specifier.startsWith('./') ? [resolvePath(from, specifier)] : []),
  submodule: () => null,
};
