import type { DataNode } from './dataNode';

/** A node of a document with the nodes around it, outermost first, and the keys that lead to it. */
export interface Visit {
  readonly node: DataNode;
  readonly parents: readonly DataNode[];
  /** Keys of maps, and `#1` for the first item of a list. */
  readonly keys: readonly string[];
}

/** Every map, list and text of a document in order; one that aliases repeat once. */
export function* walk(root: DataNode | null): Generator<Visit> {
  const seen = new Set<DataNode>();
  const pending: Visit[] = root === null ? [] : [{ node: root, parents: [], keys: [] }];
  for (let visit = pending.pop(); visit !== undefined; visit = pending.pop()) {
    const { node } = visit;
    if (node.kind === 'value' || seen.has(node)) continue;
    seen.add(node);
    yield visit;
    const parents = [...visit.parents, node];
    const children: Visit[] =
      node.kind === 'map'
        ? node.entries.map(({ key, value }) => ({ node: value, parents, keys: [...visit.keys, key] }))
        : node.kind === 'list'
          ? node.items.map((item, i) => ({ node: item, parents, keys: [...visit.keys, `#${i + 1}`] }))
          : [];
    pending.push(...children.reverse());
  }
}
