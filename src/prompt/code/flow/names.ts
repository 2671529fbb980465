import type { CallExpr, Expr, Scope, Statement } from '../syntax/syntax';

/** One spelling for `from_messages`, `fromMessages` and `FromMessages`: lower case, no underscores. */
export function normalised(name: string): string {
  return otherSpelling.test(name) ? name.replaceAll('_', '').toLowerCase() : name;
}

/** What normalising changes; most names have none of it, and all are asked. */
const otherSpelling = /[^a-z\d]/;

/** `client.chat.create` as its segments, `()` for what is no name: `['()', 'chat', 'create']` for `f().chat.create`. */
export function calleePath(callee: Expr): string[] {
  const segments: string[] = [];
  let expr = callee;
  while (expr.kind === 'member') {
    segments.push(expr.property);
    expr = expr.object;
  }
  segments.push(expr.kind === 'name' ? expr.name : '()');
  return segments.reverse();
}

/** The last segment of the path of a callee. */
export function calleeName(callee: Expr): string {
  return callee.kind === 'member' ? callee.property : callee.kind === 'name' ? callee.name : '()';
}

const none: readonly never[] = [];

/**
 * Finds entries by the callee they are written for: dotted suffixes, normalised; `^` at the head of one asks for the
 * whole path, `.` for something before it. Looked up by the last segment first, since almost no call of a file is in the list.
 */
export class CalleeIndex<T> {
  private readonly byLast = new Map<
    string,
    { readonly segments: readonly string[]; readonly before: boolean | null; readonly entry: T }[]
  >();

  get isEmpty(): boolean {
    return this.byLast.size === 0;
  }

  constructor(entries: Iterable<T>, suffixesOf: (entry: T) => readonly string[]) {
    for (const entry of entries) {
      for (const suffix of suffixesOf(entry)) {
        const before = suffix.startsWith('^') ? false : suffix.startsWith('.') ? true : null;
        const segments = (before === null ? suffix : suffix.slice(1)).split('.');
        const last = segments.at(-1)!;
        const list = this.byLast.get(last);
        if (list === undefined) this.byLast.set(last, [{ segments, before, entry }]);
        else list.push({ segments, before, entry });
      }
    }
  }

  /** The entries for a callee, in the order of the list. */
  find(callee: Expr): readonly T[] {
    const candidates = this.byLast.get(normalised(calleeName(callee)));
    if (candidates === undefined) return none;
    const path = calleePath(callee);
    return candidates
      .filter(({ segments, before }) => {
        const offset = path.length - segments.length;
        if (offset < 0 || (before !== null && offset > 0 !== before)) return false;
        return segments.every((segment, i) => normalised(path[offset + i]!) === segment);
      })
      .map(({ entry }) => entry);
  }
}

/** Whether a call makes an object of a class that is called after prompts: `TextPrompt("…")`, `PromptTemplate(…)`. */
export function makesPrompt({ callee }: CallExpr): boolean {
  return /^(?!(?:Load|Get|Read|Fetch|Find|Show|Ask|Render|Build|With|Set|Add|Is|Has)[A-Z])(?:PromptTemplate|[A-Z][a-z]\w*(?:Prompt|PromptTemplate|Instructions?))$/.test(
    calleeName(callee),
  );
}

/** A dotted path as written (`user.name`), or null if the expression is not one. */
export function dottedPath(expr: Expr): string | null {
  if (expr.kind === 'name') return expr.name;
  if (expr.kind !== 'member') return null;
  // Ruby's `@name` is the field of no other object.
  if (expr.property.startsWith('@')) return expr.property;
  const object = dottedPath(expr.object);
  return object === null ? null : `${object}.${expr.property}`;
}

/**
 * The free variables of an expression: names and dotted paths as written, without called functions. Nor is what
 * `holdsFunctions` knows a variable where a function of it is called: `traceback.format_exc()`, `SearchTool.name()`.
 */
export function freeVariables(expr: Expr, holdsFunctions: (name: string) => boolean = never): string[] {
  const found = new Set<string>();
  collect(expr, found, { bound: new Set(), holdsFunctions });
  return [...found];
}

const never = (): boolean => false;

/** What names mean around an expression. */
interface Known {
  /** Parameters and variables of functions inside of it. */
  readonly bound: ReadonlySet<string>;
  readonly holdsFunctions: (name: string) => boolean;
}

/** `order["id"].name` and `order["id"]` are values of `order`. */
function withoutSubscripts(expr: Expr): Expr {
  let kept = expr;
  for (let at = expr; at.kind === 'member'; at = at.object) if (at.subscript === true) kept = at.object;
  return kept;
}

const modules = new Set([
  'json',
  'JSON',
  'math',
  'Math',
  'os',
  'datetime',
  'Object',
  'Array',
  'String',
  'Number',
  'Date',
  'console',
  'util',
  'time',
]);

function isNamespace(expr: Expr, { holdsFunctions }: Known): boolean {
  let root = expr;
  while (root.kind === 'member') root = root.object;
  return (
    root.kind === 'name' && (root.namespace === true || modules.has(root.name) || holdsFunctions(root.name))
  );
}

function collect(expr: Expr, found: Set<string>, known: Known): void {
  const path = dottedPath(withoutSubscripts(expr));
  if (path !== null) {
    const root = path.split('.')[0]!;
    if (!known.bound.has(root)) found.add(path);
    return;
  }
  const visit = (child: Expr): void => collect(child, found, known);
  switch (expr.kind) {
    case 'member':
      return visit(expr.object);
    case 'call': {
      // A called name is a function; a called member is a method of a value that may be a variable.
      if (expr.callee.kind === 'member') {
        if (!isNamespace(expr.callee.object, known)) visit(expr.callee.object);
      } else if (expr.callee.kind !== 'name') visit(expr.callee);
      for (const argument of expr.args) visit(argument.value);
      return;
    }
    case 'string':
      for (const piece of expr.pieces) if (piece.kind === 'hole') visit(piece.value);
      return;
    case 'concat':
      return expr.operands.forEach(visit);
    case 'format':
      visit(expr.template);
      return visit(expr.argument);
    case 'list':
      for (const item of expr.items) visit(item.value);
      return;
    case 'object':
      for (const entry of expr.entries) visit(entry.value);
      return;
    case 'choice':
      if (expr.condition !== null) visit(expr.condition);
      return expr.options.forEach(visit);
    case 'opaque':
      return expr.children.forEach(visit);
    case 'element':
      for (const attribute of expr.attributes) visit(attribute.value);
      return expr.children.forEach(visit);
    case 'function':
      return collectInScope(expr.scope, found, known);
    case 'name':
    case 'scalar':
      return;
  }
}

function collectInScope(scope: Scope, found: Set<string>, known: Known): void {
  const inner = new Set(known.bound);
  for (const parameter of scope.parameters) inner.add(parameter.name);
  for (const statement of scope.statements) {
    if (statement.kind === 'assign' && statement.target.kind === 'name') inner.add(statement.target.name);
  }
  for (const statement of scope.statements) collectInStatement(statement, found, { ...known, bound: inner });
}

function collectInStatement(statement: Statement, found: Set<string>, known: Known): void {
  if (statement.kind === 'scope') collectInScope(statement.scope, found, known);
  else if ('value' in statement) collect(statement.value, found, known);
}
