import { readExpression } from './javaExpressions';
import { unwrapped } from './javaReader';
import { isStatement, readStatement } from './javaStatements';
import type { Module } from '../../syntax/syntax';
import type { SyntaxTree } from '../../syntax/syntaxTree';
import { readModule } from '../../syntax/treeReader';

/** The neutral tree of a Java file. A package is no scope: its classes stand in the module. */
export function javaModule(tree: SyntaxTree, text: string): Module {
  return readModule(tree, text, { unwrapped, isStatement, readStatement, readExpression });
}
