/** Reads numbers out of an object of unknown shape. */
export class Fields {
  private constructor(private readonly object: Readonly<Record<string, unknown>>) {}

  /** Null for what is no object. */
  static of(value: unknown): Fields | null {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? new Fields(value as Readonly<Record<string, unknown>>)
      : null;
  }

  has(key: string): boolean {
    return this.object[key] !== undefined;
  }

  /** The first of these that is a number of 0 or more; a path's parts are joined by dots. Null where none is. */
  number(...paths: readonly string[]): number | null {
    for (const path of paths) {
      const value = this.at(path);
      if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
    }
    return null;
  }

  /** Sum of the numbers of a list whose entries have this value under this key; null where there is no such list. */
  sum(list: string, key: string, value: string, number: string): number | null {
    const items = this.at(list);
    if (!Array.isArray(items)) return null;
    let sum = 0;
    for (const item of items) {
      const fields = Fields.of(item);
      if (fields?.at(key) === value) sum += fields.number(number) ?? 0;
    }
    return sum;
  }

  private at(path: string): unknown {
    let value: unknown = this.object;
    for (const key of path.split('.')) {
      if (typeof value !== 'object' || value === null) return undefined;
      value = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
    }
    return value;
  }
}
