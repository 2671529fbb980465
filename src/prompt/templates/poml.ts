import type { ControlPart } from '../model';
import { freeNames, lexExpression } from './jinjaExpression';
import type { Tag } from './tags';
import { tagsIn } from './tags';
import type { TemplateLanguage } from './template';
import { distinct, TokenList } from './tokenList';

/** Elements whose content is data or settings and no text of the prompt. */
const silent = new Set([
  'let', 'stylesheet', 'script', 'output-schema', 'output-format-schema', 'tool', 'tool-definition', 'meta', 'runtime',
]); // prettier-ignore
const placeholder = /\{\{(?<expression>[^{}]*(?:\{[^{}]*\}[^{}]*)*)\}\}/g;
const entity = /[&#](?<name>quot|amp|apos|lt|gt|hash|lbrace|rbrace|nbsp);/g;
const entities: Readonly<Record<string, string>> = {
  quot: '"', amp: '&', apos: "'", lt: '<', gt: '>', hash: '#', lbrace: '{', rbrace: '}', nbsp: '\u00A0',
}; // prettier-ignore

/**
 * POML: elements around text, `{{ expression }}` in text and attributes, `for`, `if`, `<let>`, `<include>`. The names
 * that the document sets itself, with `let` or in a loop, are not free.
 */
export const poml: TemplateLanguage = {
  id: 'poml',
  tokenize(text) {
    const tokens = new TokenList();
    const tags = [...tagsIn(text)];
    const bound = new Set(['loop', ...tags.flatMap((tag) => (tag.kind === 'comment' ? [] : boundBy(tag)))]);
    const isBound = (name: string): boolean => bound.has(name);
    let position = 0;
    let skipTo: string | null = null;
    for (const tag of tags) {
      if (skipTo !== null) {
        if (tag.kind !== 'close' || tag.name !== skipTo) continue;
        tokens.control(position, tag.end, 'other', skipTo, []);
        position = tag.end;
        skipTo = null;
        continue;
      }
      addText(tokens, text, position, tag.start, isBound);
      if (tag.kind === 'comment') {
        tokens.control(tag.start, tag.end, 'comment', text.slice(tag.start + 4, tag.end - 3).trim(), []);
      } else {
        const expression = text.slice(tag.start + 1, tag.end - 1);
        tokens.control(tag.start, tag.end, controlOf(tag), expression, namesIn(tag, isBound));
        if (tag.kind === 'open' && silent.has(tag.name)) skipTo = tag.name;
      }
      position = tag.end;
    }
    addText(tokens, text, position, text.length, isBound);
    return tokens.finish(text.length);
  },
};

function addText(
  tokens: TokenList,
  text: string,
  from: number,
  to: number,
  isBound: (name: string) => boolean,
): void {
  const stretch = text.slice(from, to);
  const marks = [...stretch.matchAll(placeholder), ...stretch.matchAll(entity)];
  for (const match of marks.sort((a, b) => a.index - b.index)) {
    const start = from + match.index;
    const end = start + match[0].length;
    const { expression, name } = match.groups ?? {};
    if (expression === undefined) tokens.printed(start, end, entities[name ?? ''] ?? '');
    else tokens.variable(start, end, expression.trim(), namesOf(expression, isBound));
  }
  tokens.textTo(to);
}

function controlOf({ name, attributes }: Tag): ControlPart['control'] {
  if (name === 'include') return 'include';
  if (attributes.some((each) => each.name === 'for')) return 'for';
  return attributes.some((each) => each.name === 'if') ? 'if' : 'other';
}

/** Names that a tag sets: `<let name="x">`, `for="item in items"`. */
function boundBy({ name, attributes }: Tag): string[] {
  return attributes.flatMap((each) => {
    if (each.name === 'for') return /^\s*(?<item>\w+)\s+in\s/.exec(each.value)?.groups?.item ?? [];
    return name === 'let' && each.name === 'name' ? [each.value] : [];
  });
}

/** The free variables of a tag's conditions, loops and placeholders. */
function namesIn({ attributes }: Tag, isBound: (name: string) => boolean): string[] {
  return distinct(
    attributes.flatMap(({ name, value }) => {
      if (name === 'if') return namesOf(value.replace(/^\s*\{\{|\}\}\s*$/g, ''), isBound);
      if (name === 'for') return namesOf(value.replace(/^\s*\w+\s+in\s/, ''), isBound);
      return [...value.matchAll(placeholder)].flatMap((match) =>
        namesOf(match.groups?.expression ?? '', isBound),
      );
    }),
  );
}

const words = new Set([
  'undefined',
  'null',
  'typeof',
  'new',
  'instanceof',
  'JSON',
  'Math',
  'Object',
  'Array',
  'String',
]);

/** The free variables of an expression, which is JavaScript; parameters of arrow functions are bound. */
function namesOf(expression: string, isBound: (name: string) => boolean): string[] {
  const parameters = new Set(
    [...expression.slice(0, 2000).matchAll(/\(?(?<names>\w+(?:\s*,\s*\w+)*)\)?\s*=>/g)].flatMap(
      (match) => match.groups?.names?.split(/\s*,\s*/) ?? [],
    ),
  );
  return freeNames(
    lexExpression(expression.replaceAll('?.', '.')),
    (name) => isBound(name) || parameters.has(name) || words.has(name),
  );
}
