import assert from 'node:assert/strict';
import { shiftProfile } from '../../../src/editor/shiftProfile';
import type { Edit } from '../../../src/editor/shiftProfile';
import type { FileProfile, Profile } from '../../../src/report/model';

/** A prompt with one literal of a variable `[start+2, start+6)`, and its call around it. */
function prompt(id: string, start: number, end: number): Profile {
  const span = { start, end };
  const variable = { start: start + 2, end: start + 6 };
  return {
    id,
    name: id,
    path: 'a.py',
    format: 'constant',
    evidence: { kind: 'name', name: 'PROMPT' },
    span,
    startLine: 1,
    endLine: 1,
    anchor: start,
    anchorLine: 1,
    call: { start: start - 5, end: end + 1 },
    provider: null,
    model: null,
    pricedAs: { model: 'm', matchedModel: null, assumed: true, as: { model: 'm', provider: null } },
    parameters: {},
    tools: null,
    alwaysOn: false,
    inBatch: false,
    server: null,
    cacheMarks: [],
    messages: [
      {
        role: 'user',
        startLine: 1,
        endLine: 1,
        span,
        turn: 0,
        parts: [{ kind: 'variable', span: variable, expression: 'x', names: ['x'] }],
        variables: [{ name: 'x', span: variable, tokens: 1, method: 'estimated', source: 'assumed' }],
        tokens: { text: 1, method: 'exact', encoding: 'e', errorPct: null },
      },
    ],
    requestParts: [],
    violations: [],
    prefix: null,
    sharingLevel: null,
    findings: [],
    tokens: {
      input: 1,
      static: 1,
      variables: 0,
      tools: 0,
      responseFormat: 0,
      images: 0,
      overhead: 0,
      output: 0,
      outputSource: { kind: 'none', tokens: 0, why: 'alwaysOn' },
      method: 'exact',
      encoding: 'e',
      errorPct: null,
    },
    cost: { kind: 'unpriced', reason: 'none' },
    range: {
      inputTokens: { low: 1, high: 1 },
      isOpen: false,
      variableTokens: { low: 0, high: 0 },
      outputTokens: { low: 0, high: 0 },
      perCallUsd: null,
      statedPerCallUsd: null,
    },
  };
}

const file: FileProfile = {
  path: 'a.py',
  language: 'python',
  prompts: [prompt('a', 10, 30), prompt('b', 50, 70)],
  problem: null,
};
const fresh = { profile: file, touched: new Set<string>() };

interface Case {
  readonly what: string;
  readonly edits: readonly Edit[];
  /** Span of each prompt that is left, its anchor, its variable and whether its numbers are out of date. */
  readonly expected: Readonly<Record<string, readonly [number, number, number, number, number, boolean]>>;
}

const cases: readonly Case[] = [
  {
    what: 'typing above moves both',
    edits: [{ start: 0, end: 0, length: 3 }],
    expected: { a: [13, 33, 13, 15, 19, false], b: [53, 73, 53, 55, 59, false] },
  },
  {
    what: 'typing between moves the second',
    edits: [{ start: 40, end: 42, length: 0 }],
    expected: { a: [10, 30, 10, 12, 16, false], b: [48, 68, 48, 50, 54, false] },
  },
  {
    what: 'typing in a literal makes its numbers old',
    edits: [{ start: 20, end: 20, length: 5 }],
    expected: { a: [10, 35, 10, 12, 16, true], b: [55, 75, 55, 57, 61, false] },
  },
  {
    what: 'typing before the first character of a literal belongs to what is before it',
    edits: [{ start: 10, end: 10, length: 4 }],
    expected: { a: [14, 34, 14, 16, 20, false], b: [54, 74, 54, 56, 60, false] },
  },
  {
    what: 'typing behind the last character belongs to what is behind it',
    edits: [{ start: 30, end: 30, length: 4 }],
    expected: { a: [10, 30, 10, 12, 16, false], b: [54, 74, 54, 56, 60, false] },
  },
  {
    what: 'cutting over the start of a literal',
    edits: [{ start: 5, end: 14, length: 0 }],
    expected: { a: [5, 21, 5, 5, 7, true], b: [41, 61, 41, 43, 47, false] },
  },
  {
    what: 'deleting a prompt drops it',
    edits: [{ start: 8, end: 32, length: 0 }],
    expected: { b: [26, 46, 26, 28, 32, false] },
  },
  {
    what: 'edits follow one another',
    edits: [
      { start: 60, end: 60, length: 1 },
      { start: 0, end: 0, length: 10 },
    ],
    expected: { a: [20, 40, 20, 22, 26, false], b: [60, 81, 60, 62, 66, true] },
  },
];

describe('prompts under edits', () => {
  for (const { what, edits, expected } of cases) {
    it(what, () => {
      const { profile, touched } = shiftProfile(fresh, edits);
      const found = profile.prompts.map(({ id, span, anchor, messages }) => {
        const [message] = messages;
        const variable = message!.variables[0]!.span;
        assert.deepEqual(message!.span, span);
        assert.deepEqual(message!.parts[0]!.span, variable);
        return [id, [span.start, span.end, anchor, variable.start, variable.end, touched.has(id)]];
      });
      assert.deepEqual(Object.fromEntries(found), expected);
    });
  }

  it('leaves a literal of another file where it is', () => {
    const [a] = file.prompts;
    const other = { ...a!, messages: [{ ...a!.messages[0]!, path: 'b.py' }] };
    const { profile, touched } = shiftProfile(
      { profile: { ...file, prompts: [other] }, touched: new Set() },
      [{ start: 12, end: 12, length: 9 }],
    );
    assert.deepEqual(profile.prompts[0]!.messages, other.messages);
    assert.equal(touched.size, 0);
  });
});
