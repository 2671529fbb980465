import { promptTable, py } from '../support/promptTable';

const task = 'You must always answer the question, and never explain the answer to the user.';

promptTable('Texts that people read, in Python', 'src/a.py', [
  {
    title: 'a question that a person answers with buttons, and one of a user interface',
    source: py`
      async def ask(self):
          await self.ask_question("Please describe the change you want to make to the example (one at a time)", buttons={"back": "Back"})
          await self.ui.ask_user("Please describe the change you want to make to the example (one at a time)")
          await self.ask_llm("Please describe the change you want to make to the example (one at a time)")`,
    rows: ['#ask wrapper -/-', '  4-4 user'],
  },
  {
    title: 'the messages of a step that was recorded',
    source: py`
      def shown(self):
          return {"observation": "\n".join(self.stats), "messages": [{"role": "system", "content": "Showing the results of the evaluation"}]}
      def asked(self):
          return {"temperature": 0, "messages": [{"role": "system", "content": "Showing the results of the evaluation"}]}`,
    rows: ['#asked messages -/-', '  4-4 system'],
  },
  {
    title: 'tasks under the key of a prompt, and a label that is called so',
    source: py`
      TASKS = [
          {"name": "queens", "prompt": ("A script test.py is there. Write queens.py that solves the puzzle of the queens. "
            "Two queens attack each other if they share a row. Run it to see whether it returns them all.")},
          {"name": "stats", "prompt": ("Read data.csv and stats.py. Modify stats.py to read the file and print statistics: the count of rows, the mean "
            "of a column, and the largest value. Format each on its own line like count, mean, max. Nothing else is to be printed by it.")},
          {"name": "save", "prompt": "Write your text below. To save and exit, press ESC, then type :wq! and press ENTER. You should see the question."},
          {"name": "code", "files": {"news.py": '\"\"\"You are the newsletter.\"\"\"\n\ndef always(user):\n    return "answer the question"\n'}},
          {"name": "short", "prompt": "Write the answer."},
          {"name": "shown", "prompt": "Write a single page application that displays a list of items with their prices beside each of them, and nothing else at all."},
      ]`,
    rows: ['#prompt constant -/-', '  2-3 user', '#prompt-2 constant -/-', '  4-5 user'],
  },
]);

promptTable('Texts that people read, in TypeScript', 'src/a.ts', [
  {
    title: 'conversations for a demonstration',
    source: [
      `const DEMO_MESSAGES: Message[] = [{ role: 'system', content: 'You are a clerk. ${task}' }, { role: 'user', content: 'Hello there' }];`,
      `const MESSAGES: Message[] = [{ role: 'system', content: 'You are a clerk. ${task}' }, { role: 'user', content: 'Hello there' }];`,
    ],
    rows: ['#MESSAGES messages -/-', '  2-2 system', '  2-2 user'],
  },
  {
    title: 'a module of conversations for a demonstration',
    path: 'web/src/demoConversations.ts',
    source: [
      `export const all = [{ name: 'Intro', messages: [{ role: 'user', content: 'How do I use this page?' }, { role: 'assistant', content: 'You are here.' }] }];`,
      `export const other = [{ role: 'system', content: 'You are a clerk. ${task}' }];`,
    ],
    rows: [],
  },
]);

promptTable('Texts that people read, in Go', 'cli/a.go', [
  {
    title: 'what an editor and a terminal show',
    source: [
      'package cmd',
      'import "github.com/charmbracelet/lipgloss"',
      'func getEditorInstructions() string {',
      '\tif editor == vim {',
      '\t\treturn "Write your prompt below, then save and exit to send it.\\n• To save and exit, press ESC, then type :wq! and press ENTER."',
      '\t}',
      '\treturn ""',
      '}',
      'func (m model) renderMissingPrompt() string {',
      '\tprompt := "Unless you load the file into context, the following example will overwrite it. What should you do?"',
      '\treturn lipgloss.NewStyle().Render(prompt)',
      '}',
    ],
    rows: [],
  },
]);

promptTable('Texts that people read, in TypeScript', 'src/run.ts', [
  {
    title: 'a question of a function that waits for a line',
    source: [
      "import * as readline from 'readline';",
      'const lines = readline.createInterface({ input: process.stdin, output: process.stdout });',
      'function askQuestion(query: string): Promise<string> {',
      '  return new Promise((resolve) => {',
      '    lines.question(query, (answer) => {',
      '      resolve(answer);',
      '    });',
      '  });',
      '}',
      'async function run() {',
      "  return askQuestion('Do you want to generate a long report or a specific answer? (report/answer, default report): ');",
      '}',
    ],
    rows: [],
  },
  {
    title: 'the same function where it talks to something else',
    source: [
      'function askQuestion(query: string): Promise<string> {',
      '  return new Promise((resolve) => {',
      '    remote.post(query, (answer) => {',
      '      resolve(answer);',
      '    });',
      '  });',
      '}',
      'async function run() {',
      "  return askQuestion('Do you want to generate a long report or a specific answer? (report/answer, default report): ');",
      '}',
    ],
    rows: ['#run wrapper -/-', '  9-9 user'],
  },
  {
    title: 'what tooltips and help say of a prompt',
    source: [
      'export const helpTooltips = {',
      '  upload: { prompt: "Optionally describe which downloaded files should be uploaded. Leave empty to upload all files." },',
      '};',
      'export const fieldHelpText = {',
      '  prompt: "Write a prompt that you would like the model to answer, and specify the format of the output.",',
      '};',
      'export const helpers = {',
      '  prompt: "Write a poem that you would like the user to read, and never explain the output of it.",',
      '};',
    ],
    rows: ['#prompt constant -/-', '  8-8 user'],
  },
]);

promptTable('Messages that calls show by what they are given', 'src/a.go', [
  {
    title: 'behind the word for a role, in what adds a message; not what only tells of something',
    source: [
      'package talk',
      'func save(turns []Turn) {',
      '\tfirst := talk.New().AddStartMessage("user", "Summarize the talk below, keep the highlights as a list:\\n"+join(turns))',
      '\tlog.AddStartMessage("user", "The talk was saved, with all of the highlights that you gave.")',
      '\tlog.SendNotice("user", "Summarize the talk below, keep the highlights as a list.")',
      '}',
    ],
    rows: ['#save wrapper -/-', '  3-3 user {turns}'],
  },
  {
    title: 'in front of a conversation',
    path: 'src/a.ts',
    source: [
      'async function* shorten(text: string) {',
      '  yield* handler.createMessage(',
      '    "Summarize the session that is given into a concise note with the next steps.",',
      '    [{ role: "user", content: text }],',
      '  );',
      '}',
    ],
    rows: ['#shorten wrapper -/-', '  3-3 system'],
  },
]);
