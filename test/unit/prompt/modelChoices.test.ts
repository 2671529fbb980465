import assert from 'node:assert/strict';
import { parsePrompts } from '../support/promptRows';

const ask = (model: string): string =>
  `client.chat.completions.create(model=${model}, messages=[{"role": "user", "content": "Which tide is next?"}])`;
const names = 'NAMES = ["gpt-4o", "gpt-4o-mini"]\n';
const table = 'TABLE = {"big": "gpt-4o", "small": "gpt-4o-mini"}\n';

const both = ['gpt-4o', 'gpt-4o-mini'];
const cases: readonly {
  readonly title: string;
  readonly path?: string;
  readonly text: string;
  readonly models: readonly (string | null)[];
}[] = [
  { title: 'a loop', text: `for m in ["gpt-4o", "gpt-4o-mini"]:\n    ${ask('m')}\n`, models: both },
  { title: 'a loop over a constant', text: `${names}for m in NAMES:\n    ${ask('m')}\n`, models: both },
  {
    title: 'a loop that counts',
    text: `${names}for i, m in enumerate(NAMES):\n    ${ask('m')}\n`,
    models: both,
  },
  {
    title: 'a loop over a dictionary',
    text: `${table}for k, m in TABLE.items():\n    ${ask('m')}\n`,
    models: both,
  },
  { title: 'a comprehension', text: `${names}answers = [${ask('m')} for m in NAMES]\n`, models: both },
  { title: 'a key that is not in sight', text: `${table}def f(k):\n    ${ask('TABLE[k]')}\n`, models: both },
  {
    title: 'a key with a fallback',
    text: `${table}def f(k):\n    ${ask('TABLE.get(k, "gpt-4o")')}\n`,
    models: both,
  },
  { title: 'a key that is in sight', text: `${table}${ask('TABLE["small"]')}\n`, models: ['gpt-4o-mini'] },
  { title: 'an index', text: `${names}${ask('NAMES[1]')}\n`, models: ['gpt-4o-mini'] },
  { title: 'a loop over what is not in sight', text: `for m in names():\n    ${ask('m')}\n`, models: [null] },
  {
    title: 'a loop of TypeScript',
    path: 'a.ts',
    text: `for (const model of ['gpt-4o', 'gpt-4o-mini']) { await client.chat.completions.create({ model, messages: [{ role: 'user', content: 'Which tide is next?' }] }); }\n`,
    models: both,
  },
  {
    title: 'a function that is called for each',
    path: 'a.ts',
    text: `const all = ['gpt-4o', 'gpt-4o-mini'].map((model) => client.chat.completions.create({ model, messages: [{ role: 'user', content: 'Which tide is next?' }] }));\n`,
    models: both,
  },
];

describe('models that are one of several', () => {
  for (const { title, path = 'a.py', text, models } of cases) {
    it(title, async () => {
      const [prompt] = (await parsePrompts(path, text)).prompts;
      assert.deepEqual([prompt!.model, ...prompt!.billing.otherModels], models);
    });
  }
});

const langchain =
  'from langchain_openai import ChatOpenAI\nfrom langchain_core.prompts import ChatPromptTemplate\nfrom pydantic import BaseModel\ndef tide(port: str) -> str:\n    """Tells the next tide."""\nclass Answer(BaseModel):\n    height: float\nllm = ChatOpenAI(model="gpt-4o", max_tokens=60)\n';
const template = 'prompt = ChatPromptTemplate.from_messages([("human", "Which tide is next in {port}?")])\n';

const derived: readonly {
  readonly title: string;
  readonly text: string;
  readonly brought: readonly string[];
}[] = [
  {
    title: 'tools',
    text: 'bound = llm.bind_tools([tide])\nbound.invoke("Which tide is next?")\n',
    brought: ['tide'],
  },
  {
    title: 'the form of an answer',
    text: 'llm.with_structured_output(Answer).invoke("Which tide is next?")\n',
    brought: ['Answer'],
  },
  {
    title: 'both',
    text: 'llm.bind_tools([tide]).with_structured_output(Answer).invoke("Which tide is next?")\n',
    brought: ['tide', 'Answer'],
  },
  {
    title: 'a chain',
    text: `${template}(prompt | llm.bind_tools([tide])).invoke({"port": "Brest"})\n`,
    brought: ['tide'],
  },
  {
    title: 'a chain that is kept',
    text: `${template}form = llm.with_structured_output(Answer)\nchain = prompt | form\n`,
    brought: ['Answer'],
  },
  { title: 'nothing', text: `${template}(prompt | llm).invoke({"port": "Brest"})\n`, brought: [] },
];

describe('models that are made of another', () => {
  for (const { title, text, brought } of derived) {
    it(title, async () => {
      const prompt = (await parsePrompts('a.py', langchain + text)).prompts.at(-1)!;
      assert.deepEqual([prompt.model, prompt.parameters], ['gpt-4o', { max_tokens: 60 }]);
      const declared = [
        ...(prompt.tools?.declared ?? []),
        ...(prompt.responseFormat ? [prompt.responseFormat] : []),
      ];
      assert.deepEqual(
        declared.map(({ name }) => name),
        brought,
      );
    });
  }
});
