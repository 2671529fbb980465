import type { Span } from '../span';

/** An attribute of a tag; its value as written, and where that stands. */
export interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
}

export interface Tag extends Span {
  readonly kind: 'open' | 'close' | 'empty';
  /** In lower case. */
  readonly name: string;
  readonly attributes: readonly Attribute[];
}

const start = /<(?:(?<comment>!--)|(?<close>\/)?(?<name>[A-Za-z][\w.:-]*))/g;
const attribute = /\s*(?<name>[\w:.@-]+)(?:\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'))?/y;
const end = /\s*(?<empty>\/)?>/y;

/** The tags of a text in angle brackets, in order, without those in comments. What is no whole tag is text. */
export function* tagsIn(text: string): Generator<Tag | (Span & { readonly kind: 'comment' })> {
  start.lastIndex = 0;
  const pattern = new RegExp(start);
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const { comment, close, name = '' } = match.groups ?? {};
    if (comment !== undefined) {
      const found = text.indexOf('-->', match.index + 4);
      if (found < 0) return;
      pattern.lastIndex = found + 3;
      yield { kind: 'comment', start: match.index, end: found + 3 };
      continue;
    }
    let position = match.index + match[0].length;
    const attributes: Attribute[] = [];
    for (;;) {
      attribute.lastIndex = position;
      const found = attribute.exec(text);
      if (found === null) break;
      position = attribute.lastIndex;
      const value = found.groups?.double ?? found.groups?.single;
      const to = value === undefined ? position : position - 1;
      attributes.push({
        name: found.groups?.name?.toLowerCase() ?? '',
        value: value ?? '',
        span: { start: to - (value?.length ?? 0), end: to },
      });
    }
    end.lastIndex = position;
    const closing = end.exec(text);
    if (closing === null) continue;
    pattern.lastIndex = end.lastIndex;
    const kind = close !== undefined ? 'close' : closing.groups?.empty === undefined ? 'open' : 'empty';
    yield { kind, name: name.toLowerCase(), attributes, start: match.index, end: end.lastIndex };
  }
}
