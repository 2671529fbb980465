import type { ParameterValue } from '../model';
import type { ModelName } from '../modelName';
import { splitModelName } from '../modelName';

/** A value as an object; empty if it is none. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** The scalar values of an object, under their own names. */
export function parametersOf(value: unknown): Record<string, ParameterValue> {
  const parameters: Record<string, ParameterValue> = {};
  for (const [key, entry] of Object.entries(record(value))) {
    if (
      typeof entry === 'string' ||
      typeof entry === 'number' ||
      typeof entry === 'boolean' ||
      entry === null
    ) {
      parameters[key] = entry;
    }
  }
  return parameters;
}

/** Short names of the model families, which Claude Code resolves to its current ones. */
const claudeFamilies = new Set(['sonnet', 'opus', 'haiku']);

/** A model name of a Claude Code file: `sonnet` is one, `inherit` is none. */
export function claudeModelOf(value: unknown): ModelName | null {
  const model = modelOf(value);
  return model !== null && claudeFamilies.has(model.model) ? { ...model, provider: 'anthropic' } : model;
}

/** A model name as written; null if it is no text or only a reference to the environment without a default (`=Env.X`, too). */
export function modelOf(value: unknown): ModelName | null {
  if (typeof value !== 'string') return null;
  const written = value.trim();
  const reference = /^\$\{(?:env:)?[^:}]*(?::(?<fallback>[^}]*))?\}$/.exec(written);
  const name = reference === null ? written : (reference.groups?.fallback ?? '').trim();
  return name === '' || name === 'inherit' || /^=|[{<["']/.test(name) ? null : splitModelName(name);
}
