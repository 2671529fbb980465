import { formatTable } from '../support/formatTables';

const order = 'You are a careful editor. Rewrite the letter below.';

describe('Modelfiles', () => {
  formatTable([
    {
      name: 'the last text for the system, messages, parameters and the model; no layout of messages',
      path: 'bots/Modelfile',
      text: `FROM llama3.2
PARAMETER temperature 0.5
SYSTEM Be kind.
TEMPLATE """{{ if .System }}<|system|>{{ .System }}{{ end }}<|user|>{{ .Prompt }}"""
SYSTEM """
You are Mario, an assistant.
Never say {name}.
"""
MESSAGE user Is Toronto in Canada?
MESSAGE assistant "yes"
`,
      rows: ['#1 ollama-modelfile ollama/llama3.2', '  6-7 system', '  9-9 user', '  10-10 assistant'],
    },
    {
      name: 'one that only sets parameters has no prompt',
      path: 'Modelfile.fast',
      text: 'FROM llama3.2\nPARAMETER temperature 0.5\nTEMPLATE """{{ .Prompt }}"""\n',
      rows: [],
    },
  ]);
});

describe('agents and prompts among the settings of a program', () => {
  formatTable([
    {
      name: "what an agent of Microsoft's frameworks is told",
      path: 'agents/OpenAI.yaml',
      text: `kind: Prompt
name: Assistant
description: Helpful assistant
instructions: You are a helpful assistant. You answer in JSON.
model:
  id: gpt-4.1-mini
  options:
    temperature: 0.9
  connection:
    kind: ApiKey
`,
      rows: ['#instructions prompt-map openai/gpt-4.1-mini', '  4-4 system'],
    },
    {
      name: 'a model that the environment names is not known',
      path: 'agents/OpenAI.yaml',
      text: `kind: Prompt
instructions: You are a helpful assistant. You answer in JSON.
model:
  id: =Env.OPENAI_MODEL
`,
      rows: ['#instructions prompt-map -/-', '  2-2 system'],
    },
    {
      name: 'the prompts among the settings of an application, also those that only describe',
      path: 'webapi/appsettings.json',
      text: `{
  "Logging": { "LogLevel": { "Default": "Information" } },
  "Prompts": {
    "SystemDescription": "This is a chat between an intelligent bot named Copilot and one or more participants.",
    "SystemName": "The name of the bot that all of the participants see above each message.",
    "MemoryContinuation": "Generate a JSON representation of the context. Do not include a preamble.",
    "KnowledgeCutoffDate": "Saturday, January 1, 2022"
  }
}
`,
      rows: [
        '#Prompts.SystemDescription prompt-map -/-',
        '  4-4 system',
        '#Prompts.MemoryContinuation prompt-map -/-',
        '  6-6 prompt',
      ],
    },
  ]);
});

describe('what an agent is told, beside its code', () => {
  formatTable([
    {
      name: 'instructions',
      path: 'demo/agent/instructions.md',
      text: `# Editor\n\n${order}\n`,
      rows: ['#1 prompt-folder -/-', '  1-3 system'],
    },
    {
      name: 'system',
      path: 'src/writer/system.md',
      text: order,
      rows: ['#1 prompt-folder -/-', '  1-1 system'],
    },
    {
      name: 'an agent with a name and what it is for',
      path: 'src/main/resources/agents/writer.md',
      text: `---\nname: w\ndescription: d\n---\n${order}\n`,
      rows: ['#1 agent-file -/-', '  5-5 system'],
    },
    {
      name: 'a page about somebody',
      path: 'site/agents/writer.md',
      text: '---\nname: w\ndescription: d\n---\nThe writer writes what is asked.\n',
      rows: [],
    },
  ]);
});
