import { promptTable } from '../../support/promptTable';

promptTable('Genkit for JavaScript', 'src/a.ts', [
  {
    title: 'generate with a model reference, configuration, system and prompt',
    source: [
      "import { genkit } from 'genkit';",
      "import { googleAI } from '@genkit-ai/google-genai';",
      'const ai = genkit({ plugins: [googleAI()] });',
      'export const menuFlow = ai.defineFlow({ name: "menu" }, async (theme) => {',
      '  const { text } = await ai.generate({',
      "    model: googleAI.model('gemini-2.5-flash'),",
      "    system: 'You are the chef of a small restaurant.',",
      '    prompt: `Invent a dish for the theme ${theme}.`,',
      '    config: { temperature: 0.8, maxOutputTokens: 200 },',
      '  });',
      '  return text;',
      '});',
    ],
    rows: ['#1 genkit google/gemini-2.5-flash', '  7-7 system', '  8-8 user {theme}'],
  },
  {
    title: 'a mere text, and a list of parts',
    source: [
      "import { genkit } from 'genkit/beta';",
      "await ai.generate('Name a river in Peru.');",
      "await ai.generateStream({ model: 'googleai/gemini-2.0-flash', prompt: [{ media: { url } }, { text: 'What is in the picture?' }] });",
    ],
    rows: ['#1 genkit -/-', '  2-2 user', '#2 genkit google/gemini-2.0-flash', '  3-3 user'],
  },
  {
    title: 'messages with content blocks',
    source: [
      "import { ai } from './genkit';",
      "import { z } from 'genkit';",
      'await ai.generate({ messages: [',
      "  { role: 'system', content: [{ text: 'Talk like a sailor.' }] },",
      "  { role: 'user', content: [{ text: `Hello, I am ${name}` }] },",
      '] });',
    ],
    rows: ['#1 genkit -/-', '  4-4 system', '  5-5 user {name}'],
  },
  {
    title: 'definePrompt: Handlebars in the prompt and in the system text',
    source: [
      "import { genkit } from 'genkit';",
      'const hello = ai.definePrompt({',
      "  name: 'hello',",
      "  model: 'googleai/gemini-2.5-pro',",
      '  input: { schema: z.object({ name: z.string() }) },',
      "  system: 'You greet in {{language}}.',",
      '  prompt: `Greet {{name}}{{#if title}}, the {{title}}{{/if}}.`,',
      '});',
    ],
    rows: ['#1 genkit google/gemini-2.5-pro', '  6-6 system {language}', '  7-7 user {name, title}'],
  },
  {
    title: 'definePrompt: the template as second argument, and a function',
    source: [
      "import { genkit } from 'genkit';",
      "ai.definePrompt({ name: 'a' }, 'Say {{word}} twice.');",
      "ai.definePrompt({ name: 'b' }, async (input) => ({ messages: [{ role: 'user', content: [{ text: `Say ${input.word} once.` }] }] }));",
    ],
    rows: ['#1 genkit -/-', '  2-2 user {word}', '#2 genkit -/-', '  3-3 user {input.word}'],
  },
  {
    title: 'silence: tools, schemas, and generate of other libraries',
    source: [
      "import { genkit, z } from 'genkit';",
      "ai.defineTool({ name: 'weather', description: 'Gets the current weather in a given location, please always use it.', inputSchema: z.string() }, run);",
      "const Menu = z.object({ name: z.string().describe('the name of the dish, as the user should see it') });",
      "ai.defineFlow({ name: 'answer the question of the user' }, async () => undefined);",
    ],
    rows: [],
  },
  {
    title: 'silence: generate without the import',
    source: ["generator.generate('a file with the name of the component');", "ai.generate({ text: 'x' });"],
    rows: [],
  },
]);
