import { readExpression, unwrapped } from './goExpressions';
import { isStatement, readStatement } from './goStatements';
import { withClassesJoined } from '../../flow/joinedClasses';
import type { Import, Module } from '../../syntax/syntax';
import type { SyntaxTree } from '../../syntax/syntaxTree';
import { textImport } from '../../flow/textFiles';
import { readModule } from '../../syntax/treeReader';

/**
 * The neutral tree of a Go file. The methods of a type make a class of its name; a receiver is a parameter whose
 * default is a value of the type, so that calls of its methods are followed.
 */
export function goModule(tree: SyntaxTree, text: string): Module {
  const module = readModule(tree, text, {
    unwrapped,
    isStatement,
    readStatement,
    readExpression,
    looksAtImports: true,
  });
  return {
    ...module,
    imports: [...module.imports, ...embeddedTexts(text)],
    root: { ...module.root, statements: withClassesJoined(module.root.statements) },
  };
}

const embedded =
  /^[ \t]*\/\/go:embed[ \t]+"?(?<path>[^\s"*?]+)"?[ \t]*\r?\n[ \t]*(?:var[ \t]+)?(?<name>[\p{L}_][\p{L}\p{N}_]*)[ \t]+(?:string|\[\]byte)\b/gmu;

/** `//go:embed prompts/system.md` over `var system string`: the variable holds the text of the file. */
function embeddedTexts(text: string): Import[] {
  if (!text.includes('//go:embed')) return [];
  return [...text.matchAll(embedded)].map(({ 0: match, index, groups }) =>
    textImport({ start: index, end: index + match.length }, groups?.path ?? '', groups?.name ?? ''),
  );
}
