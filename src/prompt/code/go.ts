import { readExpression, unwrapped } from './goExpressions';
import { isStatement, readStatement } from './goStatements';
import type { Module, Scope, ScopeStatement, Statement } from './syntax';
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

/** Each method was read as a class of its own: those of one type become one class, where the first stood. */
function withClassesJoined(statements: readonly Statement[]): Statement[] {
  const classes = new Map<string, { scope: Scope; statements: Statement[] }>();
  const joined: Statement[] = [];
  for (const statement of statements) {
    const name = statement.kind === 'scope' && statement.scope.kind === 'class' ? statement.scope.name : null;
    if (name === null) {
      joined.push(statement);
      continue;
    }
    const { scope } = statement as ScopeStatement;
    const known = classes.get(name);
    if (known !== undefined) {
      known.statements.push(...scope.statements);
      continue;
    }
    const all = [...scope.statements];
    const first: Scope = { ...scope, statements: all };
    classes.set(name, { scope: first, statements: all });
    joined.push({ kind: 'scope', span: scope.span, scope: first });
  }
  return joined;
}
