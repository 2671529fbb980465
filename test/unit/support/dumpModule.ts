import type {
  Argument,
  Entry,
  Expr,
  ListItem,
  Module,
  Scope,
  Statement,
} from '../../../src/prompt/code/syntax/syntax';

/**
 * The neutral tree on one line, for tables of expectations. Holes are `${…}`, opaque nodes `~(parts)`, a choice is
 * `(a | b)` or `(condition ? a | b)`, spreads start with `*`, every enclosing block of an assignment is a `>`.
 */
export function dumpModule(module: Module): string {
  const imports = module.imports.map(({ module, name, local }) => `import ${module}:${name} as ${local}`);
  return [...imports, ...dumpBody(module.root)].join('; ');
}

/** One expression, as in `dumpModule`. */
export function dumpExpr(expr: Expr): string {
  switch (expr.kind) {
    case 'string': {
      const pieces = expr.pieces.map((piece) =>
        piece.kind === 'text' ? JSON.stringify(piece.text).slice(1, -1) : `\${${dumpExpr(piece.value)}}`,
      );
      return `"${pieces.join('')}"`;
    }
    case 'concat':
      return `(${expr.operands.map(dumpExpr).join(' + ')})`;
    case 'format':
      return `(${dumpExpr(expr.template)} % ${dumpExpr(expr.argument)})`;
    case 'name':
      return expr.name;
    case 'member':
      return `${dumpExpr(expr.object)}.${expr.property}`;
    case 'call':
      return `${dumpExpr(expr.callee)}(${expr.args.map(dumpArgument).join(', ')})`;
    case 'list':
      return `[${expr.items.map(dumpItem).join(', ')}]`;
    case 'object':
      return `{${expr.entries.map(dumpEntry).join(', ')}}`;
    case 'choice': {
      const condition = expr.condition === null ? '' : `${dumpExpr(expr.condition)} ? `;
      return `(${condition}${expr.options.map(dumpExpr).join(' | ')})`;
    }
    case 'function':
      return dumpScope(expr.scope);
    case 'scalar':
      return String(expr.value);
    case 'element': {
      const attributes = expr.attributes.map((entry) => ` ${dumpEntry(entry)}`).join('');
      return `<${expr.tag}${attributes}>${expr.children.map(dumpExpr).join('')}</${expr.tag}>`;
    }
    case 'opaque':
      return `~(${expr.children.map(dumpExpr).join(', ')})`;
  }
}

function dumpArgument({ name, spread, value }: Argument): string {
  return `${spread ? '*' : ''}${name === null ? '' : `${name}=`}${dumpExpr(value)}`;
}

function dumpItem({ spread, value }: ListItem): string {
  return `${spread ? '*' : ''}${dumpExpr(value)}`;
}

function dumpEntry({ key, spread, value }: Entry): string {
  return spread ? `*${dumpExpr(value)}` : `${key ?? '?'}: ${dumpExpr(value)}`;
}

function dumpScope(scope: Scope): string {
  const decorators = scope.decorators.map((decorator) => `@${dumpExpr(decorator)} `).join('');
  const parameters = scope.parameters.map(({ name, defaultValue }) =>
    defaultValue === null ? name : `${name}=${dumpExpr(defaultValue)}`,
  );
  const head = [...parameters, ...scope.bases.map(dumpExpr)].join(', ');
  const name = scope.name === null ? '' : ` ${scope.name}`;
  return `${decorators}${scope.kind}${name}(${head}) { ${dumpBody(scope).join('; ')} }`;
}

function dumpBody(scope: Scope): string[] {
  const docstring = scope.docstring === null ? [] : [`doc ${dumpExpr(scope.docstring)}`];
  return [...docstring, ...scope.statements.flatMap(dumpStatement)];
}

function dumpStatement(statement: Statement): string | [] {
  switch (statement.kind) {
    case 'assign': {
      const { depth, target, appends, value } = statement;
      return `${'>'.repeat(depth)}${dumpExpr(target)} ${appends ? '+=' : '='} ${dumpExpr(value)}`;
    }
    case 'return':
      return `return ${dumpExpr(statement.value)}`;
    case 'expression':
      return dumpExpr(statement.value);
    case 'scope':
      return dumpScope(statement.scope);
    // What stands in it shows its depth.
    case 'block':
      return statement.repeats === null ? [] : `${statement.repeats}:`;
  }
}
