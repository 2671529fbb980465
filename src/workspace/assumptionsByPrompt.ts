import type { Assumptions, CallAssumptions, VariableSize } from '../cost/assumptions';
import type { Prompt } from '../prompt/model';
import type { Sources } from '../prompt/sources';
import { globTest } from './globs';
import type { PathTest } from './globs';

/**
 * What is assumed of each prompt: what holds for all, then what its globs say in the order of the file, then what its
 * id says. Files with samples are read here, so that a result depends on them.
 */
export function assumptionsByPrompt(
  assumptions: Assumptions,
  sources: Sources,
): (prompt: Pick<Prompt, 'id'>) => CallAssumptions {
  if (assumptions.prompts.length === 0) return () => assumptions;
  const globs = assumptions.prompts.map(({ pattern }) => testOf(pattern));
  return ({ id }) => {
    const matching = assumptions.prompts.filter(({ pattern }, index) => pattern !== id && globs[index]!(id));
    const own = assumptions.prompts.filter(({ pattern }) => pattern === id);
    let call: CallAssumptions = assumptions;
    for (const over of [...matching, ...own]) {
      call = {
        ...call,
        ...over,
        variables: { ...call.variables, ...over.variables },
        ...(over.outputTokens !== undefined && { statesOutput: true }),
        ...(over.defaultModel !== undefined && { statesModel: true }),
      };
    }
    return { ...call, variables: withSamples(call.variables, sources) };
  };
}

/** Whether what is said under an id or a glob is said of a prompt. */
export function isOfPrompt(pattern: string, id: string): boolean {
  return pattern === id || testOf(pattern)(id);
}

/** A glob of files, and one of names behind the `#` if there is one: `src/**#*_PROMPT`. */
function testOf(pattern: string): PathTest {
  const [files, names] = parts(pattern);
  const test = globTest([files]);
  const testName = names === undefined ? () => true : globTest([names]);
  return (id) => {
    const [file, name = ''] = parts(id);
    return test(file) && testName(name);
  };
}

function parts(id: string): [file: string, name?: string] {
  const at = id.lastIndexOf('#');
  return at < 0 ? [id] : [id.slice(0, at), id.slice(at + 1)];
}

/** A file that is not there any more is as if nobody had named it. */
function withSamples(
  variables: CallAssumptions['variables'],
  sources: Sources,
): CallAssumptions['variables'] {
  const sizes: Record<string, VariableSize> = {};
  for (const [name, size] of Object.entries(variables)) {
    const sample = 'file' in size ? sources.read(size.file) : null;
    if (!('file' in size)) sizes[name] = size;
    else if (sample !== null) sizes[name] = { sample };
  }
  return sizes;
}
