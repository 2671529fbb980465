import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { usualOptions } from '../../../../src/bench/simulator/options';
import { Simulator } from '../../../../src/bench/simulator/simulator';
import { chargedUsd } from '../../../../src/bench/store/run';
import { readRun } from '../../../../src/bench/store/runFile';
import { finished, startCli } from '../../cli/runCli';
import { inFolder } from '../../workspace/tempFolder';
import { price, reconcile } from './running';

const pairs = 12;

const config = `experiments:
  one:
    endpoints: [local]
    variants:
      A: { messages: [{ role: user, content: "Please answer this question: {{question}}" }] }
      B: { messages: [{ role: user, content: "Answer: {{question}}" }] }
    cases: [{ question: "Which roses like shade?" }, { question: "Which roses like sun?" }]
    plan: { pairs: ${pairs}, warmup: 1, maxOutputTokens: 16, earlyStopping: false, maxUsd: 0.05 }
`;

/** What was left after all kills and the run that came to its end. */
export interface Survived {
  readonly kills: number;
  /** Requests whose end nobody has recorded: in flight at a kill. */
  readonly lost: number;
  readonly requests: number;
}

/**
 * Kills a run with SIGKILL at random moments, `kills` times in all, going on with it each time, and lets it come to its
 * end; runs that end before are followed by new ones. Fails if a trial is lost or double, if a kill loses more than the
 * request in flight, or if the ceiling is exceeded.
 */
export async function killRuns(kills: number): Promise<Survived> {
  const total = { kills: 0, lost: 0, requests: 0 };
  while (total.kills < kills) {
    const one = await killRun(Math.min(4, kills - total.kills));
    total.kills += one.kills;
    total.lost += one.lost;
    total.requests += one.requests;
  }
  return total;
}

async function killRun(mostKills: number): Promise<Survived> {
  const latency = { baseMs: 20, perInputTokenMs: 0, gapMs: 1, noise: 0 };
  const simulator = await Simulator.start({ ...usualOptions, latency });
  try {
    const local = {
      name: 'local',
      kind: 'openai-compatible',
      baseUrl: `${simulator.origin}/v1`,
      model: 'none',
      price,
    };
    const files = { '.git/': '', 'promptmeter.yaml': config, 'endpoints.json': JSON.stringify([local]) };
    return await inFolder(files, async (folder) => {
      const args = ['bench', 'one', '--yes', '--endpoints', join(folder, 'endpoints.json')];
      let kills = 0;
      let code: number | null = null;
      while (code === null) {
        const before = simulator.ledger.length;
        const child = startCli(before === 0 ? args : [...args, '--resume'], folder);
        child.stdin.end();
        const ended = finished(child);
        if (kills < mostKills) {
          while (simulator.ledger.length === before && child.exitCode === null) await setTimeout(2);
          await setTimeout(Math.random() * 500);
          if (child.kill('SIGKILL')) kills++;
        }
        const run = await ended;
        assert.ok(run.code === 0 || run.code === null, run.stderr);
        code = run.code;
      }
      const runs = join(folder, '.promptmeter/experiments');
      const [file, ...others] = readdirSync(runs).filter((name) => name.endsWith('.jsonl'));
      assert.deepEqual(others, [], 'a run went on in another file');
      const read = readRun(join(runs, file!))!;
      const lost = reconcile(simulator.ledger, read);
      assert.ok(lost.length <= kills, `${kills} kills lost ${lost.length} requests`);
      assert.equal(read.end?.reason, 'complete');
      assert.ok(chargedUsd(read) <= 0.05);
      // Every pair came to its end once; those that were not clean were done again.
      const clean = read.blocks.filter(({ reasons }) => reasons.length === 0).map(({ block }) => block);
      assert.equal(new Set(clean).size, clean.length, 'a pair that counts was done again');
      const ends = new Set(read.blocks.map(({ block }) => block));
      assert.equal(ends.size, pairs, 'a pair is missing');
      return { kills, lost: lost.length, requests: simulator.ledger.length };
    });
  } finally {
    await simulator.close();
  }
}
