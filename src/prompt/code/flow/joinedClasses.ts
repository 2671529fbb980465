import type { Scope, ScopeStatement, Statement } from '../syntax/syntax';

/**
 * Where the methods of a type stand apart from it and from one another, each group was read as a class of its own:
 * those of one name become one class, where the first stood.
 */
export function withClassesJoined(statements: readonly Statement[]): Statement[] {
  const members = new Map<string, Statement[]>();
  const joined: Statement[] = [];
  for (const statement of statements) {
    const name = statement.kind === 'scope' && statement.scope.kind === 'class' ? statement.scope.name : null;
    if (name === null) {
      joined.push(statement);
      continue;
    }
    const { scope } = statement as ScopeStatement;
    const known = members.get(name);
    if (known !== undefined) {
      known.push(...scope.statements);
      continue;
    }
    const all = [...scope.statements];
    members.set(name, all);
    const first: Scope = { ...scope, statements: all };
    joined.push({ kind: 'scope', span: scope.span, scope: first });
  }
  return joined;
}
