import { promptTable, py } from '../support/promptTable';

promptTable('models and agents that a parameter brings', 'src/a.py', [
  {
    title: 'the type of a parameter says that it is a model',
    source: py`
      from somewhere import ChatOpenAI, BaseChatModel
      def short(model: ChatOpenAI, text):
          return model.invoke(f"Summarize the text below in one sentence.\n{text}")
      def long(helper: "BaseChatModel", text):
          return helper.invoke(f"Summarize the text below in ten sentences.\n{text}")`,
    rows: ['#short agent -/-', '  3-3 user {text}', '#long agent -/-', '  5-5 user {text}'],
  },
  {
    title: 'models of other kinds, and what runs a program',
    source: py`
      from somewhere import EmbeddingModel, Process
      def one(model: EmbeddingModel, runner: Process):
          model.invoke("Summarize the text below in one sentence, please.")
          runner.run("Summarize the text below in one sentence, please.")`,
    rows: [],
  },
  {
    title: 'a team that is called so, where the name says of what; not any team',
    source: py`
      def ask(state, team, question):
          state.legal_team.run(f"Based on the analysis, list the key points.\n{question}")
          team.send("Please bring the keys of the house to the meeting.")`,
    rows: ['#ask agent -/-', '  2-2 user {question}'],
  },
  {
    title: 'a list of tasks beside the agents',
    source: py`
      from somewhere import Workflow
      flow = Workflow(agents=[one, two], tasks=["Find five facts about the moon", "Say them in one sentence"])
      plan = Workflow(steps=["Find five facts about the moon"], tasks=["Say them in one sentence"])`,
    rows: ['#1 agent-task -/-', '  2-2 user', '#2 agent-task -/-', '  2-2 user'],
  },
]);

promptTable('Stagehand that a parameter brings', 'src/a.ts', [
  {
    title: 'what is to be done, read and found',
    source: [
      'export async function task(stagehand: V3) {',
      "  await stagehand.act('click the button that says sign in');",
      "  await stagehand.extract('extract the title of the page', schema);",
      "  await stagehand.page.observe({ instruction: 'find the links of the menu' });",
      '}',
    ],
    rows: [
      '#task stagehand -/-',
      '  2-2 user',
      '#task-2 stagehand -/-',
      '  3-3 user',
      '#task-3 stagehand -/-',
      '  4-4 user',
    ],
  },
  {
    title: 'pages of other libraries',
    source: ['export const task = (page: Page) => {', "  page.extract('all the links of the menu');", '};'],
    rows: [],
  },
]);

promptTable('messages that say whom they are from', 'src/a.ts', [
  {
    title: 'a chat',
    source: [
      'const messages = [',
      "  { from: 'system', content: 'You answer in one sentence.' },",
      "  { from: 'user', content: `Tell me about ${topic}.` },",
      '];',
    ],
    rows: ['#messages messages -/-', '  2-2 system', '  3-3 user {topic}'],
  },
  {
    title: 'a mail',
    source: [
      "const mails = [{ from: 'shop@example.com', content: 'You have a new order. Please answer it soon.' }];",
    ],
    rows: [],
  },
]);

promptTable('texts that a program replaces places of', 'src/a.py', [
  {
    title: 'one step after the other',
    source: py`
      ASK_PROMPT = "Answer the question <<QUESTION>> from the context [CONTEXT] only, and cost $5. Never guess."
      def fill(question, context):
          text = ASK_PROMPT
          text = text.replace("<<QUESTION>>", question)
          return text.replace("[CONTEXT]", context)`,
    rows: ['#ASK_PROMPT constant -/-', '  1-1 prompt {QUESTION, CONTEXT}'],
  },
  {
    title: 'marks that something else is put in place of, or nothing',
    source: py`
      ASK_PROMPT = "Answer the question with [CONTEXT] or [DONE] only. Never guess. "
      def clean(answer, other):
          return answer.replace("[DONE]", "").replace("CONTEXT", other)`,
    rows: ['#ASK_PROMPT constant -/-', '  1-1 prompt'],
  },
]);

promptTable('what a function called after instructions returns', 'src/a.ts', [
  {
    title: 'an agent is told it; not what is put into another text',
    source: [
      'export function reviewerInstructions(task: string) {',
      '  return [',
      "    'Review the change below and report each defect with its line.',",
      '    `The task was: ${task}`,',
      "  ].join('\\n');",
      '}',
      'export function formatInstructions() {',
      "  return 'Answer with JSON only, and never explain what you have found.';",
      '}',
    ],
    rows: [
      '#reviewerInstructions constant -/-',
      '  3-4 system {task}',
      '#formatInstructions constant -/-',
      '  8-8 prompt',
    ],
  },
]);

promptTable('tasks, and the contents of messages that are made elsewhere', 'src/a.py', [
  {
    title:
      'a task of several sentences; not one of a few words, nor a list of what is to be done in a program',
    source: py`
      default_task = "1. Find the page of the journey. 2. Create a table of the ten best places to go, with a line for each of them."
      task = "Find the page of the journey."
      cleanup_task = "The job that clears the tables each night. It is started by the timer of the server at two."`,
    rows: ['#default_task constant -/-', '  1-1 user'],
  },
  {
    title: 'what is added to the content of a message of the user; not to that of a page',
    source: py`
      def finish(user_msg, page, task):
          user_msg.content += f"""
      Now please make a final answer of the task: <task>{task}</task>
      You must answer with the result only."""
          page.content += "Now please make a final answer of the task. You must answer with the result only."`,
    rows: ['#user_msg constant -/-', '  2-4 user {task}'],
  },
  {
    title: 'an agent that another one has as its tool',
    source: py`
      from google.adk.tools.agent_tool import AgentTool
      async def ask(context, question):
          agent_tool = AgentTool(agent=analyst)
          text = f"Answer the question with the data: {question}"
          return await agent_tool.run_async(args={"request": text}, tool_context=context)`,
    rows: ['#text google-adk google/-', '  4-4 user {question}'],
  },
]);
