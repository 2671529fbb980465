import assert from 'node:assert/strict';
import { isSafeFix } from '../../../src/advice/finding';
import type { Finding } from '../../../src/advice/finding';
import { savingsOf } from '../../../src/report/findings';
import type { Profile } from '../../../src/report/model';
import { fixed, profileOf } from './advised';

const rule = (number: number): string =>
  `Rule ${number} says that the clerk of the house has to read the letter with care, number ${number}.\n`;
const rules = (count: number): string => Array.from({ length: count }, (_, i) => rule(i)).join('');
const table = `
| Column A         | Column B                | Column C                |
|------------------|-------------------------|-------------------------|
${'| a                | right                   | left                    |\n'.repeat(5)}
`;
const data = (whose: string): string =>
  `Data of the ${whose} customer:\n${JSON.stringify({ keys: Array.from({ length: 8 }, (_, i) => `value ${i}`) }, null, 4)}\n\n`;

const openai = (messages: string): string => `from openai import OpenAI
client = OpenAI()

def ask(question):
    return client.chat.completions.create(model="gpt-5-mini", messages=[${messages}])
`;
const oneMessage = (text: string): string =>
  openai(`{"role": "user", "content": f"""${text}Question: {question}"""}`);
const twoMessages = (text: string): string =>
  openai(`{"role": "system", "content": """${text}"""}, {"role": "user", "content": question}`);
const marker = ', "cache_control": {"type": "ephemeral"}';
const anthropic = (text: string, mark = marker): string => `import anthropic
client = anthropic.Anthropic()

def ask(question):
    return client.messages.create(
        model="claude-sonnet-4-5",
        max_tokens=100,
        system=[{"type": "text", "text": """${text}"""${mark}}],
        messages=[{"role": "user", "content": question}],
    )
`;

/** The prompt with the fewest rules whose prefix has so many tokens. */
async function profileAt(
  tokens: number,
  written: (text: string) => string,
): Promise<readonly [string, Profile]> {
  for (let count = 20; count < 80; count++) {
    const text = written(rules(count));
    const profile = await profileOf('a.py', text);
    if (profile.prefix!.splitTokens >= tokens) return [text, profile];
  }
  throw new Error(`No text of ${tokens} tokens.`);
}

function whyNot(finding: Finding | undefined): string {
  return finding !== undefined && 'none' in finding.fix ? finding.fix.none : '';
}

describe('savings within a cacheable prefix', () => {
  it('may go down to the minimum, also within a step of the provider', async () => {
    const [text, { findings, prefix }] = await profileAt(1050, (rules) => twoMessages(rules + table));
    const [finding] = findings.filter(({ rule }) => rule === 'table-padding');
    const { tokensNow, tokensAfter, cachedTokens } = finding!.saving!;
    assert.equal(cachedTokens, tokensNow - tokensAfter);
    assert.equal(prefix!.tokens, 1024);
    assert.ok(prefix!.splitTokens - cachedTokens >= 1024);
    const after = await fixed('a.py', text, 'table-padding');
    assert.equal(after.applied.length, 1);
    assert.equal((await profileOf('a.py', after.text)).prefix!.eligible, true);
  });

  it('may not go below it in the message that the prefix ends in', async () => {
    const [, { findings, prefix }] = await profileAt(1024, (rules) => oneMessage(rules + table));
    const [finding] = findings.filter(({ rule }) => rule === 'table-padding');
    assert.equal(prefix!.eligible, true);
    assert.match(
      whyNot(finding),
      /^The cacheable prefix would fall from 1\d+ to \d+ tokens, and below 1024 nothing is cached\.$/,
    );
  });

  it('are not of the prefix where they stand behind its end', async () => {
    const behind = (rules: string): string =>
      openai(`{"role": "user", "content": f"""${rules}Question: {question}\n${table}"""}`);
    const [, { findings }] = await profileAt(1024, behind);
    const [finding] = findings.filter(({ rule }) => rule === 'table-padding');
    assert.equal(finding!.saving!.cachedTokens, 0);
    assert.ok('edits' in finding!.fix);
  });

  it('may not go below it together', async () => {
    const both = (rules: string): string => anthropic(data('first') + rules + data('other'));
    const saved = (await profileOf('a.py', both(rules(60)))).findings
      .filter(isSafeFix)
      .map(({ saving }) => saving!.cachedTokens);
    assert.equal(saved.length, 2);
    const room = Math.max(...saved);
    const [text, profile] = await profileAt(1024 + room, both);
    const { findings, prefix } = profile;
    assert.ok(prefix!.tokens - saved[0]! - saved[1]! < 1024);
    assert.equal(findings.filter(isSafeFix).length, 1);
    const [refused] = findings.filter((finding) => finding.tier === 'safe' && !isSafeFix(finding));
    assert.match(whyNot(refused), /with the other safe fixes, and below 1024/);
    assert.equal(savingsOf(profile)!.count, 1);
    const after = await profileOf('a.py', (await fixed('a.py', text, 'json/minify')).text);
    assert.equal(after.prefix!.eligible, true);
  });

  it('cost what the whole input does where nothing is cached', async () => {
    const of = async (mark: string): Promise<readonly [number, number]> => {
      const { findings } = await profileOf('a.py', anthropic(rules(70) + table, mark), { callsPerHour: 60 });
      const { cachedTokens, usdPer1kCalls } = findings.find(({ rule }) => rule === 'table-padding')!.saving!;
      return [cachedTokens, usdPer1kCalls!];
    };
    const [unmarked, marked] = [await of(''), await of(marker)];
    assert.equal(unmarked[0], 0);
    assert.ok(marked[0] > 0);
    assert.ok(marked[1] < unmarked[1] / 2);
  });
});
