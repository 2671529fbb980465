import { libraries } from '../libraries/libraries';
import type { Module } from '../syntax/syntax';

/** The module with an import of each library whose names its file has without one. */
export function withAmbient(module: Module, path: string): Module {
  const ambient = libraries.filter(({ ambientIn }) => ambientIn?.test(path) === true);
  if (ambient.length === 0) return module;
  const { span } = module.root;
  const imports = ambient.map(({ modules: [name = ''] }) => ({ module: name, name: '*', local: name, span }));
  return { ...module, imports: [...module.imports, ...imports] };
}
