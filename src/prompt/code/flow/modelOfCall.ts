import { providerInName, splitModelName } from '../../modelName';
import { firstArgument } from './arguments';
import { constantString } from './constants';
import type { Env } from './environment';
import { namedArgument, receiversOf } from './environment';
import type { CallShape } from '../libraries/library';
import type { ModelFrom } from './modelOf';
import { modelFrom, modelKeywords, modelOfConstruction, providerOfCallee } from './modelOf';
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
): ModelFrom | null {
  return (
    modelOfCall(call, env, shape, reading) ??
    (shape.holds === true ? pipedModel(call, env, held, reading.links) : null) ??
    modelOfFile(shape, reading)
  );
}

function modelOfCall(call: CallExpr, env: Env, shape: CallShape, reading: Reading): ModelFrom | null {
  for (const path of shape.model ?? modelKeywords) {
    const argument = firstArgument(call, [path], env, reading.links);
    const found = argument === null ? null : modelFrom(argument, reading.links);
    if (found !== null) return found;
  }
  // `Agent("openai:gpt-5")`: a first argument that names a provider; a bare word would be the agent's name.
  const first = shape.model === undefined ? firstArgument(call, [0], env, reading.links) : null;
  const written = first === null ? null : constantString(first.value, first.env, reading.links);
  if (written !== null && /^[\w-]+[:/]\S+$/.test(written)) {
    const name = splitModelName(written);
    if (name.provider !== null) return { name, from: first! };
  }
  // `model.generate_content(…)`, `agent.run(…)`: the receiver was made with the model.
  for (const receiver of receiversOf(call)) {
    const found = modelFrom({ value: receiver, env }, reading.links);
    if (found !== null) return found;
  }
  return null;
}

/** The model that another call of the file names for all. */
function modelOfFile({ modelOfFile: callee }: CallShape, { program, links }: Reading): ModelFrom | null {
  if (callee === undefined) return null;
  const found = program.calls.find(({ call }) => calleePath(call.callee).join('.') === callee);
  const name = found === undefined ? null : modelOfConstruction(found.call, found.env, links);
  return name === null ? null : { name, from: { value: found!.call, env: found!.env } };
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
