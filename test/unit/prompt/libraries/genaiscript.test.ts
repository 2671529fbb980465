import { promptTable } from '../../support/promptTable';

promptTable('GenAIScript', 'genaisrc/review.genai.mts', [
  {
    title: 'a script: the tagged template is the user, the model is said once',
    source: [
      'script({',
      "  title: 'Review',",
      "  description: 'Reviews the files of a pull request and generates a summary for the user.',",
      "  model: 'openai:gpt-4.1',",
      "  system: ['system.files'],",
      '});',
      "def('FILE', env.files);",
      '$`You are an expert reviewer. Review ${env.vars.what} in FILE.`;',
    ],
    rows: ['#1 genaiscript openai/gpt-4.1', '  8-8 user {env.vars.what}'],
  },
  {
    title: 'several texts, and inner prompts',
    path: 'a.genai.mjs',
    source: [
      '$`Translate the notes.`',
      '$`Keep names.`',
      'const { text } = await runPrompt((ctx) => {',
      "  ctx.$`Summarize ${ctx.def('N', note)}.`;",
      "}, { label: 'a label of the inner prompt that nobody answers' });",
      'const tip = await prompt`Give one tip.`;',
    ],
    rows: [
      '#1 genaiscript -/-',
      '  1-1 user',
      '#2 genaiscript -/-',
      '  2-2 user',
      '#3 genaiscript -/-',
      '  4-4 user {ctx, note}',
      '#4 genaiscript -/-',
      '  6-6 user',
    ],
  },
  {
    title: 'a system script',
    path: 'genaisrc/system.polite.genai.mts',
    source: ["system({ title: 'Politeness' })", '$`You are polite.`'],
    rows: ['#1 genaiscript -/-', '  2-2 system'],
  },
  {
    title: 'texts of any context, and agents',
    path: 'genaisrc/system.agent_fs.genai.mts',
    source: [
      "system({ title: 'Agent that reads files' });",
      'const res = await runPrompt((_) => {',
      '  _.$`Describe the page.`;',
      '});',
      "defAgent('fs', 'query files to accomplish tasks, please', `You answer the question in <QUERY>.`);",
    ],
    rows: ['#1 genaiscript -/-', '  3-3 system', '#2 genaiscript -/-', '  5-5 system'],
  },
  {
    title: 'silence: the shell of zx, and prompts of dialogs',
    path: 'scripts/build.mjs',
    source: ["import { $ } from 'zx';", 'await $`git commit -m ${message} --author "You are the author"`;'],
    rows: [],
  },
]);
