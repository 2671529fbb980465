import type { ModelName } from '../../modelName';
import { providerInName, splitModelName } from '../../modelName';
import { firstArgument } from './arguments';
import { constantString } from './constants';
import type { Env } from './environment';
import { namedArgument, receiversOf } from './environment';
import type { CallShape } from '../libraries/library';
import { modelKeywords, modelOf, modelOfConstruction, providerOfCallee } from './modelOf';
import { calleePath } from './names';
import { pipedModel } from './pipedModel';
import type { Reading } from './reading';
import { resolveValue } from './resolve';
import type { CallExpr } from '../syntax/syntax';

/** The model that a call names, or the client or object it is a method of. `held` is the variable that keeps its value. */
export function modelOfSent(
  call: CallExpr,
  env: Env,
  shape: CallShape,
  held: string | null,
  reading: Reading,
): ModelName | null {
  return (
    modelOfCall(call, env, shape, reading) ??
    (shape.holds === true ? pipedModel(call, env, held, reading.links) : null) ??
    modelOfFile(shape, reading)
  );
}

function modelOfCall(call: CallExpr, env: Env, shape: CallShape, reading: Reading): ModelName | null {
  for (const path of shape.model ?? modelKeywords) {
    const argument = firstArgument(call, [path], env, reading.links);
    const found = argument === null ? null : modelOf(argument.value, argument.env, reading.links);
    if (found !== null) return found;
  }
  // `Agent("openai:gpt-5")`: a first argument that names a provider; a bare word would be the agent's name.
  const first = shape.model === undefined ? firstArgument(call, [0], env, reading.links) : null;
  const written = first === null ? null : constantString(first.value, first.env, reading.links);
  if (written !== null && /^[\w-]+[:/]\S+$/.test(written)) {
    const found = splitModelName(written);
    if (found.provider !== null) return found;
  }
  // `model.generate_content(…)`, `agent.run(…)`: the receiver was made with the model.
  for (const receiver of receiversOf(call)) {
    const found = modelOf(receiver, env, reading.links);
    if (found !== null) return found;
  }
  return null;
}

/** The model that another call of the file names for all. */
function modelOfFile({ modelOfFile: callee }: CallShape, { program, links }: Reading): ModelName | null {
  if (callee === undefined) return null;
  const found = program.calls.find(({ call }) => calleePath(call.callee).join('.') === callee);
  return found === undefined ? null : modelOfConstruction(found.call, found.env, links);
}

/** The provider of a call without a visible model: its client's, if that is no other server's. */
export function providerOfCall(call: CallExpr, env: Env, shape: CallShape, reading: Reading): string | null {
  for (const receiver of receiversOf(call)) {
    const { value, env: at } = resolveValue(receiver, env, reading.links);
    if (value.kind === 'call') {
      const base = namedArgument(value, 'base_url');
      if (base !== null) return providerInName(constantString(base, at, reading.links) ?? '');
      return providerOfCallee(value.callee, at) ?? shape.provider ?? null;
    }
  }
  return shape.provider ?? null;
}
