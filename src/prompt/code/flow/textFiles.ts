import { plainText } from '../../mappedText';
import { resolvePath } from '../../resolvePath';
import type { Span } from '../../span';
import { handlebars } from '../../templates/handlebars';
import { jinja } from '../../templates/jinja';
import { languageInText } from '../../templates/languageInText';
import { liquid } from '../../templates/liquid';
import { mustache } from '../../templates/mustache';
import type { TemplateLanguage } from '../../templates/template';
import type { Program } from './environment';
import { program } from './program';
import type { ModulePaths } from './modulePaths';
import type { Import, Scope } from '../syntax/syntax';

/** Files that a program takes in as they are: prose and templates, no data. */
const textFile =
  /\.(?:md|markdown|mdx|txt|text|prompt|tmpl|tpl|gotmpl|j2|jinja2?|tera|erb|hbs|handlebars|mustache|liquid|xml)$/i;

export function isTextFile(path: string): boolean {
  return textFile.test(path);
}

/** The module that stands for a file that is one text: its default export is that text. */
export function textProgram(path: string, text: string): Program {
  const span = { start: 0, end: text.length };
  const target = { kind: 'name', span: { start: 0, end: 0 }, name: 'default' } as const;
  const value = { kind: 'string', span, pieces: [{ kind: 'text', ...plainText(text, span) }] } as const;
  const root: Scope = {
    kind: 'module',
    span,
    name: null,
    parameters: [],
    bases: [],
    decorators: [],
    docstring: null,
    statements: [{ kind: 'assign', span, target, value, appends: false, depth: 0 }],
  };
  const own = byExtension[path.slice(path.lastIndexOf('.') + 1).toLowerCase()];
  const template = { language: own ?? languageInText(text), isSure: own !== undefined };
  return program({ root, imports: [], firstError: null }, path, template);
}

/** Languages of templates that the name of a file tells. */
const byExtension: Readonly<Record<string, TemplateLanguage>> = {
  j2: jinja,
  jinja,
  jinja2: jinja,
  hbs: handlebars,
  handlebars,
  mustache,
  liquid,
};

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
