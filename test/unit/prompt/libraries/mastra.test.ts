import { promptTable } from '../../support/promptTable';

promptTable('Mastra', 'src/mastra/agents/cook.ts', [
  {
    title: 'instructions as a text, a routed model, a run',
    source: [
      "import { Agent } from '@mastra/core/agent';",
      'export const cook = new Agent({',
      "  id: 'cook',",
      "  name: 'Cook',",
      '  instructions: `You help people cook.',
      '    Use what is in the fridge.`,',
      "  model: 'openai/gpt-4o-mini',",
      '});',
      "const answer = await cook.generate('What can I make of eggs?');",
    ],
    rows: ['#1 agent-run openai/gpt-4o-mini', '  5-6 system', '  9-9 user'],
  },
  {
    title: 'instructions as a message, a list, and a function',
    source: [
      "import { Agent } from '@mastra/core/agent';",
      "new Agent({ name: 'a', instructions: { role: 'system', content: 'You are terse.' }, model: openai('gpt-5') });",
      "new Agent({ name: 'b', instructions: ['You are a poet.', 'Rhyme always.'], model });",
      "new Agent({ name: 'c', instructions: [{ role: 'system', content: 'You count.' }, { role: 'system', content: 'From ten down.' }], model });",
      "new Agent({ name: 'd', instructions: async ({ runtimeContext }) => `You serve ${runtimeContext.get('tier')} customers.`, model });",
    ],
    rows: [
      '#1 mastra-agent openai/gpt-5',
      '  2-2 system',
      '#2 mastra-agent -/-',
      '  3-3 system',
      '  3-3 system',
      '#3 mastra-agent -/-',
      '  4-4 system',
      '  4-4 system',
      '#4 mastra-agent -/-',
      '  5-5 system {runtimeContext}',
    ],
  },
  {
    title: 'a run with messages in a workflow step',
    source: [
      "import { createStep } from '@mastra/core/workflows';",
      'const plan = createStep({ id: "plan", execute: async ({ mastra, inputData }) => {',
      "  const agent = mastra.getAgent('planner');",
      "  return agent.stream([{ role: 'user', content: `Plan a day in ${inputData.city}` }]);",
      '} });',
    ],
    rows: ['#1 agent-run -/-', '  4-4 user {inputData.city}'],
  },
  {
    title: 'a scorer with a judge',
    source: [
      "import { createScorer } from '@mastra/core/evals';",
      "createScorer({ id: 'x', judge: { model: openai('gpt-4o'), instructions: 'You judge whether food is gluten free.' } })",
      "  .analyze({ description: 'Looks for gluten', createPrompt: ({ run }) => `List the gluten in: ${run.output}` });",
    ],
    rows: [
      '#1 mastra-scorer openai/gpt-4o',
      '  2-2 system',
      '#2 mastra-scorer -/-',
      '  3-3 user {run.output}',
    ],
  },
  {
    title: 'silence: tools, steps, schemas',
    source: [
      "import { createTool } from '@mastra/core/tools';",
      "export const weather = createTool({ id: 'weather', description: 'Fetches the weather and returns a summary for the user.', inputSchema: z.object({ place: z.string().describe('You must give the name of a city here') }) });",
      "createStep({ id: 'answer', description: 'Writes an answer to the question of the user' });",
    ],
    rows: [],
  },
]);
