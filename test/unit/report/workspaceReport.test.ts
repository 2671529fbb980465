import assert from 'node:assert/strict';
import type { FileProfile, WorkspaceReport } from '../../../src/report/model';
import { json } from '../../../src/report/renderings/json';
import { table } from '../../../src/report/renderings/table';
import { createReport, promptsByCost } from '../../../src/report/workspaceReport';
import { file, message, profile, prompt, text, variable } from './samples';

/** Pseudo-random numbers below 1, the same in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const models = [
  'gpt-4o',
  'gpt-5-mini',
  'claude-sonnet-4-5',
  'gemini-2.5-pro',
  'deepseek-v4-flash',
  'gpt-99',
  null,
];

function randomFiles(seed: number): FileProfile[] {
  const next = random(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  return Array.from({ length: 1 + below(8) }, (_, i) => {
    const prompts = Array.from({ length: below(5) }, (_, j) => {
      const parts = [
        text('word '.repeat(below(3000))),
        ...Array.from({ length: below(4) }, () => variable('x')),
      ];
      const subject = prompt([message(parts)], {
        id: `f${i}#${j}`,
        model: models[below(models.length)] ?? null,
        provider: null,
        alwaysOn: next() < 0.2,
      });
      return profile(subject, { assumptions: { callsPerMonth: below(2) === 0 ? null : 1000 } });
    });
    return file(`f${i}.py`, prompts);
  });
}

function reportOf(files: readonly FileProfile[]): WorkspaceReport {
  return createReport({ root: '/r', pricesAsOf: '2026-09-23', files, skipped: [], durationMs: 1.4 });
}

interface ScanJson {
  files: {
    prompts: {
      tokens: { input: number };
      cost: {
        per1kCallsUsd?: number;
        perCallUsd?: number;
        monthlyUsd?: number | null;
        components?: { usd: number }[];
      };
    }[];
  }[];
  totals: WorkspaceReport['totals'];
}

describe('report of a workspace', () => {
  it('has totals that equal the sum of its rows', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const context = { tool: { name: 't', version: '0' }, columns: null };
      const { files, totals } = JSON.parse(json.render(reportOf(randomFiles(seed)), context)) as ScanJson;
      const rows = files.flatMap(({ prompts }) => prompts);
      const priced = rows.flatMap(({ cost }) =>
        cost.per1kCallsUsd === undefined ? [] : [cost.per1kCallsUsd],
      );
      const monthly = rows.flatMap(({ cost }) =>
        typeof cost.monthlyUsd === 'number' ? [cost.monthlyUsd] : [],
      );
      assert.equal(totals.prompts, rows.length);
      assert.equal(totals.unpriced, rows.length - priced.length);
      assert.equal(
        totals.inputTokens,
        rows.reduce((sum, { tokens }) => sum + tokens.input, 0),
      );
      assertSum(totals.per1kCallsUsd, priced);
      assertSum(totals.monthlyUsd, monthly);
      for (const { cost } of rows) {
        if (cost.components !== undefined) {
          assertSum(
            cost.perCallUsd ?? null,
            cost.components.map(({ usd }) => usd),
          );
        }
      }
    }
  });

  it('shows no noise of binary fractions', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { per1kCallsUsd } = reportOf(randomFiles(seed)).totals;
      if (per1kCallsUsd !== null) assert.ok(String(per1kCallsUsd).length <= 14, String(per1kCallsUsd));
    }
  });

  it('has null where nothing is priced or no volume is known', () => {
    const unknown = profile(prompt([message([text('a')])], { model: 'gpt-99' }));
    const { totals } = reportOf([file('a.py', [unknown])]);
    assert.deepEqual([totals.per1kCallsUsd, totals.monthlyUsd, totals.unpriced], [null, null, 1]);
  });

  it('say for how many prompts they are a lower bound', () => {
    const whole = profile(prompt([message([text('Which tide is next?')])]));
    const pdf = { kind: 'file', size: null, detail: null, name: 'application/pdf' } as const;
    const partly = profile(prompt([message([text('Which tide is next?')])], { attachments: [pdf] }));
    const report = reportOf([file('a.py', [whole, partly])]);
    assert.equal(report.totals.partlyCounted, 1);
    assert.match(
      table.render(report, { tool: { name: 'promptmeter', version: '1' }, columns: null }),
      /lower bounds: 1 prompt with more than is counted/,
    );
    assert.doesNotMatch(
      table.render(reportOf([file('a.py', [whole])]), {
        tool: { name: 'promptmeter', version: '1' },
        columns: null,
      }),
      /lower bound/,
    );
  });

  it('counts all files read, lists those with prompts or problems, sorted', () => {
    const one = profile(prompt([message([text('a')])]));
    const problem = { message: 'bad', span: { start: 0, end: 0 }, line: 1 };
    const report = createReport({
      root: '/r',
      pricesAsOf: '2026-09-23',
      files: [file('b.py', [one]), file('c.py', []), { ...file('Z.py', []), problem }, file('a.py', [one])],
      skipped: [
        { path: 'y', reason: 'binary' },
        { path: 'x', reason: 'binary' },
      ],
      durationMs: 12.6,
    });
    assert.deepEqual(
      report.files.map(({ path }) => path),
      ['Z.py', 'a.py', 'b.py'],
    );
    assert.equal(report.totals.files, 4);
    assert.equal(report.totals.durationMs, 13);
    assert.deepEqual(
      report.skipped.map(({ path }) => path),
      ['x', 'y'],
    );
  });

  it('orders prompts by cost, the unpriced last', () => {
    const costs = promptsByCost(reportOf(randomFiles(7))).map(({ cost }) =>
      cost.kind === 'priced' ? cost.per1kCallsUsd : -1,
    );
    assert.ok(costs.length > 3);
    assert.deepEqual(
      costs,
      [...costs].sort((a, b) => b - a),
    );
  });
});

function assertSum(total: number | null, parts: readonly number[]): void {
  if (parts.length === 0) {
    assert.equal(total, null);
    return;
  }
  const sum = parts.reduce((all, part) => all + part, 0);
  assert.ok(total !== null && Math.abs(total - sum) <= 1e-9 * Math.abs(sum), `${total} is not ${sum}`);
}
