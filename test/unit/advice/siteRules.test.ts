import assert from 'node:assert/strict';
import { profilesOf, testFixes } from './advised';

const client = 'from openai import AsyncOpenAI, OpenAI\nimport json\n\nclient = OpenAI()\n\n\n';
const rest = 'You are a clerk. Answer the question of the customer briefly and always in a friendly tone.';
const request = (content: string, more = ''): string =>
  `client.chat.completions.create(model="gpt-5-mini", messages=[{"role": "system", "content": "${rest}"}, {"role": "user", "content": ${content}}]${more})`;
const script = `import OpenAI from 'openai';\nconst client = new OpenAI();\n`;
const asked = (content: string): string =>
  `client.chat.completions.create({ model: 'gpt-5-mini', messages: [{ role: 'system', content: '${rest}' }, { role: 'user', content: ${content} }] })`;

interface Row {
  readonly title: string;
  readonly path: string;
  readonly document: string;
  /** What is said; null where nothing is. */
  readonly says: RegExp | null;
}

const rows: Readonly<Record<string, readonly Row[]>> = {
  'context/unbounded-history': [
    {
      title: 'a chat in a terminal',
      path: 'a.py',
      document: `${client}messages = [{"role": "system", "content": "${rest}"}]\nwhile True:\n    messages.append({"role": "user", "content": input("> ")})\n    reply = client.chat.completions.create(model="gpt-5-mini", messages=messages)\n    messages.append(reply.choices[0].message)\n`,
      says: /messages grows/,
    },
    {
      title: 'a class that remembers',
      path: 'a.py',
      document: `${client}class Chat:\n    def __init__(self):\n        self.messages = [{"role": "system", "content": "${rest}"}]\n\n    def say(self, text):\n        self.messages.append({"role": "user", "content": text})\n        return client.chat.completions.create(model="gpt-5-mini", messages=self.messages)\n`,
      says: /self\.messages grows/,
    },
    {
      title: 'a chat in TypeScript',
      path: 'a.ts',
      document: `${script}import * as readline from 'node:readline/promises';\nconst rl = readline.createInterface({ input: process.stdin });\nasync function chat() {\n  const messages = [{ role: 'system', content: '${rest}' }];\n  while (true) {\n    messages.push({ role: 'user', content: await rl.question('> ') });\n    const reply = await client.chat.completions.create({ model: 'gpt-5-mini', messages });\n    messages.push(reply.choices[0].message);\n  }\n}\n`,
      says: /messages grows/,
    },
    {
      title: 'one that is cut',
      path: 'a.py',
      document: `${client}messages = [{"role": "system", "content": "${rest}"}]\nwhile True:\n    messages.append({"role": "user", "content": input("> ")})\n    messages = messages[-20:]\n    reply = client.chat.completions.create(model="gpt-5-mini", messages=messages)\n    messages.append(reply.choices[0].message)\n`,
      says: null,
    },
    {
      title: 'an agent that works until it is done',
      path: 'a.py',
      document: `${client}def run(task):\n    messages = [{"role": "system", "content": "${rest}"}]\n    while True:\n        reply = client.chat.completions.create(model="gpt-5-mini", messages=messages)\n        messages.append(reply.choices[0].message)\n        if done(reply):\n            return reply\n`,
      says: null,
    },
  ],
  'call/batchable-loop': [
    {
      title: 'a loop over what one call answers',
      path: 'a.py',
      document: `${client}results = []\nfor entry in ${request('f"Question: {row}"')}.choices:\n    results.append(entry.message.content)\n`,
      says: null,
    },
    {
      title: 'rows of a table',
      path: 'a.py',
      document: `${client}results = []\nfor row in rows:\n    reply = ${request('f"Question: {row}"')}\n    results.append(reply.choices[0].message.content)\n`,
      says: /as a batch/,
    },
    {
      title: 'in TypeScript',
      path: 'a.ts',
      document: `${script}async function label(questions: string[]) {\n  const labels = [];\n  for (const question of questions) {\n    const reply = await ${asked('`Question: ${question}`')};\n    labels.push(reply.choices[0].message.content);\n  }\n  return labels;\n}\n`,
      says: /as a batch/,
    },
    {
      title: 'a conversation',
      path: 'a.py',
      document: `${client}results = []\nfor row in rows:\n    answer = input(row)\n    reply = ${request('f"Question: {answer}"')}\n    results.append(reply.choices[0].message.content)\n`,
      says: null,
    },
    {
      title: 'tries of one request',
      path: 'a.py',
      document: `${client}results = []\nfor attempt in range(3):\n    reply = ${request('f"Question: {question}"')}\n    results.append(reply.choices[0].message.content)\n`,
      says: null,
    },
    {
      title: 'rows whose labels are written to a file',
      path: 'a.py',
      document: `${client}def label(rows):\n    results = []\n    for row in rows:\n        reply = ${request('f"Question: {row}"')}\n        results.append(reply.choices[0].message.content)\n    print(len(results))\n    with open("a.json", "w") as f:\n        json.dump(results, f)\n`,
      says: /as a batch/,
    },
    {
      title: 'answers that the next row needs',
      path: 'a.py',
      document: `${client}results = {}\nfor row in rows:\n    before = results.get(row.parent)\n    reply = ${request('f"Question: {row} after {before}"')}\n    results[row.id] = reply.choices[0].message.content\n`,
      says: null,
    },
    {
      title: 'answers that another request is made of',
      path: 'a.py',
      document: `${client}def judge(rows):\n    results = []\n    for row in rows:\n        reply = ${request('f"Question: {row}"')}\n        results.append(reply.choices[0].message.content)\n    summary = f"Judge these: {results}"\n    return ${request('summary')}\n`,
      says: null,
    },
    {
      title: 'an agent that is made for each row',
      path: 'a.py',
      document: `from swarms import Agent\nagents = []\nfor chunk in chunks:\n    agent = Agent(model_name="gpt-5-mini", system_prompt="${rest}")\n    agents.append(agent.run(f"Read {chunk}"))\n`,
      says: null,
    },
  ],
  'call/parallel': [
    {
      title: 'two questions about one text',
      path: 'a.ts',
      document: `${script}async function both(text: string) {\n  const summary = await ${asked('`Summarise ${text}`')};\n  const title = await ${asked('`Name ${text}`')};\n  return { summary, title };\n}\n`,
      says: /answer to the one in line 4/,
    },
    {
      title: 'the second about the answer to the first',
      path: 'a.ts',
      document: `${script}async function both(text: string) {\n  const summary = await ${asked('`Summarise ${text}`')};\n  const title = await ${asked('`Name ${summary}`')};\n  return { summary, title };\n}\n`,
      says: null,
    },
    {
      title: 'the second about something made of it',
      path: 'a.py',
      document: `${client}async def both(text):\n    summary = await ${request('f"Summarise {text}"')}\n    short = summary.choices[0]\n    title = await ${request('f"Name {short}"')}\n    return title\n`,
      says: null,
    },
    {
      title: 'calls that nobody awaits',
      path: 'a.py',
      document: `${client}def both(text):\n    summary = ${request('f"Summarise {text}"')}\n    title = ${request('f"Name {text}"')}\n    return title\n`,
      says: null,
    },
  ],
  'call/stream': [
    {
      title: 'a long answer to a request',
      path: 'a.py',
      document: `${client}@app.post("/report")\ndef report(question):\n    reply = ${request('f"Question: {question}"', ', max_tokens=8000')}\n    return reply.choices[0].message.content\n`,
      says: /8,000 tokens/,
    },
    {
      title: 'a streamed one',
      path: 'a.py',
      document: `${client}@app.post("/report")\ndef report(question):\n    reply = ${request('f"Question: {question}"', ', max_tokens=8000, stream=True')}\n    return reply\n`,
      says: null,
    },
    {
      title: 'a short one',
      path: 'a.py',
      document: `${client}@app.post("/report")\ndef report(question):\n    reply = ${request('f"Question: {question}"', ', max_tokens=300')}\n    return reply\n`,
      says: null,
    },
    {
      title: 'one that a program reads',
      path: 'a.py',
      document: `${client}@app.post("/report")\ndef report(question):\n    reply = ${request('f"Answer with JSON: {question}"', ', max_tokens=8000')}\n    return reply\n`,
      says: null,
    },
    {
      title: 'one for a file',
      path: 'a.py',
      document: `${client}def report(question):\n    reply = ${request('f"Question: {question}"', ', max_tokens=8000')}\n    return reply\n`,
      says: null,
    },
  ],
  'context/resent': [
    {
      title: 'a document that two calls are asked about',
      path: 'a.py',
      document: `${client}def both(document, name):\n    summary = ${request('f"{name}: summarise {document}"')}\n    title = ${request('f"{name}: name {document}"')}\n    return summary, title\n`,
      says: /line 8 has sent document/,
    },
    {
      title: 'another document each time',
      path: 'a.py',
      document: `${client}def both(document):\n    summary = ${request('f"Summarise {document}"')}\n    document = read(document)\n    document = shorten(document)\n    title = ${request('f"Name {document}"')}\n    return summary, title\n`,
      says: null,
    },
    {
      title: 'another try of the same request',
      path: 'a.py',
      document: `${client}def twice(document):\n    prompt = f"Summarise {document}"\n    try:\n        return ${request('prompt')}\n    except Exception:\n        return ${request('prompt', ', max_tokens=300')}\n`,
      says: null,
    },
    {
      title: 'another request where the first has failed',
      path: 'a.py',
      document: `${client}def twice(document):\n    try:\n        return ${request('f"Summarise {document}"')}\n    except Exception:\n        return ${request('f"Say what is in {document}"')}\n`,
      says: null,
    },
    {
      title: 'something short',
      path: 'a.py',
      document: `${client}def both(name):\n    summary = ${request('f"Summarise {name}"')}\n    title = ${request('f"Name {name}"')}\n    return summary, title\n`,
      says: null,
    },
  ],
};

describe('rules about where a call stands', () => {
  for (const [rule, each] of Object.entries(rows)) {
    for (const { title, path, document, says } of each) {
      it(`${rule}: ${title}`, async () => {
        // Also the rules that are off.
        const findings = (await profilesOf(path, document, { rules: { [rule]: 'hint' } })).flatMap(
          (profile) => profile.findings,
        );
        const found = findings.filter((finding) => finding.rule === rule);
        assert.equal(found.length, says === null ? 0 : 1, JSON.stringify(findings));
        if (says !== null) assert.match(found[0]!.message, says);
      });
    }
  }

  testFixes([
    {
      title: 'a value that is made in its place',
      rule: 'json/pretty-at-call-site',
      path: 'a.py',
      before: `${client}def ask(rows):\n    return ${request('f"Rows: {json.dumps(rows, indent=2)}"')}\n`,
      after: `${client}def ask(rows):\n    return ${request('f"Rows: {json.dumps(rows)}"')}\n`,
    },
    {
      title: 'a variable',
      rule: 'json/pretty-at-call-site',
      path: 'a.py',
      before: `${client}def ask(rows):\n    data = json.dumps(rows, indent=2, ensure_ascii=False)\n    return ${request('f"Rows: {data}"')}\n`,
      after: `${client}def ask(rows):\n    data = json.dumps(rows, ensure_ascii=False)\n    return ${request('f"Rows: {data}"')}\n`,
    },
    {
      title: 'a template literal',
      rule: 'json/pretty-at-call-site',
      path: 'a.ts',
      before: `${script}function ask(rows: object[]) {\n  return ${asked('`Rows: ${JSON.stringify(rows, null, 2)}`')};\n}\n`,
      after: `${script}function ask(rows: object[]) {\n  return ${asked('`Rows: ${JSON.stringify(rows)}`')};\n}\n`,
    },
    {
      title: 'an example of an answer',
      rule: 'json/pretty-at-call-site',
      path: 'a.py',
      before: `${client}def ask(rows, example):\n    return ${request('f"Rows: {rows}, as in {json.dumps(example, indent=2)}"')}\n`,
      after: null,
    },
    {
      title: 'JSON without indentation',
      rule: 'json/pretty-at-call-site',
      path: 'a.ts',
      before: `${script}function ask(rows: object[]) {\n  return ${asked('`Rows: ${JSON.stringify(rows)}`')};\n}\n`,
      after: null,
    },
  ]);
});
