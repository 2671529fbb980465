import assert from 'node:assert/strict';
import { parsePrompts, promptRows } from '../support/promptRows';

/** What only looks like a prompt: title, path, lines. */
const silent: readonly (readonly [title: string, path: string, ...source: string[]])[] = [
  [
    'what a check of permissions says, in a file of prompts',
    'prompts/router.ts',
    'export const save = () => check({ forbiddenErrorMessage: `You do not have the permission to create a prompt with a protected label. Please contact the admin: ${labels}` });',
  ],
  [
    'what a schema says of a value that it does not let through, in a file of prompts',
    'prompts/validation.ts',
    "export const schema = z.object({}).refine(isOne, { message: 'You must provide either a label or a version of the prompt, never both' });",
  ],
  [
    'a message in a file of prompts',
    'prompts/save.ts',
    "export function save() { return { message: 'You must choose a label for your prompt, please write one below.' }; }",
  ],
  [
    'fields by the names of settings',
    'fields.ts',
    "const sets = { model: ['modelId', 'modelName'], usage: ['cost'], prompt: ['promptId', 'promptName', 'promptVersion'] };",
  ],
  [
    'how a model is shown others were answered',
    'shots.ts',
    "export const imageSearchFewShots: Turn[] = [{ role: 'user', content: 'What is a cat? Please explain.' }, { role: 'assistant', content: 'cat animal' }];",
  ],
  [
    'conversations that a database is filled with',
    'scripts/seeder/sessions.ts',
    "export const make = () => insert({ input: [{ role: 'system', content: 'You are a helpful assistant of the shop. You must answer the question of the user in one sentence.' }, { role: 'user', content: 'Where is my parcel? Please answer.' }] });",
  ],
  // Texts of a user interface.
  [
    'a paragraph of JSX',
    'a.tsx',
    'export const A = () => <p>You are an administrator. Please answer the question below, then write your name.</p>;',
  ],
  [
    'attributes of an input',
    'a.tsx',
    '<Input placeholder="Describe what you want the assistant to generate for you" aria-label="Write your prompt here, please" />;',
  ],
  [
    'a dialog that confirms',
    'a.tsx',
    '<Dialog title="Delete prompt?" description="You are about to delete this prompt. You must confirm before the instructions are removed." />;',
  ],
  [
    'an empty state',
    'a.tsx',
    "const emptyPrompt = <EmptyState text='No prompts yet. Create your first prompt to generate answers.' />;",
  ],
  [
    'a toast',
    'a.ts',
    "toast.error('You must enter a prompt to generate a response. Please write one and try again.');",
  ],
  [
    'a tooltip of a prompt field',
    'a.ts',
    "const PROMPT_TOOLTIP_TEXT = 'These instructions are sent to the model whenever you generate an answer.';",
  ],
  [
    'a placeholder of a prompt field',
    'a.ts',
    "const promptPlaceholder = 'Ask the assistant a question, or describe what it should write for you';",
  ],
  [
    'a label',
    'a.ts',
    "const systemPromptLabel = 'The system prompt that is sent with every question of the user';",
  ],
  [
    'a description',
    'a.ts',
    "const promptDescription = 'You should write clear instructions and provide an example of the output.';",
  ],
  [
    'a help text',
    'a.ts',
    "const instructionsHelp = 'Please provide the instructions that the assistant should always follow.';",
  ],
  [
    'fields of a form',
    'a.ts',
    "const fields = [{ name: 'prompt', label: 'Prompt', description: 'Write what the assistant should answer to your users.' }];",
  ],
  [
    'a menu',
    'a.ts',
    "const items = [{ label: 'Explain code', detail: 'Ask the assistant to explain the selected code to you.' }];",
  ],
  [
    'a notification object',
    'a.ts',
    "notify({ title: 'Signed out', message: 'You are not signed in. Please log in to continue with your question.' });",
  ],
  [
    'a consent',
    'a.ts',
    "const consent = 'By using the assistant you accept that you must review each answer before you use its output.';",
  ],
  [
    'a status',
    'a.ts',
    "const status = 'You are now connected to the workspace. Your answers are saved, and should appear below.';",
  ],
  [
    'a greeting of a bot',
    'a.ts',
    "const greeting = 'Hi there! I can answer questions about your orders. What would you like to know?';",
  ],
  [
    'an onboarding step',
    'a.tsx',
    "const steps = [{ title: 'Write a prompt', text: 'You can ask anything. The assistant will answer with an example.' }];",
  ],
  [
    'class names',
    'a.tsx',
    "const promptClassName = 'flex items-center justify-between rounded-md border bg-background px-3 py-2 text-sm';",
  ],
  // Dictionaries of translations.
  [
    'an English dictionary',
    'src/locales/en.ts',
    "export default { prompt: { title: 'Prompt', hint: 'Write what the assistant should do for you, please.', error: 'You must provide an instruction.' } };",
  ],
  [
    'a dictionary with a key named system',
    'src/i18n/en.ts',
    "export const en = { system: 'System', systemMessage: 'Messages of the system are shown to every user of the workspace.' };",
  ],
  [
    'a call of a translator',
    'a.ts',
    "const text = t('You are not allowed to write here. Please ask the owner of the question for access.');",
  ],
  [
    'a call of l10n',
    'a.ts',
    "vscode.window.showErrorMessage(vscode.l10n.t('Your prompt was filtered. Please rephrase your prompt and try again.'));",
  ],
  [
    'messages for a formatter',
    'a.ts',
    "const messages = defineMessages({ ask: { id: 'ask', defaultMessage: 'Ask the assistant to write an answer for you' } });",
  ],
  // Schemas and tools.
  [
    'a zod description',
    'a.ts',
    "const schema = z.object({ answer: z.string().describe('The answer to the question of the user. You must always write it in English.') });",
  ],
  [
    'a zod message',
    'a.ts',
    "const schema = z.object({ prompt: z.string().min(1, { message: 'You must provide a prompt before you generate a response' }) });",
  ],
  [
    'a tool',
    'a.ts',
    "const search = { name: 'search', description: 'Search the web. You should always use this tool to answer questions about the news.' };",
  ],
  [
    'a tool of the AI SDK',
    'a.ts',
    "import { tool } from 'ai';",
    "tool({ description: 'Get the weather. You must use this whenever the user asks about rain.', inputSchema: z.object({ place: z.string().describe('The city the user asks about, please') }) });",
  ],
  [
    'a JSON schema',
    'a.ts',
    "const parameters = { type: 'object', properties: { prompt: { type: 'string', description: 'The prompt that the assistant should answer for the user' } } };",
  ],
  [
    'an option of a manifest',
    'a.ts',
    "const config = { 'assistant.systemPrompt': { type: 'string', markdownDescription: 'The instructions that are given to the assistant with each question.' } };",
  ],
  // Errors and logs.
  [
    'an error',
    'a.ts',
    "throw new Error('You must provide a prompt or messages to generate a response for the user.');",
  ],
  [
    'an error of a class',
    'a.ts',
    "class PromptError extends Error { constructor() { super('The prompt must not be empty. Please provide instructions and try again.'); } }",
  ],
  [
    'an error message under a name',
    'a.ts',
    "const errorMessage = 'You are not authorised to use this model. Please check your key and try again.';",
  ],
  [
    'a message that reports',
    'a.ts',
    'const message = `WARNING: the following instructions were detected in this workspace: ${names}. You should review them, please.`;',
  ],
  [
    'a log',
    'a.ts',
    'console.log(`Generated the answer to the prompt of the user: you should review ${answer} before you continue`);',
  ],
  [
    'a logger',
    'a.ts',
    "logger.warn('The system prompt is longer than the context window. You should make your instructions shorter.');",
  ],
  [
    'an assertion',
    'a.ts',
    "assert(prompt.length > 0, 'You must provide a prompt, and it should not be empty');",
  ],
  [
    'an invariant',
    'a.ts',
    "invariant(messages.length, 'You must provide messages with a role of user or assistant');",
  ],
  // Other languages inside strings.
  [
    'SQL',
    'a.ts',
    'const promptQuery = `SELECT id, prompt, answer FROM prompts WHERE user_id = $1 AND role = $2 ORDER BY created_at`;',
  ],
  [
    'SQL behind a tag',
    'a.ts',
    'const template = sql`INSERT INTO prompts (question, answer, instructions) VALUES (${question}, ${answer}, ${instructions})`;',
  ],
  [
    'GraphQL',
    'a.ts',
    'export const PROMPT_FRAGMENT = gql`fragment PromptFields on Prompt { id question answer instructions { text } }`;',
  ],
  [
    'HTML',
    'a.ts',
    'const template = `<div class="prompt"><h1>You are invited</h1><p>Please answer the question below.</p></div>`;',
  ],
  [
    'HTML behind a tag',
    'a.ts',
    'const promptTemplate = html`<p>Please answer the question of the user: ${question}. You must write something.</p>`;',
  ],
  [
    'CSS behind a tag',
    'a.ts',
    'const PromptBox = styled.div`display: flex; content: "answer"; margin: 0 auto; padding: 8px 16px;`;',
  ],
  [
    'a shader',
    'a.ts',
    'const template = glsl`void main() { gl_FragColor = vec4(question, answer, output, 1.0); }`;',
  ],
  ['a shell command', 'a.ts', 'await $`git commit -m "You should always write an answer" --author ${user}`;'],
  [
    'a mail',
    'a.ts',
    'const welcomeEmail = `Dear ${name},\\n\\nplease answer the question below to confirm your address. You must do so within a day.\\n\\nYour team`;',
  ],
  [
    'a mail as a call',
    'a.ts',
    "await sendMail({ to, subject: 'Your answer', text: `You are invited to ${team}. Please answer by following the link below.` });",
  ],
  [
    'a page',
    'a.ts',
    "const page = '<!DOCTYPE html><html><body><p>You are signed in. Please close this window and return to your question.</p></body></html>';",
  ],
  // Generators of code.
  [
    'a generator of components',
    'plopfile.js',
    "module.exports = (plop) => plop.setGenerator('component', { description: 'Create a component', prompts: [{ type: 'input', name: 'name', message: 'What should your component be named, please?' }], actions: [] });",
  ],
  [
    'a generator of yeoman',
    'generators/app/index.js',
    "return this.prompt([{ type: 'confirm', name: 'cool', message: 'Would you like to generate an example for the user?' }]);",
  ],
  [
    'a template of code',
    'a.ts',
    'const template = `import { ${name} } from "./${file}";\\n\\nexport default function ${name}() { return null; }`;',
  ],
  [
    'a template of a class',
    'a.ts',
    'const classTemplate = `export class ${name}Service {\\n  constructor(private readonly prompt: Prompt) {}\\n}`;',
  ],
  [
    'a template of a README',
    'a.ts',
    'const readmeTemplate = `# ${name}\\n\\nUsage: run the example below. You should install the package first.`;',
  ],
  // Questions at a terminal.
  [
    'inquirer',
    'a.ts',
    "await inquirer.prompt([{ type: 'input', name: 'task', message: 'What should the assistant do for you? Describe your task, please.' }]);",
  ],
  [
    'prompts',
    'a.ts',
    "const { value } = await prompts({ type: 'text', name: 'value', message: 'Please describe the output that you want to generate' });",
  ],
  [
    'clack',
    'a.ts',
    "import { select, text } from '@clack/prompts';",
    "await text({ message: 'Which question should be answered? Please write it below.', placeholder: 'You can write anything' });",
    "await select({ message: 'Select the output that you want to generate, please', options: [] });",
  ],
  [
    'enquirer',
    'a.ts',
    "import { Input } from 'enquirer';",
    "const prompt = new Input({ message: 'Please write the name of the user that should answer' });",
  ],
  [
    'a readline question',
    'a.ts',
    "rl.question('Which question should the assistant answer for you, please? ', (answer) => run(answer));",
  ],
  [
    'an input box',
    'a.ts',
    "await vscode.window.showInputBox({ title: 'Ask', prompt: 'Paste your access token. You must create one in the settings first, please.' });",
  ],
  [
    'the prompt of the browser',
    'a.ts',
    "const name = window.prompt('Please write the name that the assistant should use for you', 'User');",
  ],
  [
    'an option of commander',
    'a.ts',
    "program.option('--prompt <text>', 'the prompt that the assistant should answer, please provide it');",
  ],
  [
    'yargs',
    'a.ts',
    "yargs.option('instructions', { describe: 'Instructions that you want the model to follow, please', type: 'string' });",
  ],
  // Tests, stories, documentation, marketing.
  [
    'titles of tests',
    'a.ts',
    "describe('the prompt of the user', () => { it('should answer the question, and must return a summary', () => undefined); });",
  ],
  [
    'an expectation',
    'a.ts',
    "expect(answer).toBe('You should always answer the question of the user, please, with an example.');",
  ],
  [
    'a story',
    'a.stories.tsx',
    "export const Default = { args: { title: 'Assistant', text: 'The assistant will answer your question with an example.' } };",
  ],
  [
    'marketing',
    'a.tsx',
    "const features = [{ title: 'AI answers', description: 'Our assistant writes the answer for you, so that you never write a summary again.' }];",
  ],
  [
    'testimonials',
    'a.tsx',
    "const quotes = [{ author: 'Ann', quote: 'You should try it: the assistant writes better answers than I do, always.' }];",
  ],
  [
    'questions and answers',
    'a.tsx',
    "const faq = [{ question: 'Can I write my own prompt?', answer: 'Yes, you can provide instructions, and the assistant will follow them.' }];",
  ],
  [
    'a changelog',
    'a.ts',
    "const changelog = ['You can now write your own instructions for the assistant', 'The answer is generated faster'];",
  ],
  [
    'code shown in a page',
    'a.tsx',
    'const example = { title: "Agent", code: `import { Agent } from "agents";\\nnew Agent({ instructions: "You are a helpful assistant that answers questions." });` };',
  ],
  [
    'a conversation that a page shows',
    'a.tsx',
    "const shown = [{ id: '1', role: 'user', text: 'Can you check my answer?' }, { id: '2', role: 'assistant', text: 'Yes, it is right.' }];",
  ],
  [
    'a chat with an agent of the support',
    'a.tsx',
    "const [messages] = useState([{ role: 'agent', content: 'Hi, how can I help you today?' }, { role: 'user', content: 'I cannot log in.' }]);",
  ],
  [
    'what the model has said',
    'a.ts',
    "let assistantMessage = ''; assistantMessage += '[Response interrupted by the user, you should always answer the question below]';",
  ],
  // Data.
  [
    'pairs of role and label',
    'a.ts',
    "const roles = [['admin', 'You can write and delete questions'], ['editor', 'You can write answers']];",
  ],
  [
    'pairs of a word and a pattern',
    'a.ts',
    "const patterns = new Map([['npm', /^npm/], ['system', /^(systemctl|service)/], ['user', /^whoami/]]);",
  ],
  [
    'accounts with roles',
    'a.ts',
    "const users = [{ role: 'user', name: 'Ann', text: undefined }, { role: 'system', name: 'Root' }];",
  ],
  [
    'accounts of a database',
    'a.ts',
    "await prisma.user.create({ data: { role: 'assistant', email: 'a@example.org', name: 'You are the assistant' } });",
  ],
  [
    'a path and an address',
    'a.ts',
    "const promptPath = './prompts/system/you-are-a-helpful-assistant.md'; const promptUrl = 'https://example.org/prompts?role=system';",
  ],
  [
    'a model card',
    'a.ts',
    "const model = { id: 'gpt-5', description: 'You should use this model to answer complex questions and generate code.' };",
  ],
  [
    'a citation',
    'a.ts',
    "const license = 'Permission is granted to you, provided that you must include the following notice in the output.';",
  ],
  [
    'a chat that a page shows',
    'demo.tsx',
    "const chat = createChat().user('Write a poem about a box, and explain how you should read it.').assistant('One box.');",
  ],
  [
    'translations',
    'frontend/src/i18n/locales/en-US.ts',
    "export default { agent: { systemPrompt: 'Please write the instructions that the assistant should always follow.',",
    "  issuePrompt: 'Please fix the issue {id}. You must answer in the language of the user.' } };",
  ],
  [
    'a question at a terminal, asked by a function of the file',
    'a.ts',
    'async function promptUser(message: string) { return await rl.question(message); }',
    "await promptUser('Please answer the question: should we create the example project given below?');",
  ],
  [
    'an announcement of a terminal interface',
    'a.ts',
    'function systemMessage(text: string) { console.log(chalk.gray(text)); }',
    "systemMessage('You are now connected to the server. Please answer the question below.');",
  ],
  [
    'a component that shows a message',
    'a.ts',
    "import { SystemMessage } from '../components/messages';",
    "const line = SystemMessage('You are now connected to the server. Please answer the question below.');",
  ],
  [
    'what a tool reports',
    'a.ts',
    "const systemPrompt = 'x';",
    "let output = 'No relevant content was found.';",
    "output += 'Do not use general knowledge to answer. You must use the search to find the following information. Never invent answers.';",
    'const DECLINED_MESSAGE =',
    "  'The user dismissed the question without answering. Do not ask again; proceed with reasonable defaults.';",
  ],
  [
    'lines of a module of prompts that people read',
    'src/chat/prompts.ts',
    "export const NO_RESULTS = 'No results were found for your question. Please try again with another question.';",
    "export const WELCOME = 'Welcome to the assistant! Ask me a question and I will answer it based on the context.';",
    "export const LOADING = 'Please wait while we generate the answer to your question...';",
    "export const THINKING = 'Thinking about your question and the following context…';",
  ],
  [
    'a translation with the labels of a chat',
    'app/locales/da.ts',
    "export default { Export: { Model: 'Model', Messages: 'The messages of the chat', Time: 'Time' } };",
  ],
  [
    'a chat that a page shows, and its state',
    'a.tsx',
    "const sample = [{ role: 'user', content: 'What does the bar hold?' }, { role: 'assistant', content: 'Two actions.' }];",
    "const add = () => setMessages((all) => [...all, { role: 'user', content: 'A new message of the user' }]);",
  ],
  [
    'the answers of a demonstration',
    'a.ts',
    "import { OpenAI } from 'openai';",
    "const examples = { quiz: { response: 'The user wants me to create a quiz. Here is the code. You should review the following example and write the output.' } };",
  ],
  [
    'help texts by the names of settings',
    'a.ts',
    "const help = { model: 'The model to use', prompt: 'Include the prompt from the arguments in the answer', role: 'The role' };",
  ],
  [
    'help of a field in a file of prompts',
    'a.ts',
    "const SYSTEM_PROMPT = '';",
    'const howToUseCode = `1. Must return a string value at the end of the function. For example:',
    '2. You should use the following variables in the code, and return the question as the output.`;',
  ],
  [
    'what a tool gave, with a text where it gave nothing',
    'a.ts',
    "messages.push({ role: 'user', content: [{ type: 'tool_result', tool_use_id: use.id, content: given ? String(given) : 'The tool was executed.' }] });",
  ],
  [
    'what a test expects',
    'a.ts',
    "expect(out[0]).toEqual({ role: 'user', content: 'What is the weather like today?' });",
    "expect(out).toEqual([{ role: 'system', content: 'You are a helpful bot.' }]);",
  ],
  [
    'the record of a run, with its results',
    'a.jsx',
    "addEntry({ prompt: nameOf(file) || 'audio transform', model, results: [{ kind: 'output', url }] });",
  ],
  [
    'an error that a page shows in its chat',
    'a.jsx',
    "try { run(); } catch (e) { addMessage(chat.id, { role: 'system', content: `Failed to expand the prompt: ${e.message}` }); }",
  ],
  [
    'an answer that a page plays again',
    'a.ts',
    "const model = 'gpt-5'; const suggestions = [{ label: 'a', replay: { text: `Create a cloud client, connect it to your runtime, and render the list beside it.\\n\\nReturn it from the callback. You must provide the following context. Never use the example for output.` } }];",
  ],
  ['a prompt of which only variables are known', 'a.ts', 'const prompt = `${system}\\n${question}`;'],
  [
    'messages of which only variables are known',
    'a.ts',
    "const messages = [{ role: 'system', content: system }, { role: 'user', content: `${question}` }];",
  ],
];

describe('silence in TypeScript and JavaScript', () => {
  for (const [title, path, ...lines] of silent) {
    it(title, async () => {
      const source = lines.join('\n');
      const { prompts } = await parsePrompts(path, source);
      const sent = prompts.filter(({ messages }) => messages.some(({ unlisted }) => unlisted === undefined));
      assert.deepEqual(promptRows(source, sent), []);
    });
  }
});
