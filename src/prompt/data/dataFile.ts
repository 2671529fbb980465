import type { SourceFile } from '../model';
import type { DataDocument } from './dataNode';
import { jsonData } from './jsonData';
import { tomlData } from './tomlData';
import { yamlData } from './yamlData';

const extension = /\.(?:(?<yaml>ya?ml)|(?<json>jsonc?)|(?<toml>toml))$/i;

export type DataLanguage = 'yaml' | 'json' | 'toml';

/** The language of a data document by its name; null if it is none. */
export function dataLanguage(path: string): DataLanguage | null {
  const { yaml, json, toml } = extension.exec(path)?.groups ?? {};
  if (yaml !== undefined) return 'yaml';
  if (json !== undefined) return 'json';
  return toml === undefined ? null : 'toml';
}

/** Reads a data document by the language of its name; YAML where the name tells none. */
export function dataOf({ path, text }: SourceFile): DataDocument {
  switch (dataLanguage(path)) {
    case 'json':
      return jsonData(text);
    case 'toml':
      return tomlData(text);
    default:
      return yamlData(text);
  }
}
