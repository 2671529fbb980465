import type { MappedText } from '../mappedText';
import type { ParameterValue, ParseProblem } from '../model';
import type { Span } from '../span';

/** A text of a data document: what it means, where each character stands, and the literal as it is shown. */
export interface DataLiteral {
  readonly mapped: MappedText;
  /** Content lines of a block; an inline text with its quotes. */
  readonly span: Span;
}

export interface TextNode {
  readonly kind: 'text';
  readonly value: string;
  /** Where it stands; worked out when wanted, as few of a document's texts are. */
  readonly literal: () => DataLiteral | null;
}

export interface DataEntry {
  readonly key: string;
  /** Offset of the key. */
  readonly at: number;
  readonly value: DataNode;
}

export interface MapNode {
  readonly kind: 'map';
  readonly entries: readonly DataEntry[];
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly DataNode[];
}

export interface ValueNode {
  readonly kind: 'value';
  readonly value: number | boolean | null;
}

/**
 * A value of a YAML, JSON or TOML document, whatever its syntax. An alias is the node that it repeats, so that a
 * node may be met more than once, but never inside itself.
 */
export type DataNode = TextNode | MapNode | ListNode | ValueNode;

/** A document, as far as it can be read, and what is wrong with it. */
export interface DataDocument {
  readonly root: DataNode | null;
  readonly problem: ParseProblem | null;
}

/** The value behind a path of keys; undefined where there is none. */
export function at(node: DataNode | null | undefined, ...keys: readonly string[]): DataNode | undefined {
  let found = node ?? undefined;
  for (const key of keys) {
    if (found?.kind !== 'map') return undefined;
    found = found.entries.findLast((entry) => entry.key === key)?.value;
  }
  return found;
}

/** The items of a list; none if it is no list. */
export function itemsOf(node: DataNode | null | undefined): readonly DataNode[] {
  return node?.kind === 'list' ? node.items : [];
}

/** The entries of a map; none if it is no map. */
export function entriesOf(node: DataNode | null | undefined): readonly DataEntry[] {
  return node?.kind === 'map' ? node.entries : [];
}

/** A text behind a path of keys. */
export function textAt(node: DataNode | null | undefined, ...keys: readonly string[]): string | undefined {
  const found = at(node, ...keys);
  return found?.kind === 'text' ? found.value : undefined;
}

/** The scalar entries of a map, under their own names, but for some. */
export function scalarsOf(
  node: DataNode | null | undefined,
  except: readonly string[] = [],
): Record<string, ParameterValue> {
  return Object.fromEntries(
    entriesOf(node).flatMap(({ key, value }) =>
      (value.kind === 'text' || value.kind === 'value') && !except.includes(key) ? [[key, value.value]] : [],
    ),
  );
}
