import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Declaration, Json, ToolChoice } from '../../../../src/prompt/request';
import { createTokenCounter } from '../../../../src/tokens/counter';
import { namespaceForm } from '../../../../src/tokens/request/namespaceForm';
import { toolTokens } from '../../../../src/tokens/request/toolForms';
import { tableAssets } from '../tables';

const counters = createTokenCounter(tableAssets());

function tool(name: string, description: string, schema: Json | null, isInferred = false): Declaration {
  return { name, description, schema, gaps: [], isInferred };
}

const city = { properties: { city: { type: 'string' } }, required: ['city'], type: 'object' };
const closed = { additionalProperties: false, ...city };
const nothing = { additionalProperties: false, properties: {}, type: 'object' };
const weather = tool('get_weather', 'Get the current weather for a city.', closed);
const answer = {
  properties: { city: { type: 'string' }, country: { type: 'string' } },
  required: ['city', 'country'],
  type: 'object',
};
const result = tool('final_result', 'The final response which ends this conversation', answer);
const capability = tool(
  'load_capability',
  'Load a listed capability whenever it is plausibly relevant to the task. Loading makes the capability instructions and any tools it provides available.',
  {
    additionalProperties: false,
    description: 'Typed arguments for a `load_capability` tool call.',
    properties: { id: { description: 'The id of the capability to load.', type: 'string' } },
    required: ['id'],
    type: 'object',
  },
);

describe('the form in which tools are shown', () => {
  it('is a namespace of TypeScript types for OpenAI', () => {
    const schema = {
      type: 'object',
      $defs: { Place: { type: 'object', properties: { lat: { type: 'number' } }, required: ['lat'] } },
      properties: {
        unit: { type: 'string', enum: ['m', 'ft'], description: 'Of heights', default: 'm' },
        place: { $ref: '#/$defs/Place' },
        days: { type: 'array', items: { type: 'integer' } },
        note: { anyOf: [{ type: 'string' }, { type: 'null' }] },
        kind: { const: 'sea' },
        more: { type: 'object' },
      },
      required: ['place', 'kind'],
    };
    equal(
      namespaceForm([tool('tide', 'The next tide.\nNever a guess.', schema), tool('stop', '', nothing)]),
      `# Tools

## functions

namespace functions {

// The next tide.
// Never a guess.
type tide = (_: {
// Of heights
unit?: "m" | "ft", // default: m
place: {
lat: number,
},
days?: number[],
note?: string | null,
kind: "sea",
more?: object,
}) => any;

type stop = () => any;

} // namespace functions`,
    );
  });

  it('ends where a schema names itself, and takes any JSON', () => {
    const node: Json = { type: 'object', properties: { next: { $ref: '#/$defs/Node' } } };
    ok(namespaceForm([tool('t', '', { ...node, $defs: { Node: node } })]).length < 2_000);
    for (const schema of [null, [], 'x', 3, { properties: [1] }, { properties: { a: 'b' } }]) {
      ok(namespaceForm([tool('t', '', schema)]).includes('type t = '));
    }
  });
});

/** Model, API, choice, tools; tokens that a recorded answer has beside text and frame. */
const answers: readonly (readonly [
  string,
  'chat' | 'responses' | null,
  ToolChoice,
  Declaration[],
  number,
])[] = [
  ['gpt-4o', 'chat', 'auto', [tool('get_user_country', '', nothing)], 25],
  ['gpt-4o', 'responses', 'auto', [tool('get_user_country', '', nothing)], 19],
  ['gpt-4o', 'chat', 'required', [tool('get_user_country', '', nothing), result], 51],
  ['gpt-4.1', 'responses', 'auto', [tool('get_meaning_of_life', '', nothing)], 22],
  ['gpt-5-mini', 'responses', 'auto', [weather], 38],
  ['gpt-5-mini', 'chat', 'auto', [weather], 120],
  ['gpt-5-mini', null, 'auto', [weather], 120],
  ['gpt-5-mini', null, 'auto', [weather], 38],
  ['gpt-5', 'responses', 'auto', [tool('dummy', '', nothing)], 22],
  ['gpt-5.6-sol', 'responses', 'auto', [capability], 79],
  ['claude-sonnet-4-5', null, 'auto', [tool('get_file', '', nothing)], 532],
  ['claude-sonnet-4-5', null, 'auto', [weather], 557],
  ['claude-sonnet-4-5', null, 'none', [weather], 557],
  ['claude-sonnet-4-5', null, 'required', [tool('get_weather', '', city)], 641],
  ['claude-sonnet-4', null, 'auto', [tool('get_weather', '', closed)], 363],
  ['gemini-2.5-flash', null, 'auto', [weather], 42],
  ['gemini-3-flash-preview', null, 'auto', [tool('get_file', '', nothing)], 17],
];

describe('tokens of tools', () => {
  for (const [model, api, choice, declared, actual] of answers) {
    it(`${model} ${api ?? ''} ${choice} ${declared.map(({ name }) => name).join()} ≈ ${actual}`, async () => {
      const { tokens, errorPct } = toolTokens({ declared, choice, api }, await counters.forModel(model));
      const off = Math.abs(tokens - actual);
      ok(off <= Math.ceil((tokens * (errorPct ?? 0)) / 100), `${tokens} ±${errorPct} % for ${actual}`);
    });
  }

  it('have formula, source and date', async () => {
    const counter = await counters.forModel('claude-opus-4-6');
    const { tokens, formula, source, asOf } = toolTokens(
      { declared: [weather], choice: 'required', api: null },
      counter,
    );
    deepEqual(
      [tokens - 589 > 40, formula.endsWith(' as JSON × 1.18 + hidden tool prompt 589')],
      [true, true],
    );
    ok(source.includes('Claude documentation'));
    equal(asOf, '2026-07-01');
  });

  /** Model, and the prompt that is hidden for auto and for one tool. */
  const hidden: readonly (readonly [string, number, number])[] = [
    ['claude-3-opus-20240229', 530, 281],
    ['claude-3-5-haiku-latest', 264, 340],
    ['claude-3-7-sonnet', 346, 313],
    ['claude-opus-4-1', 313, 315],
    ['us.anthropic.claude-sonnet-4-5-20250929-v1:0', 496, 588],
    ['claude-opus-4-6', 497, 589],
    ['claude-opus-4-7', 675, 804],
    ['claude-opus-4-8', 290, 410],
    ['claude-sonnet-5', 354, 474],
    ['claude-opus-5', 290, 410],
    ['claude-opus-5-5', 350, 450],
    ['gpt-4o', 0, 0],
  ];
  it('include the prompt that is hidden, also where no tool is in sight', async () => {
    for (const [model, auto, required] of hidden) {
      const counter = await counters.forModel(model);
      const of = (choice: ToolChoice | null): number =>
        toolTokens({ declared: [], choice, api: null }, counter).tokens;
      deepEqual([of(null), of('none'), of('required')], [auto, auto, required], model);
    }
  });

  it('count the tools that Claude has itself, and those of no other maker', async () => {
    const tokens = async (model: string, hosted: readonly string[]): Promise<number> =>
      toolTokens({ declared: [], hosted, choice: null, api: null }, await counters.forModel(model)).tokens;
    const own = ['bash_20250124', 'text_editor_20250728', 'computer_20250124', 'web_search_20250305'];
    deepEqual(await tokens('claude-sonnet-4-5', own), 496 + 245 + 700 + 1217);
    deepEqual(await tokens('gpt-4o', own), 0);
  });

  it('have a wider bound where types are not in sight', async () => {
    const counter = await counters.forModel('gpt-4o');
    const bound = (isInferred: boolean): number =>
      toolTokens({ declared: [tool('a', 'b', city, isInferred)], choice: null, api: 'chat' }, counter)
        .errorPct ?? 0;
    ok(bound(true) >= bound(false) + 25);
  });
});
