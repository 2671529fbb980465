import type { Document } from 'yaml';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { DataDocument, DataEntry, DataNode } from './dataNode';
import { readYaml } from './yamlDocument';
import { yamlText } from './yamlText';

/** Reads YAML that stands from an offset to the end of a text. Never throws. */
export function yamlData(text: string, from = 0): DataDocument {
  const offset = from === 0 && text.startsWith('\uFEFF') ? 1 : from;
  const { document, problem } = readYaml(text.slice(offset), offset);
  if (document === null) return { root: null, problem };
  return { root: new Converter(text, offset, document).convert(document.contents, 0), problem };
}

/** Documents nest a few levels; what goes deeper is of no interest, and must not exhaust the stack. */
const deepest = 60;

class Converter {
  /** An alias gives the node that it repeats; null while that is being built, for it cannot hold itself. */
  private readonly converted = new Map<unknown, DataNode | null>();

  constructor(
    private readonly text: string,
    private readonly offset: number,
    private readonly document: Document,
  ) {}

  convert(node: unknown, level: number): DataNode | null {
    if (level > deepest) return null;
    const known = this.converted.get(node);
    if (known !== undefined) return known;
    if (isAlias(node)) {
      const target = node.resolve(this.document);
      return target === undefined ? null : this.convert(target, level);
    }
    this.converted.set(node, null);
    const result = this.build(node, level);
    this.converted.set(node, result);
    return result;
  }

  private build(node: unknown, level: number): DataNode | null {
    if (isScalar(node)) {
      const { value } = node;
      if (typeof value === 'string') {
        return { kind: 'text', value, literal: () => yamlText(this.text, this.offset, node) };
      }
      const isPlain = typeof value === 'number' || typeof value === 'boolean' || value === null;
      return isPlain ? { kind: 'value', value } : null;
    }
    if (isSeq(node)) {
      return {
        kind: 'list',
        items: node.items.flatMap((item) => this.convert(item, level + 1) ?? []),
      };
    }
    if (!isMap(node)) return null;
    const entries: DataEntry[] = [];
    const merged: DataEntry[] = [];
    for (const { key, value } of node.items) {
      const found = this.convert(value, level + 1);
      if (found === null || !isScalar(key)) continue;
      const at = this.offset + (key.range?.[0] ?? 0);
      if (key.value === '<<') merged.push(...mergedEntries(found));
      else entries.push({ key: String(key.value), at, value: found });
    }
    const own = new Set(entries.map(({ key }) => key));
    for (const entry of merged) {
      if (own.has(entry.key)) continue;
      own.add(entry.key);
      entries.push(entry);
    }
    return { kind: 'map', entries };
  }
}

/** `<<: *base` and `<<: [*a, *b]`: the entries of the maps named, the first of one key counting. */
function mergedEntries(node: DataNode): readonly DataEntry[] {
  if (node.kind === 'map') return node.entries;
  return node.kind === 'list' ? node.items.flatMap((item) => (item.kind === 'map' ? item.entries : [])) : [];
}
