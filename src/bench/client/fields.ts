/** Whether a value has named fields. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field of an object or an entry of a list, of whatever came over the wire; undefined where there is none. */
export function field(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string | number, unknown>)[key]
    : undefined;
}

/** A text, or none. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A field of an object to be, if the value is a text; nothing otherwise. */
export function textField<K extends string>(key: K, value: unknown): Partial<Record<K, string>> {
  return typeof value === 'string' ? ({ [key]: value } as Partial<Record<K, string>>) : {};
}
