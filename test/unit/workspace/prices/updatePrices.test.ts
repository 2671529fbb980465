import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { defaultAssumptions } from '../../../../src/cost/assumptions';
import { bundledPrices } from '../../../../src/cost/priceData';
import type { PriceChanges } from '../../../../src/cost/priceChanges';
import {
  keepPrices,
  pricesAsOf,
  readKeptPrices,
  undoUpdate,
} from '../../../../src/workspace/prices/priceStore';
import { priceTableOf } from '../../../../src/workspace/prices/priceTableOf';
import { updatePrices } from '../../../../src/workspace/prices/updatePrices';
import type { Decision, UpdateOutcome, UpdateOptions } from '../../../../src/workspace/prices/updatePrices';
import { withProvider } from '../../providers/fakeProvider';
import type { Answer } from '../../providers/fakeProvider';
import { inFolder } from '../tempFolder';
import { freshTable } from './freshTable';

const now = new Date('2026-11-29T10:00:00Z');
const unasked = (): Promise<Decision> => assert.fail('nobody has to be asked');

/** Updates from a server that gives one answer. */
function update(
  folder: string,
  answer: Answer,
  options: Partial<UpdateOptions> = {},
): Promise<UpdateOutcome> {
  return withProvider(answer, (url) => updatePrices({ folder, url, decide: unasked, now, ...options }));
}

/** Input rate and date of gpt-5, as whoever starts now would use them. */
async function inUse(folder: string, model = 'gpt-5'): Promise<readonly [number | null, string, string]> {
  const { refreshed } = readKeptPrices(folder);
  const table = await priceTableOf({ ...defaultAssumptions, refreshedPrices: refreshed }, now);
  const row = table.find(model);
  assert.ok('inputUsdPerMTok' in row);
  assert.equal(pricesAsOf({ refreshedPrices: refreshed }), row.asOf);
  return [row.inputUsdPerMTok, row.asOf, row.source];
}

const bundled = [1.25, bundledPrices.asOf, `${bundledPrices.package} ${bundledPrices.version}`] as const;
const updated = (usd: number, asOf = '2026-11-29') =>
  [usd, asOf, `${bundledPrices.package}, updated`] as const;
const ruleless = freshTable();
ruleless[0]!.models[0]!['match'] = {};
const dearer = freshTable(['openai', 'gpt-5', 'input_mtok', 2]);

describe('updatePrices', () => {
  it('puts fetched prices in force, tells what changed, and can be taken back and forth', async () => {
    await inFolder({}, async (folder) => {
      assert.deepEqual(await inUse(folder), bundled);
      const outcome = await update(folder, { body: dearer });
      assert.ok(outcome.kind === 'updated');
      assert.equal(outcome.asOf, '2026-11-29');
      assert.deepEqual(outcome.changes.changed, [
        {
          provider: 'openai',
          model: 'gpt-5',
          price: 'input_mtok',
          aboveInputTokens: null,
          fromUsd: 1.25,
          toUsd: 2,
        },
      ]);
      assert.deepEqual(await inUse(folder), updated(2));
      assert.equal(undoUpdate(folder), null);
      assert.deepEqual(await inUse(folder), bundled);
      assert.equal(undoUpdate(folder), null);
      assert.deepEqual(await inUse(folder), updated(2));
      await update(folder, { body: freshTable(['openai', 'gpt-5', 'input_mtok', 3]) });
      assert.deepEqual(await inUse(folder), updated(3));
      assert.equal(undoUpdate(folder), null);
      assert.deepEqual(await inUse(folder), updated(2));
      assert.equal(readdirSync(folder).length, 3, 'an index and two tables');
    });
  });

  it('has nothing to take back where nothing was fetched', async () => {
    await inFolder({}, (folder) => assert.match(undoUpdate(folder) ?? '', /no price update to take back/));
  });

  it('does not go back to a table that is damaged', async () => {
    await inFolder({}, async (folder) => {
      await update(folder, { body: dearer });
      await update(folder, { body: freshTable(['openai', 'gpt-5', 'input_mtok', 3]) });
      const { before } = readKeptPrices(folder).index;
      writeFileSync(join(folder, before!.file), '{}');
      assert.match(
        undoUpdate(folder) ?? '',
        /cannot be used \(.* is not what was written\): those in use stay/,
      );
      assert.deepEqual(await inUse(folder), updated(3));
    });
  });

  it('asks with what is known, and only moves the date if nothing is new', async () => {
    await inFolder({}, async (folder) => {
      let etags: unknown[] = [];
      await withProvider({ body: dearer, headers: { etag: '"one"' } }, async (url) => {
        await updatePrices({ folder, url, decide: unasked, now: new Date('2026-11-20T00:00:00Z') });
        assert.deepEqual(await inUse(folder), updated(2, '2026-11-20'));
      });
      const index = readKeptPrices(folder).index.inForce!;
      await withProvider({ status: 304, body: '' }, async (url, asked) => {
        writeFileSync(
          join(folder, 'prices.json'),
          JSON.stringify({ schemaVersion: 1, inForce: { ...index, url }, before: null }),
        );
        assert.deepEqual(await updatePrices({ folder, url, decide: unasked, now }), {
          kind: 'current',
          asOf: '2026-11-29',
        });
        etags = asked.map(({ headers }) => headers['if-none-match']);
      });
      assert.deepEqual(etags, ['"one"']);
      assert.deepEqual(await inUse(folder), updated(2));
    });
  });

  describe('an absurd change', () => {
    const absurd = freshTable(
      ['openai', 'gpt-5', 'input_mtok', 0],
      ['openai', 'gpt-5-mini', 'input_mtok', 0.3],
    );
    const decisions: readonly (readonly [Decision, UpdateOutcome['kind'], readonly unknown[], number])[] = [
      ['take', 'updated', updated(0), 0.3],
      ['keepOld', 'updated', updated(1.25), 0.3],
      ['stop', 'stopped', bundled, 0.25],
    ];
    for (const [decision, kind, gpt5, mini] of decisions) {
      it(`is shown, and ${decision} holds`, async () => {
        await inFolder({}, async (folder) => {
          const asked: PriceChanges[] = [];
          const decide = (changes: PriceChanges): Promise<Decision> => {
            asked.push(changes);
            return Promise.resolve(decision);
          };
          assert.equal((await update(folder, { body: absurd }, { decide })).kind, kind);
          assert.deepEqual(
            asked.map((changes) => changes.absurd.map(({ model, toUsd }) => [model, toUsd])),
            [[['gpt-5', 0]]],
          );
          assert.deepEqual(await inUse(folder), gpt5);
          assert.equal((await inUse(folder, 'gpt-5-mini'))[0], mini);
        });
      });
    }
  });

  describe('a new model that takes the name of an old one', () => {
    const hijacked = freshTable(['openai', 'gpt-5-mini', 'input_mtok', 0.3]);
    hijacked
      .find(({ id }) => id === 'openai')!
      .models.unshift({ id: 'new', match: { regex: '^gpt-5$' }, prices: { input_mtok: 0, output_mtok: 0 } });
    for (const [decision, gpt5] of [
      ['take', updated(0)],
      ['keepOld', updated(1.25)],
      ['stop', bundled],
    ] as const) {
      it(`is shown, and ${decision} holds`, async () => {
        await inFolder({}, async (folder) => {
          const asked: string[] = [];
          const decide = (changes: PriceChanges): Promise<Decision> => {
            asked.push(...changes.absurd.map(({ model, price, toUsd }) => `${model} ${price} ${toUsd}`));
            return Promise.resolve(decision);
          };
          await update(folder, { body: hijacked }, { decide });
          assert.ok(asked.includes('gpt-5 input_mtok 0'), asked.join());
          assert.deepEqual(await inUse(folder), gpt5);
        });
      });
    }
  });

  describe('leaves the old prices in use', () => {
    const failures: readonly (readonly [
      what: string,
      answer: Answer,
      options: Partial<UpdateOptions>,
      reason: RegExp,
    ])[] = [
      ['a server that is at fault', { status: 503, body: '' }, {}, /answered 503/],
      [
        'a page that moved',
        { status: 302, body: '', headers: { location: 'http://127.0.0.1:1/' } },
        {},
        /answered 302/,
      ],
      [
        'a page for people',
        { body: '<html></html>' },
        {},
        /does not hold prices that can be used: It cannot be read/,
      ],
      [
        'a price that is none',
        { body: freshTable(['openai', 'gpt-5', 'input_mtok', '2']) },
        {},
        /openai, gpt-5, input_mtok is "2", which is no price/,
      ],
      ['no answer', { body: dearer, delayMs: 2000 }, { timeoutMs: 50 }, /did not answer within 0\.05 s/],
      ['too much', { body: ' '.repeat(9 * 1024 * 1024) }, {}, /is larger than 8 MB/],
      [
        'nobody there',
        { body: '' },
        { url: 'http://127.0.0.1:1/' },
        /cannot be reached \(.*\)\. Is this machine online\?/,
      ],
    ];
    for (const [what, answer, options, reason] of failures) {
      it(`for ${what}`, async () => {
        await inFolder({}, async (folder) => {
          await update(folder, { body: dearer }, { now: new Date('2026-11-20T00:00:00Z') });
          const before = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
          const outcome = await update(folder, answer, options);
          assert.ok(outcome.kind === 'failed', outcome.kind);
          assert.match(outcome.reason, reason);
          assert.match(outcome.reason, / The prices of 2026-11-20 stay in use\.$/);
          assert.deepEqual(
            readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
            before,
          );
        });
      });
    }

    it('for a connection that breaks off', async () => {
      const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      await inFolder({}, async (folder) => {
        const outcome = await update(folder, { body: '' }, { url: `http://127.0.0.1:${port}/` });
        assert.ok(outcome.kind === 'failed');
        assert.match(
          outcome.reason,
          /^The connection to http:\S+ broke off \([A-Z_]+\)\. Try again\. The prices of/,
        );
      });
      server.close();
    });

    it('when it is called off', async () => {
      await inFolder({}, async (folder) => {
        const abort = new AbortController();
        setTimeout(() => abort.abort(), 30);
        await assert.rejects(update(folder, { body: dearer, delayMs: 2000 }, { signal: abort.signal }), {
          name: 'AbortError',
        });
        assert.deepEqual(readdirSync(folder), []);
      });
    });

    it('in a folder that cannot be made', async () => {
      await inFolder({ file: '' }, async (folder) => {
        const outcome = await update(join(folder, 'file'), { body: dearer });
        assert.ok(outcome.kind === 'failed');
        assert.match(outcome.reason, /cannot be kept in .*file/);
      });
    });
  });

  describe('what is kept', () => {
    const damages: readonly (readonly [what: string, damage: (folder: string, table: string) => void])[] = [
      ['a table that is gone', (folder, table) => rmSync(join(folder, table))],
      ['a table cut short', (folder, table) => writeFileSync(join(folder, table), '[{"id":')],
      ['another table', (folder, table) => writeFileSync(join(folder, table), JSON.stringify(freshTable()))],
      [
        'an index that is none',
        (folder) => writeFileSync(join(folder, 'prices.json'), '{"schemaVersion":1}'),
      ],
      [
        'an index that leads elsewhere',
        (folder) =>
          writeFileSync(
            join(folder, 'prices.json'),
            readFileSync(join(folder, 'prices.json'), 'utf8').replace(/"file": "/, '"file": "../'),
          ),
      ],
      ...['2026-13-45', '2026-02-30', '9999-99-99'].map(
        (day) =>
          [
            `an index of ${day}`,
            (folder: string) =>
              writeFileSync(
                join(folder, 'prices.json'),
                readFileSync(join(folder, 'prices.json'), 'utf8').replace(
                  /"asOf": "[^"]*"/,
                  `"asOf": "${day}"`,
                ),
              ),
          ] as const,
      ),
      ...['{}', 'null', '[]', '[{"id":"openai"}]', '[', JSON.stringify(ruleless)].map(
        (text) =>
          [
            `a table of another form, ${text.slice(0, 20)}`,
            (folder: string) => void keepPrices(folder, text, { asOf: '2026-11-29', url: '', etag: null }),
          ] as const,
      ),
      ['an empty index', (folder) => writeFileSync(join(folder, 'prices.json'), '')],
    ];
    for (const [what, damage] of damages) {
      it(`is passed over with a message if it is ${what}, and mended by the next update`, async () => {
        await inFolder({}, async (folder) => {
          await update(folder, { body: dearer });
          damage(folder, readKeptPrices(folder).index.inForce!.file);
          assert.deepEqual(await inUse(folder), bundled);
          const { problem } = readKeptPrices(folder);
          assert.match(problem ?? '', /cannot be used: .* The bundled ones of 2026-09-23 hold instead/);
          await update(folder, { body: dearer });
          assert.deepEqual(await inUse(folder), updated(2));
          assert.equal(readKeptPrices(folder).problem, null);
        });
      });
    }

    it('is fetched again, whatever its etag, if it is a table of another form', async () => {
      await inFolder({}, async (folder) => {
        await withProvider({ body: dearer }, async (url, asked) => {
          keepPrices(folder, '[]', { asOf: '2026-11-28', url, etag: '"one"' });
          await updatePrices({ folder, url, decide: unasked, now });
          assert.deepEqual(
            asked.map(({ headers }) => headers['if-none-match']),
            [undefined],
          );
        });
        assert.deepEqual(await inUse(folder), updated(2));
      });
    });

    it('makes way for a bundled table that is newer', async () => {
      await inFolder({}, async (folder) => {
        await update(folder, { body: dearer }, { now: new Date('2026-09-22T00:00:00Z') });
        assert.deepEqual(await inUse(folder), bundled);
        assert.equal(readKeptPrices(folder).problem, null);
      });
    });

    it('holds no drafts of writers that were stopped', async () => {
      await inFolder({ '0123456789abcdef.json.draft': '' }, async (folder) => {
        await update(folder, { body: dearer });
        assert.deepEqual(
          readdirSync(folder).filter((name) => name.includes('draft')),
          [],
        );
      });
    });
  });
});
