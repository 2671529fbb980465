import type { Env } from './environment';
import { isWithin } from './environment';
import type { Links } from './links';
import type { ModelFrom } from './modelOf';
import { modelFrom } from './modelOf';
import { normalised } from './names';
import type { CallExpr, Expr } from '../syntax/syntax';

/**
 * The model that a prompt class, or the variable that holds it, is piped into: `prompt | ChatOpenAI(model="…")`,
 * `prompt.pipe(model)`, `RunnableSequence.from([prompt, model])`, wherever the class or the variable is in sight.
 */
export function pipedModel(call: CallExpr, around: Env, held: string | null, links: Links): ModelFrom | null {
  for (const { value, env } of around.file.holders) {
    if (!isWithin(env, around)) continue;
    const steps = stepsOf(value);
    const at = steps.findIndex((step) => step === call || (step.kind === 'name' && step.name === held));
    if (at < 0) continue;
    for (const next of steps.slice(at + 1)) {
      const found = modelFrom({ value: next, env }, links);
      if (found !== null) return found;
    }
  }
  return null;
}

/** What a chain passes through, in order. */
function stepsOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'opaque':
      return expr.children;
    case 'list':
      return expr.items.map(({ value }) => value);
    case 'call': {
      const { callee, args } = expr;
      if (callee.kind !== 'member') return [];
      // `(prompt | model).invoke(…)`
      if (normalised(callee.property) !== 'pipe') {
        return callee.object.kind === 'opaque' ? callee.object.children : [];
      }
      const before = stepsOf(callee.object);
      return [...(before.length > 0 ? before : [callee.object]), ...args.map(({ value }) => value)];
    }
    default:
      return [];
  }
}
