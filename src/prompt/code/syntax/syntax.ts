import type { MappedText } from '../../mappedText';
import type { Span } from '../../span';

/**
 * A neutral syntax tree, just rich enough to follow text into model calls. Each language has one front end that
 * turns its tree-sitter tree into it; everything behind that (flow, libraries, assembly) is written once.
 *
 * Front ends unwrap what does not change a value: parentheses, `await`, `as const`, `satisfies`, `!`.
 */
export type Expr =
  | StringExpr
  | ConcatExpr
  | FormatExpr
  | NameExpr
  | MemberExpr
  | CallExpr
  | ListExpr
  | ObjectExpr
  | ChoiceExpr
  | FunctionExpr
  | ScalarExpr
  | ElementExpr
  | OpaqueExpr;

interface Node {
  readonly span: Span;
}

/** A string literal or template literal; `span` has its quotes and prefix. */
export interface StringExpr extends Node {
  readonly kind: 'string';
  /** Text and holes in order. A plain literal has one text piece, or none if empty. */
  readonly pieces: readonly Piece[];
  /** True of a symbol of Ruby, which names something and is no text. */
  readonly isSymbol?: true;
}
/** Literal text (escapes resolved) or `{expr}` / `${expr}` of the host language. */
export type Piece = ({ readonly kind: 'text' } & MappedText) | Hole;
export interface Hole extends Node {
  readonly kind: 'hole';
  readonly value: Expr;
}

/** Adjacent literals, `a + b`. Nested sums are flattened, however deep. */
export interface ConcatExpr extends Node {
  readonly kind: 'concat';
  readonly operands: readonly Expr[];
}

/** `template % arguments`, `Sprintf(template, …)`, `format!("…", …)`: `argument` is a list where it lists several. */
export interface FormatExpr extends Node {
  readonly kind: 'format';
  readonly template: Expr;
  readonly argument: Expr;
}

export interface NameExpr extends Node {
  readonly kind: 'name';
  readonly name: string;
  /** True where it is sure to name a package, module or class, whose functions may be called but which is no value. */
  readonly namespace?: boolean;
}

/** `object.property`, `object?.property`, and `object["property"]` with a literal key. */
export interface MemberExpr extends Node {
  readonly kind: 'member';
  readonly object: Expr;
  readonly property: string;
  /** True for `object["property"]`. */
  readonly subscript?: true;
}

/** A call, a construction (`new X(…)`), or a tagged template (then `args` is the one template). */
export interface CallExpr extends Node {
  readonly kind: 'call';
  readonly callee: Expr;
  readonly args: readonly Argument[];
  /**
   * True for `Type{Field: value}` and for a builder's chain that ends in `build()`: the fields of a named type written
   * out. Whoever takes it takes its fields, as of an object.
   */
  readonly record?: boolean;
}
export interface Argument extends Node {
  /** Keyword name; null if positional. */
  readonly name: string | null;
  readonly value: Expr;
  /** `*args`, `**kwargs`, `...args`. */
  readonly spread: boolean;
}

/** List, tuple, array, set. */
export interface ListExpr extends Node {
  readonly kind: 'list';
  readonly items: readonly ListItem[];
}
export interface ListItem {
  readonly value: Expr;
  readonly spread: boolean;
}

/** Dictionary or object literal. Shorthand `{ model }` has a name as value; methods are functions. */
export interface ObjectExpr extends Node {
  readonly kind: 'object';
  readonly entries: readonly Entry[];
}
export interface Entry extends Node {
  /** Null for a computed key or a spread. */
  readonly key: string | null;
  readonly value: Expr;
  readonly spread: boolean;
}

/** `a if c else b`, `c ? a : b`, `a ?? b`, `a || b`, `a or b`: one of them is the value, in the order written. */
export interface ChoiceExpr extends Node {
  readonly kind: 'choice';
  /** The condition of a ternary; null for `??`, `||`, `or`. */
  readonly condition: Expr | null;
  readonly options: readonly Expr[];
}

/** Lambda, arrow function, function expression, method in an object. Its body is a scope of its own. */
export interface FunctionExpr extends Node {
  readonly kind: 'function';
  readonly scope: Scope;
}

export interface ScalarExpr extends Node {
  readonly kind: 'scalar';
  readonly value: number | boolean | null;
}

/** JSX: `<Tag a={x}>children</Tag>`. Text children are strings whose span is the text; `{expr}` children are expressions. */
export interface ElementExpr extends Node {
  readonly kind: 'element';
  /** Empty for a fragment. */
  readonly tag: string;
  readonly attributes: readonly Entry[];
  readonly children: readonly Expr[];
}

/** Anything else (arithmetic, comparison, subscript, comprehension …): only its parts are of interest. */
export interface OpaqueExpr extends Node {
  readonly kind: 'opaque';
  readonly children: readonly Expr[];
  /** True for `a * b * c`: a number, or where the language repeats a text so, that. */
  readonly product?: true;
  /** Of a comprehension that makes a list: the function of its children that returns one item, before its conditions. */
  readonly items?: FunctionExpr;
}

/**
 * Module, class or function with what stands directly in it. Control flow is flattened in source order: a loop is its
 * iterable as an expression and an opaque assignment to its variable, one level deeper; an assignment inside an
 * expression becomes a statement before it. A namespace is a module with a name, an enum a class.
 */
export interface Scope extends Node {
  readonly kind: 'module' | 'class' | 'function';
  /** Declared name; for `const f = () => …` the variable's; null for the module and for anonymous ones. */
  readonly name: string | null;
  readonly parameters: readonly Parameter[];
  /** Base classes. */
  readonly bases: readonly Expr[];
  /** Decorators, annotations, attributes: a name, or a call of it with arguments. */
  readonly decorators: readonly Expr[];
  readonly docstring: StringExpr | null;
  /**
   * In a class whose methods name its members without `this` (Java, C#): its fields and properties, also those without
   * a value. Left out where members need a receiver.
   */
  readonly members?: ReadonlySet<string>;
  /** In a class of Python: the fields that its body declares with a type and without a value, in order. */
  readonly fields?: readonly string[];
  readonly statements: readonly Statement[];
}
export interface Parameter extends Node {
  /** Empty for a destructuring pattern: its names are parameters of their own after it. */
  readonly name: string;
  readonly defaultValue: Expr | null;
  /** Its annotation as written, where it has one (Python, TypeScript). */
  readonly type?: string;
}

export type Statement =
  AssignStatement | ReturnStatement | ExpressionStatement | ScopeStatement | BlockStatement;

/** `name = value`, `self.x: T = value`, `const { a } = value` (one statement per name), a class field, `+=`. */
export interface AssignStatement extends Node {
  readonly kind: 'assign';
  /** A name or member; opaque for anything else. */
  readonly target: Expr;
  readonly value: Expr;
  /** True for `+=`: the value goes behind what was there. */
  readonly appends: boolean;
  /** Depth of enclosing if/for/while/try/switch/match blocks inside the scope. */
  readonly depth: number;
}
/** `return` and `yield`, and the body of an expression arrow function. */
export interface ReturnStatement extends Node {
  readonly kind: 'return';
  readonly value: Expr;
}
/** A bare expression, and the conditions and iterables of control flow. */
export interface ExpressionStatement extends Node {
  readonly kind: 'expression';
  readonly value: Expr;
}
/** A named function or class. */
export interface ScopeStatement extends Node {
  readonly kind: 'scope';
  readonly scope: Scope;
}

/** Whether a loop runs over things, or until something is so. */
export type LoopKind = 'each' | 'while';

/** A block of control flow, whose statements stand behind it: those within its span are run on a condition. */
export interface BlockStatement extends Node {
  readonly kind: 'block';
  /** What loop it is the body of; null for what is run once or left out. */
  readonly repeats: LoopKind | null;
  /** The whole statement: of its branches no more than one is run. */
  readonly of: Span;
}

/** One imported name: `from a.b import c as d` is { module: 'a.b', name: 'c', local: 'd' }. */
export interface Import extends Node {
  readonly module: string;
  /** Exported name; `*` for the whole module (`import a.b` binds `a`; `import * as x`), `default` for a default import. */
  readonly name: string;
  readonly local: string;
}

/** One parsed source file. */
export interface Module {
  readonly root: Scope;
  readonly imports: readonly Import[];
  /** The first place the grammar could not make sense of, if any; the rest of the file is still there. */
  readonly firstError: Span | null;
}
