import assert from 'node:assert/strict';
import { parsePrompts, promptRows } from '../../support/promptRows';
import { promptTable, py } from '../../support/promptTable';

promptTable('what agents of any library are given', 'src/a.py', [
  {
    title: 'a question given to an agent that was made with instructions',
    source: py`
      from somewhere import Planner
      guide = Planner(instructions="You plan walks through a town.", llm="openai/gpt-4o")
      guide.start("Which bridge is the oldest?")`,
    rows: ['#1 agent openai/gpt-4o', '  3-3 user'],
  },
  {
    title: 'teams, councils and swarms, whatever the text is called',
    source: py`
      from somewhere import HarborSwarm, JudgeCouncil, TalkRound
      query = """Which of the two bridges is older?
      Say it in one line."""
      HarborSwarm(name="harbor").run(query)
      council = JudgeCouncil()
      council.run(task="Which answer is the shorter one?")
      round = TalkRound(agents=[one, two])
      round.chat(message=f"Talk about {subject} for a while.")`,
    rows: [
      '#query agent -/-',
      '  2-3 user',
      '#1 agent -/-',
      '  6-6 user',
      '#2 agent -/-',
      '  8-8 user {subject}',
    ],
  },
  {
    title: 'several questions at a time are a prompt each',
    source: py`
      from somewhere import DebateCrew
      questions = ["Is the red bridge older?", "Is the blue bridge longer?"]
      DebateCrew(agents=[one, two]).batched_run(questions)`,
    rows: ['#1 agent -/-', '  2-2 user', '#2 agent -/-', '  2-2 user'],
  },
  {
    title: 'an agent that a function in sight makes',
    source: py`
      from somewhere import Planner
      def make():
          return Planner(system_prompt=rules)
      helper = make()
      helper.run("Name the three longest bridges.")`,
    rows: ['#1 agent -/-', '  5-5 user'],
  },
  {
    title: 'a field set from a parameter with the type of an agent',
    source: py`
      class Lesson:
          def __init__(self, mentee: "Agent", mentor: Optional[Agent] = None, other=None):
              self.mentee = mentee
          def hold(self, thesis):
              mentee_text = f"Say what you think of this: {thesis}"
              return self.mentee.run(task=mentee_text)`,
    rows: ['#mentee_text agent -/-', '  5-5 user {thesis}'],
  },
  {
    title: 'what is only called like an agent is given a sentence',
    source: py`
      def tell(agents, writer_agent, lead):
          writer_agent.run("Tell the others what you think of the plan.")
          agents[0].run("What do you think of this one, dear colleague?")
          for agent in agents:
              agent.ask("go")`,
    rows: ['#tell agent -/-', '  2-2 user', '#tell-2 agent -/-', '  3-3 user'],
  },
  {
    title: 'a job that runs an agent, and a class made from one',
    source: py`
      from somewhere import Hourly, BaseAgent
      class Poet(BaseAgent):
          pass
      poet = Poet()
      poet.run("Write four lines about a bridge.")
      job = Hourly(agent=poet)
      job.run(task="Tell the hour in one verse.")`,
    rows: ['#1 agent -/-', '  5-5 user', '#2 agent -/-', '  7-7 user'],
  },
  {
    title: 'a function of the file hands what it is given to an agent',
    source: py`
      from somewhere import Agent
      def consult(question):
          helper = Agent(name="helper")
          return helper.run(question)
      consult("Which bridge should be closed for repair this year?")`,
    rows: ['#1 agent -/-', '  5-5 user'],
  },
]);

promptTable('agents and tasks of any library', 'src/a.py', [
  {
    title: 'an agent and a task are one unit each',
    source: py`
      from crewlike import Agent, Task
      guide = Agent(
          name="Guide",
          role="Guide",
          goal="Show the town",
          backstory="You were born here.",
          llm="gpt-4o",
      )
      walk = Task(
          description="Plan a walk to {place}",
          expected_output="Five stops",
          agent=guide,
      )`,
    rows: ['#1 agent openai/gpt-4o', '  4-6 system', '#2 agent-task openai/gpt-4o', '  10-11 user {place}'],
  },
  {
    title: 'instructions beside the role belong to the unit',
    source: py`
      from crewlike import Agent
      guide = Agent(role="Guide", goal="Show the town",
          instructions="Name every bridge.")`,
    rows: ['#1 agent -/-', '  2-3 system'],
  },
]);

promptTable('what agents of any library are given, in TypeScript', 'src/a.ts', [
  {
    title: 'an agent made with instructions, and one by its type',
    source: [
      "import { Guide } from 'somewhere';",
      "const guide = new Guide({ instructions: rules, model: 'gpt-5-mini' });",
      "await guide.start('Which bridge is the oldest?');",
      'async function tell(other: WalkAgent) {',
      '  return other.chat(`What about the one in ${town}?`);',
      '}',
    ],
    rows: ['#1 agent openai/gpt-5-mini', '  3-3 user', '#tell agent -/-', '  5-5 user {town}'],
  },
]);

/** What has the same methods and talks to no model, or is told nothing. */
const silent: readonly string[] = [
  'import subprocess\nagent = 1\nsubprocess.run("list all of the files here")',
  'import threading\nagent = x\nt = threading.Thread(target=agent.start, args=("what the agent is given here",))\nt.start("now and not later on")',
  'from somewhere import Agent\napp = FastAgentApp(agents=[a])\napp.run("on the port of the house")',
  'agents = 1\ncursor.execute("find all agents of the house now")',
  'agent = 1\nengine = create_engine("sqlite://", model="x")\nengine.execute("find all agents of the house now")',
  'import asyncio\nagent = 1\nasyncio.run("all of the agents at once")',
  'agent_server = AgentServer(model="gpt-5")\nagent_server.start("on the port of the house")',
  'store = VectorStore(model="text-embedding-3-small")\nstore.query("which bridge is the oldest one")',
  'tts = SpeechAgentTts(model="tts-1")\ntts.run("this is read out to all of them")',
  'def deploy(build_agent):\n    build_agent.run("npm run build --watch the site")',
  'def deploy(build_agent):\n    build_agent.execute("sudo systemctl restart the agent now")',
  'def ask(db_agent):\n    db_agent.query("SELECT name FROM bridges WHERE old = 1")',
  'def run(agent):\n    agent.start("dev")',
  'writer = Agent(name="w")\nwriter.execute("write_document", {"content": "Report"})',
  'class Desk:\n    def __init__(self):\n        self.agent = Agent()\n    def _log(self, text):\n        self.agent.send(text)\n    def go(self):\n        self._log("The plan of the day has been made.")',
  'ua = UserAgent()\nua.get("which browser is this one here")',
  'from celery import Task\nTask(description="Take the bins out on Monday, please", due=1)',
  'Task(description="Buy milk and bread for the agent")',
  'agent = Agent(name="a")\nagent.run(f"{question}")',
  'logger = AgentLogger(agent=a)\nlogger.send("the agent has started its work now")',
];

describe('silence of what is called like agents', () => {
  for (const source of silent) {
    it(source.replaceAll('\n', ' ').slice(0, 100), async () => {
      const { prompts } = await parsePrompts('src/a.py', source);
      assert.deepEqual(promptRows(source, prompts), []);
    });
  }
});
