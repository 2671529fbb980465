import type { CallExpr, ChoiceExpr, Expr, NameExpr } from '../syntax/syntax';
import { constantString, readsEnvironment } from './constants';
import type { Env } from './environment';
import { namedArgument, positionalArgument } from './environment';
import { nameOf } from './jsonValues';
import type { Links } from './links';
import { modelKeywords, modelOf, possibleModels } from './modelOf';
import { calleeName } from './names';
import type { Binding, Placed } from './resolve';
import {
  definitionOf,
  givenFor,
  maximumDepth,
  parameterValue,
  resolveFunction,
  resolveMember,
  resolveName,
} from './resolve';

/** Why the model of a call may be another than the one in sight. */
export interface OpenModel {
  /** Plain text that may quote the workspace. */
  readonly sentence: string;
  /** What calls in the same file give instead, where that is in sight. */
  readonly given: readonly string[];
}

/** Whether the model that an expression stands for is a default or a fallback; null where it is simply said. */
export function openModel({ value, env }: Placed, links: Links, depth = 0): OpenModel | null {
  if (depth > maximumDepth) return null;
  const next = (expr: Expr, at: Env): OpenModel | null =>
    openModel({ value: expr, env: at }, links, depth + 1);
  const ofBinding = (binding: Binding | null): OpenModel | null => {
    const [first] = binding?.kind === 'assigned' ? binding.values : [];
    return first === undefined ? null : next(first, binding!.env);
  };
  switch (value.kind) {
    case 'name': {
      const given = givenFor(value, env);
      if (given !== null) return next(given.value, given.env);
      if (parameterValue(value, env) !== null) return ofParameter(value, env, links);
      return ofBinding(resolveName(value, env, links));
    }
    case 'member':
      return ofBinding(resolveMember(value, env, links));
    case 'choice':
      return ofChoice(value, env, links);
    case 'call': {
      if (readsEnvironment(value)) return fallbackOf(value, env, links);
      const named = modelKeywords.flatMap((keyword) => namedArgument(value, keyword) ?? []);
      const argument = named[0] ?? positionalArgument(value, 0);
      return argument === null ? null : next(argument, env);
    }
    default:
      return null;
  }
}

/** `process.env.MODEL ?? "…"`: what is not in sight goes before what is. */
function ofChoice({ condition, options }: ChoiceExpr, env: Env, links: Links): OpenModel | null {
  const [first] = options;
  if (condition !== null || first === undefined || modelOf(first, env, links) !== null) return null;
  return fallbackOf(first, env, links);
}

function fallbackOf(setting: Expr, env: Env, links: Links): OpenModel {
  const key = setting.kind === 'call' && readsEnvironment(setting) ? positionalArgument(setting, 0) : null;
  const name = (key === null ? null : constantString(key, env, links)) ?? nameOf(setting);
  return { sentence: `The model is the fallback of ${name}, which may give another.`, given: [] };
}

function ofParameter({ name }: NameExpr, env: Env, links: Links): OpenModel | null {
  for (let at: Env | null = env; at !== null; at = at.parent) {
    if (!at.parameters.has(name)) continue;
    return {
      sentence: `The model is the default of the parameter ${name}; callers may give another.`,
      given: givenByCalls(name, at, links),
    };
  }
  return null;
}

/** The models that calls in the file of a function give one of its parameters. */
function givenByCalls(name: string, owner: Env, links: Links): string[] {
  const { scope, parent, file } = owner;
  const isMethod = parent?.scope.kind === 'class';
  const made = isMethod && /^(?:__init__|constructor)$/.test(scope.name ?? '') ? parent : null;
  const called = (made ?? owner).scope.name;
  const position = scope.parameters
    .filter((each) => !isMethod || !/^(?:self|cls)$/.test(each.name))
    .findIndex((each) => each.name === name);
  const isCalled = (call: CallExpr, env: Env): boolean => {
    if (calleeName(call.callee) !== called) return false;
    if (made !== null) return definitionOf(call.callee, env, links) === made;
    return isMethod || resolveFunction(call.callee, env, links) === owner;
  };
  return file.calls.flatMap(({ call, env }) => {
    const argument = isCalled(call, env)
      ? (namedArgument(call, name) ?? positionalArgument(call, position))
      : null;
    return argument === null ? [] : [...possibleModels({ value: argument, env }, links)];
  });
}
