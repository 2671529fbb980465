import { deepEqual, ok } from 'node:assert/strict';
import type { Json } from '../../../../src/prompt/request';
import { createTokenCounter } from '../../../../src/tokens/counter';
import { responseFormatTokens } from '../../../../src/tokens/request/responseForms';
import { tableAssets } from '../tables';

const counters = createTokenCounter(tableAssets());
const format = (schema: Json | null, isInferred = false): Parameters<typeof responseFormatTokens>[0] => ({
  name: 'City',
  description: '',
  schema,
  gaps: [],
  isInferred,
});

const place = {
  additionalProperties: false,
  properties: { city: { type: 'string' }, country: { type: 'string' } },
  required: ['city', 'country'],
  type: 'object',
};
const payment: Json = {
  additionalProperties: false,
  properties: {
    amount: {
      anyOf: [
        { type: 'number' },
        { description: 'pattern=^(?!^[-+.]*$)[+-]?0*\\d*\\.?\\d*$', type: 'string' },
      ],
    },
  },
  required: ['amount'],
  type: 'object',
};
const inhabited = {
  additionalProperties: false,
  properties: { city: { type: 'string' }, country: { type: 'string' }, population: { type: 'integer' } },
  required: ['city', 'country', 'population'],
  type: 'object',
};

/** Model, schema, and the tokens that a recorded answer has for it beside text and frame. */
const answers: readonly (readonly [string, Json, number])[] = [
  ['gpt-5.6-luna', place, 27],
  ['gpt-5.4-mini', payment, 56],
  ['gpt-4o', place, 30],
  ['claude-sonnet-4-5', inhabited, 184],
  ['gemini-2.5-flash', place, 0],
  ['gemini-2.0-flash', place, 0],
];

describe('tokens of the form of an answer', () => {
  for (const [model, schema, actual] of answers) {
    it(`${model} ≈ ${actual}`, async () => {
      const { tokens, errorPct } = responseFormatTokens(format(schema), await counters.forModel(model));
      ok(
        Math.abs(tokens - actual) <= Math.ceil((tokens * (errorPct ?? 0)) / 100),
        `${tokens} ±${errorPct} %`,
      );
    });
  }

  it('are none where any JSON will do', async () => {
    const { tokens, method } = responseFormatTokens(format(null), await counters.forModel('gpt-4o'));
    deepEqual([tokens, method], [0, 'exact']);
  });

  it('leave out titles, but no field of that name', async () => {
    const counter = await counters.forModel('gpt-4o');
    const of = (schema: Json): number => responseFormatTokens(format(schema), counter).tokens;
    const titled = { ...place, title: 'A very long title of a place' };
    deepEqual(of(titled), of(place));
    ok(of({ ...place, properties: { ...place.properties, title: { type: 'string' } } }) > of(place));
  });

  it('may be twice as many or none where nobody knows', async () => {
    const { tokens, errorPct } = responseFormatTokens(format(place), await counters.forModel('acme-1'));
    ok(tokens > 20 && errorPct !== null && errorPct >= 100);
  });
});
