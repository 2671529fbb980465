import assert from 'node:assert/strict';
import type { Prompt } from '../../../src/prompt/model';
import { parsePrompts } from '../support/promptRows';

interface Case {
  readonly title: string;
  readonly path?: string;
  readonly text: string;
  readonly agent: Prompt['billing']['agent'];
  /** What the last prompt of the file sends. */
  readonly roles: readonly string[];
  readonly model: string | null;
  readonly tools?: readonly string[];
  readonly unseenTools?: readonly string[];
}

const openai = 'from agents import Agent, Runner, function_tool\n';
const pydantic = 'from pydantic_ai import Agent\n';
const triage = 'triage = Agent(name="T", instructions="You send each guest to a desk.", model="gpt-5-mini"';
const asks = 'Runner.run_sync(triage, "Where do I pay for my room?")\n';
const inSight = { name: 'triage', isInSight: true };

const cases: readonly Case[] = [
  {
    title: 'an agent in sight',
    text: `${openai}${triage})\n${asks}`,
    agent: inSight,
    roles: ['system', 'user'],
    model: 'gpt-5-mini',
  },
  {
    title: 'its tools, and whom it hands off to',
    text: `${openai}@function_tool\ndef pay(room: str) -> str:\n    """Takes the money for a room."""\n    return "ok"\nbar = Agent(name="Bar", instructions="You mix drinks.")\n${triage}, tools=[pay], handoffs=[bar])\n${asks}`,
    agent: inSight,
    roles: ['system', 'user'],
    model: 'gpt-5-mini',
    tools: ['pay'],
    unseenTools: ['handoff to bar'],
  },
  {
    title: 'an agent that a function in sight makes',
    text: `${openai}def desk(rules):\n    return Agent(name="T", instructions=rules, model="gpt-5-mini")\ntriage = desk("You send each guest to a desk.")\n${asks}`,
    agent: inSight,
    roles: ['system', 'user'],
    model: 'gpt-5-mini',
  },
  {
    title: 'an agent that is not in sight',
    text: `${openai}from hotel import triage\n${asks}`,
    agent: { name: 'triage', isInSight: false },
    roles: ['user'],
    model: null,
  },
  {
    title: 'an agent that is a parameter',
    text: `${openai}def ask(triage):\n    ${asks}`,
    agent: { name: 'triage', isInSight: false },
    roles: ['user'],
    model: null,
  },
  {
    title: 'functions that tell an agent more, and its tools',
    text: `${pydantic}triage = Agent("openai:gpt-5-mini", system_prompt="You send each guest to a desk.")\n@triage.system_prompt\ndef more():\n    return "Be polite to all of them."\n@triage.tool_plain\ndef pay(room: str) -> str:\n    """Takes the money for a room."""\n    return "ok"\ntriage.run_sync("Where do I pay for my room?")\n`,
    agent: inSight,
    roles: ['system', 'system', 'user'],
    model: 'gpt-5-mini',
    tools: ['pay'],
  },
  {
    title: 'an agent in JavaScript',
    path: 'a.ts',
    text: `import { Agent, run } from '@openai/agents';\nconst triage = new Agent({ name: 'T', instructions: 'You send each guest to a desk.', model: 'gpt-5-mini' });\nawait run(triage, 'Where do I pay for my room?');\n`,
    agent: inSight,
    roles: ['system', 'user'],
    model: 'gpt-5-mini',
  },
  {
    title: 'an agent of no known library that is not in sight',
    text: 'from hotel import desk_agent\ndesk_agent.run("Where do I have to pay for my room?")\n',
    agent: { name: 'desk_agent', isInSight: false },
    roles: ['user'],
    model: null,
  },
  {
    title: 'a model, which is told nothing besides',
    text: 'from hotel import llm\nllm.invoke("Where do I have to pay for my room?")\n',
    agent: null,
    roles: ['user'],
    model: null,
  },
  {
    title: 'a call that goes on by itself',
    path: 'a.ts',
    text: `import { generateText, stepCountIs } from 'ai';\nawait generateText({ model: 'openai/gpt-5-mini', prompt: 'Where do I pay?', tools: { pay: { description: 'Pays' } }, stopWhen: stepCountIs(5) });\n`,
    agent: { name: 'steps', isInSight: true },
    roles: ['user'],
    model: 'gpt-5-mini',
    tools: ['pay'],
  },
  {
    title: 'a library with texts of its own',
    text: 'from smolagents import CodeAgent, InferenceClientModel\ntriage = CodeAgent(tools=[], model=InferenceClientModel(model_id="Qwen/Qwen3-32B"), instructions="Write short code.")\ntriage.run("What is the tenth prime?")\n',
    agent: { name: 'system prompt of smolagents', isInSight: false },
    roles: ['system', 'user'],
    model: 'Qwen3-32B',
  },
];

describe('runs of agents', () => {
  for (const { title, path = 'a.py', text, agent, roles, model, tools = [], unseenTools = [] } of cases) {
    it(title, async () => {
      const prompt = (await parsePrompts(path, text)).prompts.at(-1)!;
      assert.deepEqual(prompt.billing.agent, agent);
      assert.deepEqual(
        prompt.messages.map(({ role }) => role),
        roles,
      );
      assert.equal(prompt.model?.split('/').at(-1) ?? null, model);
      assert.deepEqual(
        (prompt.tools?.declared ?? []).map(({ name }) => name),
        tools,
      );
      assert.deepEqual(prompt.tools?.unseen ?? [], unseenTools);
    });
  }

  it('is one prompt with what its agent is told', async () => {
    const { prompts } = await parsePrompts('a.py', `${openai}${triage})\n${asks}`);
    assert.equal(prompts.length, 1);
  });
});
