import type { Expr, Import, Module, Statement } from './syntax';
import type { SyntaxNode, SyntaxTree } from './syntaxTree';
import { readExpression } from './typescriptExpressions';
import { opaqueAt, unwrapped } from './typescriptReader';
import type { Reader } from './typescriptReader';
import { scopeOf } from './typescriptScopes';
import { isStatement, readStatement } from './typescriptStatements';

/** Nodes inside nodes beyond this are opaque. People stay far below; it keeps the stack of every later walk safe. */
const maxNesting = 400;

/**
 * The neutral tree of a file that the grammar `typescript`, `tsx` or `javascript` parsed. It never throws: what makes
 * no sense is left out or opaque, and the rest is there.
 */
export function typescriptModule(tree: SyntaxTree, text: string): Module {
  const reader = new FileReader(text);
  const statements = reader.collect(() => {
    for (const child of tree.root.children) reader.statement(child);
  });
  return {
    root: scopeOf('module', tree.root, null, { statements }),
    imports: reader.imports,
    firstError: tree.firstError,
  };
}

class FileReader implements Reader {
  readonly imports: Import[] = [];
  private statements: Statement[] = [];
  private depth = 0;
  private nesting = 0;

  constructor(readonly text: string) {}

  expression(node: SyntaxNode | null): Expr {
    let value: Expr = opaqueAt(node);
    if (node === null) return value;
    const inner = unwrapped(node);
    this.nested(() => {
      if (isStatement(inner)) readStatement(inner, this);
      else value = readExpression(inner, this);
    });
    return value;
  }

  statement(node: SyntaxNode): void {
    if (node.named) this.nested(() => readStatement(node, this));
  }

  nested(read: () => void): void {
    if (this.nesting >= maxNesting) return;
    this.nesting += 1;
    try {
      read();
    } finally {
      this.nesting -= 1;
    }
  }

  emit(statement: Statement): void {
    this.statements.push(statement);
  }

  collect(read: () => void): Statement[] {
    const { statements, depth } = this;
    const collected: Statement[] = [];
    this.statements = collected;
    this.depth = 0;
    try {
      read();
    } finally {
      this.statements = statements;
      this.depth = depth;
    }
    return collected;
  }

  inBlock(read: () => void): void {
    this.depth += 1;
    try {
      read();
    } finally {
      this.depth -= 1;
    }
  }

  blockDepth(): number {
    return this.depth;
  }
}
