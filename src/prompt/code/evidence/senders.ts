import { embeddingFormat } from '../../model';
import { shapeOf } from '../flow/callShapes';
import type { KnownCall } from '../flow/callShapes';
import type { Env } from '../flow/environment';
import { enterCall } from '../flow/functions';
import { calleeName, calleePath, freeVariables } from '../flow/names';
import type { Reading } from '../flow/reading';
import type { CallExpr, Expr, Scope } from '../syntax/syntax';

/** How many functions that call each other are entered one in the other. */
const maximumDepth = 3;

/** A call of a library that sends what a function of the workspace hands to it. */
export interface Sender {
  readonly call: CallExpr;
  readonly known: KnownCall;
  /** Where it stands, with the parameters bound to what the outermost call gives. */
  readonly env: Env;
}

/** Follows what functions of the workspace hand on, and remembers of each what does not depend on how it is called. */
export class Senders {
  private readonly handing = new Map<Scope, readonly CallExpr[]>();
  private readonly reaching = new Map<Scope, boolean>();

  constructor(private readonly reading: Reading) {}

  /** The calls of libraries to which a call of a function hands an argument. */
  of(call: CallExpr, env: Env, depth = 0): Sender[] {
    if (depth > maximumDepth) return [];
    const inner = enterCall(call, env, this.reading.links);
    if (inner === null || inner.scope === env.scope) return [];
    if (depth === 0 && !this.mayReach(inner)) return [];
    return this.handedOn(inner).flatMap((next) => {
      const known = shapeOf(next, inner, this.reading);
      if (known !== null) return sends(known) ? [{ call: next, known, env: inner }] : [];
      return isReport(next) ? [] : this.of(next, inner, depth + 1);
    });
  }

  /** The calls of a function that are given a parameter or variable of it. */
  private handedOn({ scope, parameters, assigned, calls }: Env): readonly CallExpr[] {
    let found = this.handing.get(scope);
    if (found === undefined) {
      const isLocal = (name: string): boolean => parameters.has(name) || assigned.has(name);
      found = calls.filter(({ args }) => args.some(({ value }) => mentions(value, isLocal)));
      this.handing.set(scope, found);
    }
    return found;
  }

  /** Whether a function, or one that it calls, may call a library: most of a file never do, however often they are called. */
  private mayReach(env: Env): boolean {
    let may = this.reaching.get(env.scope);
    if (may === undefined) {
      may = this.looksFor(env);
      this.reaching.set(env.scope, may);
    }
    return may;
  }

  private looksFor(start: Env): boolean {
    const { index, links } = this.reading;
    const seen = new Set([start.scope]);
    let level = [start];
    for (let depth = 0; depth <= maximumDepth && level.length > 0; depth++) {
      const inside: Env[] = [];
      for (const env of level) {
        for (const next of this.handedOn(env)) {
          if (index.calls.find(next.callee).length > 0 || dependsOnCall(next, env)) return true;
          const inner = isReport(next) || depth === maximumDepth ? null : enterCall(next, env, links);
          if (inner === null || seen.has(inner.scope)) continue;
          seen.add(inner.scope);
          inside.push(inner);
        }
      }
      level = inside;
    }
    return false;
  }
}

/** Whether what a call in a function enters may be given to the function: `ask(run)` that calls `run(…)`. */
function dependsOnCall({ callee }: CallExpr, { parameters, assigned }: Env): boolean {
  const root = calleePath(callee)[0]!;
  return (
    parameters.has(root) ||
    assigned.get(root)?.some(({ value: { kind } }) => kind === 'name' || kind === 'member') === true
  );
}

/** What only holds a text does not send it, and what a function embeds is mostly data that a program stores. */
function sends({ shape }: KnownCall): boolean {
  return shape.holds !== true && shape.format !== embeddingFormat;
}

function mentions(value: Expr, isLocal: (name: string) => boolean): boolean {
  return freeVariables(value).some((path) => isLocal(path.split('.')[0]!));
}

/** Calls that only tell what happens are not worth a look into their modules. */
export function isReport({ callee }: CallExpr): boolean {
  return reports.has(calleeName(callee).replace(/^_+/, ''));
}

const reports: ReadonlySet<string> = new Set(
  'print log debug info warn warning error exception critical dumps stringify'.split(' '),
);
