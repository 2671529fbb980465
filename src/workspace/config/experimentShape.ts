import * as z from 'zod/mini';
import { amount, count, flag, keys, name, named, oneOf, ratio, section, text } from './fields';

/*
 * The shape of `experiments` in `promptmeter.yaml`. It names endpoints and never says where they lie.
 */

const list = (such: string): string => `a list, such as ${such}`;

const message = keys(
  {
    role: oneOf(['system', 'user', 'assistant'], 'Who speaks'),
    content: text('What is said; {{name}} is filled by the cases'),
  },
  'One message',
  'role: user, content: "Summarize {{text}}."',
);

const variant = keys(
  {
    prompt: z.optional(name('Id of a prompt of this workspace: src/a.py#NAME')),
    file: z.optional(
      name('A file with one prompt, or a text that becomes the message of a user; relative to the root'),
    ),
    messages: z.optional(
      z
        .array(message, { error: list('[{ role: user, content: "…" }]') })
        .check(z.minLength(1, { error: 'at least one message' }), z.describe('The messages themselves')),
    ),
    ref: z.optional(name('With prompt or file: as it is in this git revision')),
    mode: z.optional(oneOf(['cold', 'warm'], 'Instead of the mode of the plan')),
  },
  'Where a prompt is found',
  'prompt: "src/a.py#PROMPT"',
).check(
  z.refine((value) => ['prompt', 'file', 'messages'].filter((key) => key in value).length === 1, {
    error: 'one of prompt, file and messages',
  }),
  z.refine((value) => value.ref === undefined || value.messages === undefined, {
    error: 'prompt or file, where it has a ref',
  }),
);

const values = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean()], { error: 'text; put it in quotes' }), {
    error: 'values by variable, such as { text: "…" }',
  })
  .check(z.describe('A value for each variable'));

const cases = z
  .union(
    [
      z.array(values, { error: list('[{ text: "…" }]') }),
      keys(
        {
          file: name(
            'A file of cases: .csv with a header, or .jsonl; relative to the root, inside the workspace',
          ),
        },
        'A file of cases',
        'file: cases.csv',
      ),
    ],
    { error: '[{ text: "…" }] or { file: cases.csv }' },
  )
  .check(z.describe('What fills the variables; every variant is run with every case'));

const not = z.optional(flag('Whether the answer must not do this'));
const value = text('What is looked for; {{name}} is filled by the case');
const texts = z
  .array(z.string({ error: 'text; put it in quotes' }), { error: list('["yes", "no"]') })
  .check(z.describe('What is looked for'));
const anything = z.optional(z.unknown().check(z.describe('JSON schema of the value')));

/** A check of one type, with what belongs to it. */
function check<const T extends readonly string[], S extends z.core.$ZodShape>(
  types: T,
  shape: S,
  such: string,
) {
  return keys({ type: oneOf(types, 'What is checked'), not, ...shape }, 'A check', such);
}

const checks = z
  .array(
    z.union(
      [
        check(
          ['contains', 'icontains', 'starts-with', 'equals', 'finish-reason'],
          { value },
          'type: contains, value: "…"',
        ),
        check(['regex'], { value: text('A regular expression') }, 'type: regex, value: "^\\\\d+$"'),
        check(
          ['javascript'],
          { value: text('An expression of output, values and finishReason; what it gives must be true') },
          'type: javascript, value: "output.length < 80"',
        ),
        check(['contains-all', 'contains-any'], { values: texts }, 'type: contains-all, values: ["…"]'),
        check(['is-json', 'contains-json'], { schema: anything }, 'type: is-json'),
        check(
          ['words', 'characters'],
          { min: z.optional(count('At least')), max: z.optional(count('At most')) },
          'type: words, max: 50',
        ),
        check(
          ['similar'],
          { value, threshold: ratio('How similar, from 0 to 1') },
          'type: similar, value: "…", threshold: 0.8',
        ),
        keys(
          {
            type: oneOf(['rubric'], 'What a model judges'),
            value: text('The criterion by which two answers to a case are compared, in words'),
            endpoint: name('Name of the endpoint whose model judges; better none that is under test'),
          },
          'A check that a model makes',
          'type: rubric, value: "…", endpoint: judge',
        ),
      ],
      { error: 'a check, such as { type: contains, value: "…" }' },
    ),
    { error: list('[{ type: contains, value: "…" }]') },
  )
  .check(z.describe('What every answer has to fulfil'));

const temperature = 'a number of 0 or more, or null';

const plan = keys(
  {
    pairs: z.optional(count('Pairs, or groups of one request for each arm', 1)),
    warmup: z.optional(count('Requests per arm and worker that are not measured')),
    mode: z.optional(
      oneOf(['cold', 'warm'], 'Whether the start of each prompt is new, or comes from the cache'),
    ),
    concurrency: z.optional(count('Pairs at a time', 1)),
    maxOutputTokens: z.optional(count('Longest answer', 1)),
    maxUsd: z.optional(
      amount('dollars', 'What the run may spend at most; it can only lower what the user allows'),
    ),
    seed: z.optional(count('Of the random order')),
    temperature: z.optional(
      z
        .nullable(z.number({ error: temperature }).check(z.minimum(0, { error: temperature })))
        .check(z.describe('How random answers are; null leaves it to the server')),
    ),
    earlyStopping: z.optional(flag('Whether the run ends as soon as the result is clear')),
    margin: z.optional(ratio('Within it two arms are the same: 0.05 is ±5 %')),
    qualityMargin: z.optional(ratio('Increase in failing answers that is accepted: 0.02 is 2 %')),
    primary: z.optional(oneOf(['ttft', 'e2e'], 'What decides: time to the first token, or to the last')),
  },
  'How it is run',
  'pairs: 50, maxUsd: 0.5',
);

/** No workspace says where requests go, with what and at which price. */
const ownEndpoint = 'the name of an endpoint of the user, whose address no workspace says; or simulated';

/** An experiment. */
export const experimentShape = keys(
  {
    endpoints: z
      .array(name('Name of an endpoint of the user, or "simulated"', ownEndpoint), {
        error: list('[simulated]'),
      })
      .check(z.minLength(1, { error: 'at least one endpoint' })),
    variants: named(
      variant,
      'Prompts to compare, the first as baseline',
      'A: { prompt: "src/a.py#PROMPT" }',
    ).check(z.refine((all) => Object.keys(all).length > 0, { error: 'at least one variant' })),
    cases: z.optional(cases),
    checks: z.optional(checks),
    plan: section(plan),
  },
  'Variants of a prompt to compare with real calls',
  'endpoints: [simulated], variants: {…}',
);

/** An experiment as it is declared. */
export type DeclaredExperiment = z.infer<typeof experimentShape>;
