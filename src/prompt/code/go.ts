import { readExpression, unwrapped } from './goExpressions';
import { isStatement, readStatement } from './goStatements';
import { withClassesJoined } from './joinedClasses';
import type { Module } from './syntax';
import type { SyntaxTree } from './syntaxTree';
import { readModule } from './treeReader';

/**
 * The neutral tree of a Go file. The methods of a type make a class of its name; a receiver is a parameter whose
 * default is a value of the type, so that calls of its methods are followed.
 */
export function goModule(tree: SyntaxTree, text: string): Module {
  const module = readModule(tree, text, { unwrapped, isStatement, readStatement, readExpression });
  return { ...module, root: { ...module.root, statements: withClassesJoined(module.root.statements) } };
}
