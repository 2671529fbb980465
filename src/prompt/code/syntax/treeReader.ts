import type { Span } from '../../span';
import type {
  BlockStatement,
  Expr,
  Import,
  LoopKind,
  Module,
  NameExpr,
  OpaqueExpr,
  Parameter,
  Scope,
  Statement,
} from './syntax';
import type { StatementMemory } from './statementMemory';
import type { SyntaxNode, SyntaxTree } from './syntaxTree';

/** What the parts of a front end share while they read one file. */
export interface Reader {
  readonly text: string;
  readonly imports: Import[];
  /** The expression of a node; opaque where there is none or where it nests too deep. */
  expression(node: SyntaxNode | null): Expr;
  /** Reads a statement into the current scope. */
  statement(node: SyntaxNode): void;
  /** Adds to the current scope. */
  emit(statement: Statement): void;
  /** Reads into a scope of its own and gives back what was emitted. */
  collect(read: () => void): Statement[];
  /** Reads one block of control flow deeper; null for one that is always run once, such as that of a `try`. */
  inBlock(block: Block | null, read: () => void): void;
  /** Reads one level deeper into nested nodes; nothing is read where that gets too deep. */
  nested(read: () => void): void;
  /** Number of blocks of control flow around the current statement. */
  blockDepth(): number;
}

/** A block of control flow: its node, and that of the statement whose branch it is, where it has others. */
export interface Block {
  readonly block: SyntaxNode;
  readonly of: SyntaxNode;
  readonly repeats: LoopKind | null;
}

/** A block that is run or left out, whatever others do: that of a `catch`. */
export function aside(block: SyntaxNode): Block {
  return branchOf(block, block);
}

/** One of the branches of a statement. */
export function branchOf(of: SyntaxNode, block: SyntaxNode): Block {
  return { block, of, repeats: null };
}

/** What tells the languages apart that are read this way. */
export interface NodeReaders {
  /** The node inside parentheses and whatever else does not change a value. */
  unwrapped(node: SyntaxNode): SyntaxNode;
  /** True for a node that stands where a statement stands and is no expression. */
  isStatement(node: SyntaxNode): boolean;
  readStatement(node: SyntaxNode, reader: Reader): void;
  /** The expression of a node that is neither wrapped nor a statement. */
  readExpression(node: SyntaxNode, reader: Reader): Expr;
  /** True if what a statement reads depends on the imports before it, too. */
  readonly looksAtImports?: boolean;
}

/** The neutral tree of a file. It never throws: what makes no sense is left out or opaque, and the rest is there. */
export function readModule(tree: SyntaxTree, text: string, readers: NodeReaders): Module {
  const reader = new FileReader(text, readers, tree.memory);
  const statements = reader.collect(() => {
    for (const child of tree.root.children) reader.statement(child);
  });
  return {
    root: scopeOf('module', tree.root, null, { statements }),
    imports: reader.imports,
    firstError: tree.firstError,
  };
}

/** Nodes inside nodes beyond this are opaque. People stay far below; it keeps the stack of every later walk safe. */
const maxNesting = 400;

class FileReader implements Reader {
  readonly imports: Import[] = [];
  statements: Statement[] = [];
  private depth = 0;
  private nesting = 0;
  private hashed = 0;
  private importsHash = 0;

  constructor(
    readonly text: string,
    private readonly readers: NodeReaders,
    private readonly memory: StatementMemory | null,
  ) {}

  expression(node: SyntaxNode | null): Expr {
    let value: Expr = opaqueAt(node);
    if (node === null) return value;
    const inner = this.readers.unwrapped(node);
    this.nested(() => {
      if (this.readers.isStatement(inner)) this.readers.readStatement(inner, this);
      else value = this.readers.readExpression(inner, this);
    });
    return value;
  }

  statement(node: SyntaxNode): void {
    if (!node.named) return;
    const read = (): void => this.nested(() => this.readers.readStatement(node, this));
    if (this.memory === null) read();
    else this.memory.read(node, this.context(), this, read);
  }

  /** All that the reading of a statement depends on beside its own text. */
  private context(): number {
    const place = this.nesting * 1000 + this.depth;
    if (this.readers.looksAtImports !== true) return place;
    for (; this.hashed < this.imports.length; this.hashed++) {
      const { module, local } = this.imports[this.hashed]!;
      for (const letter of `${module}\n${local}\n`) {
        this.importsHash = (Math.imul(this.importsHash, 31) + letter.codePointAt(0)!) >>> 1;
      }
    }
    return this.importsHash * 1_000_000 + place;
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

  inBlock(block: Block | null, read: () => void): void {
    if (block !== null) this.emit(blockStatement(block));
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

/** The block of a statement that may be a loop and has no other branches. */
export function loopOf(of: SyntaxNode, block: SyntaxNode): Block | null {
  if (/^(?:for|foreach|enhanced_for)_/.test(of.type)) return { block, of, repeats: 'each' };
  return /^(?:while|until|do|loop)_/.test(of.type) ? { block, of, repeats: 'while' } : null;
}

/** What says in a scope where a block of it lies. */
export function blockStatement({ block, of, repeats }: Block): BlockStatement {
  return { kind: 'block', span: spanOf(block), repeats, of: spanOf(of) };
}

/** The text of a node. */
export function sourceOf(node: SyntaxNode, reader: Reader): string {
  return reader.text.slice(node.start, node.end);
}

/** The span of a node. */
export function spanOf(node: SyntaxNode): Span {
  return { start: node.start, end: node.end };
}

/** A name that stands at a node. */
export function nameAt(node: SyntaxNode, name: string): NameExpr {
  return { kind: 'name', span: spanOf(node), name };
}

/** An expression of which only the parts matter. */
export function opaqueAt(node: SyntaxNode | null, children: readonly Expr[] = []): OpaqueExpr {
  return { kind: 'opaque', span: node === null ? { start: 0, end: 0 } : spanOf(node), children };
}

/** Emits `target = value` at a node. */
export function emitAssign(node: SyntaxNode, target: Expr, value: Expr, reader: Reader): void {
  const depth = reader.blockDepth();
  reader.emit({ kind: 'assign', span: spanOf(node), target, value, appends: false, depth });
}

interface ScopeParts {
  readonly parameters?: readonly Parameter[];
  readonly bases?: readonly Expr[];
  readonly decorators?: readonly Expr[];
  readonly statements: readonly Statement[];
}

/** A scope of which only some parts are present. */
export function scopeOf(
  kind: Scope['kind'],
  node: SyntaxNode,
  name: string | null,
  parts: ScopeParts,
): Scope {
  const { parameters = [], bases = [], decorators = [], statements } = parts;
  return { kind, span: spanOf(node), name, parameters, bases, decorators, docstring: null, statements };
}

/**
 * What is first added to a name is its value, as nothing that is in sight was there before: so the text of a builder
 * (`var b strings.Builder`, then `b.WriteString(…)`; `sb.append(…)`) starts where its first piece stands.
 */
export function withFirstWrites(statements: readonly Statement[]): Statement[] {
  const assigned = new Set<string>();
  return statements.map((statement) => {
    if (statement.kind !== 'assign' || statement.target.kind !== 'name') return statement;
    const first = !assigned.has(statement.target.name);
    assigned.add(statement.target.name);
    return first && statement.appends ? { ...statement, appends: false } : statement;
  });
}
