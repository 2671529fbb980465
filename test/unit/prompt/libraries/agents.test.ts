import { promptTable, py } from '../../support/promptTable';

promptTable('PydanticAI', 'src/a.py', [
  {
    title: 'both kinds of instructions, the prefix of the model',
    source: py`
      from pydantic_ai import Agent
      support = Agent(
          "anthropic:claude-sonnet-4-5",
          deps_type=Deps,
          system_prompt="You support customers of a bank.",
          instructions="Judge the risk of each query.",
      )`,
    rows: ['#1 pydantic-ai anthropic/claude-sonnet-4-5', '  6-6 system', '  5-5 system'],
  },
  {
    title: 'functions that return a system text',
    source: py`
      from pydantic_ai import Agent, RunContext
      agent = Agent("openai:gpt-5", deps_type=str)
      @agent.system_prompt
      def add_name(ctx: RunContext[str]) -> str:
          return f"The user's name is {ctx.deps}."
      @agent.instructions
      async def add_date() -> str:
          return f"The date is {date.today()}."
      @agent.system_prompt(dynamic=True)
      def add_plan(ctx):
          if ctx.deps:
              return "The user pays for the plan."
          return "The user is on a trial."`,
    rows: [
      '#add_name pydantic-ai openai/gpt-5',
      '  5-5 system {ctx.deps}',
      '#add_date pydantic-ai openai/gpt-5',
      '  8-8 system {date}',
      '#add_plan pydantic-ai openai/gpt-5',
      '  12-12 system',
      '#add_plan-2 pydantic-ai openai/gpt-5',
      '  13-13 system',
    ],
  },
  {
    title: 'runs of an agent under any name',
    source: py`
      from pydantic_ai import Agent
      roulette = Agent("openai:gpt-4o", system_prompt=["Use the wheel.", "Be fair."])
      async def f(square):
          await roulette.run(f"Put my money on square {square}.")
          roulette.run_sync("I bet five is the winner.")
          async with roulette.run_stream("Where does this come from?") as r:
              pass
          roulette.run_sync(square)`,
    rows: [
      '#f pydantic-ai openai/gpt-4o',
      '  2-2 system',
      '  2-2 system',
      '  user at run time {square}',
      '#f-2 pydantic-ai openai/gpt-4o',
      '  2-2 system',
      '  2-2 system',
      '  4-4 user {square}',
      '#f-3 pydantic-ai openai/gpt-4o',
      '  2-2 system',
      '  2-2 system',
      '  5-5 user',
      '#f-4 pydantic-ai openai/gpt-4o',
      '  2-2 system',
      '  2-2 system',
      '  6-6 user',
    ],
  },
  {
    title: 'tools and their docstrings are neutral',
    source: py`
      from pydantic_ai import Agent
      agent = Agent("openai:gpt-4o")
      @agent.tool_plain
      def roll() -> str:
          """You must roll the die and return the result to the user."""
          return "The user has rolled a six, please answer the question."`,
    rows: [],
  },
]);

promptTable('OpenAI Agents SDK', 'src/a.py', [
  {
    title: 'instructions, handoffs and the text of a run',
    source: py`
      from agents import Agent, Runner, handoff
      spanish = Agent(name="Spanish", instructions="You only speak Spanish.", model="gpt-5-nano", handoff_description="You must use this agent to answer the questions of Spanish users.")
      triage = Agent(name="Triage", instructions="Hand off by language.", handoffs=[handoff(spanish, tool_description_override="Use it to answer the question of the user in Spanish.")])
      async def main(text):
          await Runner.run(triage, input="Hola, ¿cómo estás?")
          Runner.run_sync(spanish, f"Traduce {text}.")
          Runner.run_streamed(triage, text)`,
    rows: [
      '#main openai-agents -/-',
      '  3-3 system',
      '  user at run time {text}',
      '#main-2 openai-agents -/-',
      '  3-3 system',
      '  5-5 user',
      '#main-3 openai-agents openai/gpt-5-nano',
      '  2-2 system',
      '  6-6 user {text}',
    ],
  },
  {
    title: 'instructions from a function, and a clone',
    source: py`
      from agents import Agent
      def rules(context, agent):
          return f"The user is called {context.context.name}. Help them."
      agent = Agent(name="Dynamic", instructions=rules, model="gpt-4.1")
      pirate = agent.clone(name="Pirate", instructions="Write like a pirate.")`,
    rows: [
      '#rules openai-agents openai/gpt-4.1',
      '  3-3 system {context.context.name}',
      '#1 openai-agents openai/gpt-4.1',
      '  5-5 system',
    ],
  },
  {
    title: 'a guardrail is an agent like any other; its message for people is not',
    source: py`
      from agents import Agent, GuardrailFunctionOutput, input_guardrail
      guard = Agent(name="Guard", instructions="Check if the user asks you to do their homework.", output_type=Out)
      @input_guardrail
      async def homework(ctx, agent, input):
          return GuardrailFunctionOutput(output_info="You are not given an answer to this question.", tripwire_triggered=True)`,
    rows: ['#1 openai-agents -/-', '  2-2 system'],
  },
]);

promptTable('Claude Agent SDK', 'src/a.py', [
  {
    title: 'options inside a query, and a client',
    source: py`
      from claude_agent_sdk import query, ClaudeAgentOptions, ClaudeSDKClient
      async def f(path):
          async for m in query(prompt=f"Review {path}.", options=ClaudeAgentOptions(system_prompt="You review Python.", model="claude-sonnet-4-5")):
              pass
          async with ClaudeSDKClient(options=ClaudeAgentOptions(append_system_prompt="Never push.")) as client:
              await client.query("What is the capital of France?")`,
    rows: [
      '#f claude-agent-sdk anthropic/claude-sonnet-4-5',
      '  3-3 system',
      '  3-3 user {path}',
      '#f-2 claude-agent-sdk anthropic/-',
      '  5-5 system',
      '#f-3 claude-agent-sdk anthropic/-',
      '  6-6 user',
    ],
  },
  {
    title: 'the preset with an appendix, subagents, the older name',
    source: py`
      from claude_agent_sdk import AgentDefinition, ClaudeAgentOptions
      from claude_code_sdk import ClaudeCodeOptions
      a = ClaudeAgentOptions(system_prompt={"type": "preset", "preset": "claude_code", "append": "Always write tests."})
      b = ClaudeAgentOptions(agents={"reviewer": AgentDefinition(description="You must use it to review code for the user.", prompt="You review code.", model="sonnet")})
      c = ClaudeCodeOptions(system_prompt="You write docs.", max_turns=3)`,
    rows: [
      '#1 claude-agent-sdk anthropic/-',
      '  3-3 system',
      '#2 claude-agent-sdk anthropic/sonnet',
      '  4-4 system',
      '#3 claude-agent-sdk anthropic/-',
      '  5-5 system',
    ],
  },
]);

promptTable('AutoGen and AG2', 'src/a.py', [
  {
    title: 'agents of both generations, and the message that opens a chat',
    source: py`
      from autogen import AssistantAgent, UserProxyAgent, ConversableAgent
      coder = AssistantAgent(name="coder", system_message="You write Python.", llm_config={"config_list": [{"model": "gpt-4o", "api_key": key}]})
      user = UserProxyAgent("user", human_input_mode="NEVER")
      def f(topic):
          user.initiate_chat(coder, message=f"Plot the price of {topic}.")`,
    rows: ['#1 autogen openai/gpt-4o', '  2-2 system', '#f autogen -/-', '  5-5 user {topic}'],
  },
  {
    title: 'AutoGen 0.4: a client, a task, a text message',
    source: py`
      from autogen_agentchat.agents import AssistantAgent
      from autogen_agentchat.messages import TextMessage
      from autogen_agentchat.teams import RoundRobinGroupChat
      from autogen_ext.models.openai import OpenAIChatCompletionClient
      model_client = OpenAIChatCompletionClient(model="gpt-4o")
      weather = AssistantAgent("weather", model_client=model_client, system_message="You know the weather.", description="You should ask this agent about the weather, please.")
      team = RoundRobinGroupChat([weather])
      async def f():
          await team.run(task="What is the weather in Rome?")
          await weather.on_messages([TextMessage(content="And in Milan?", source="user")], token)`,
    rows: [
      '#1 autogen openai/gpt-4o',
      '  6-6 system',
      '#f autogen -/-',
      '  9-9 user',
      '#f-2 messages -/-',
      '  10-10 user',
    ],
  },
]);

promptTable('Microsoft Agent Framework', 'src/a.py', [
  {
    title: 'agents made directly and by a client, and their runs',
    source: py`
      from agent_framework import ChatAgent
      from agent_framework.openai import OpenAIChatClient
      a = ChatAgent(chat_client=OpenAIChatClient(model_id="gpt-4o"), instructions="You tell jokes.")
      b = OpenAIChatClient().create_agent(name="Haiku", instructions="You write haiku.")
      async def f(x):
          await a.run(f"Tell one about {x}.")
          await a.run(x)`,
    rows: [
      '#f agent-framework openai/gpt-4o',
      '  3-3 system',
      '  user at run time {x}',
      '#1 agent-framework openai/-',
      '  4-4 system',
      '#f-2 agent-framework openai/gpt-4o',
      '  3-3 system',
      '  6-6 user {x}',
    ],
  },
]);

promptTable('Google ADK, Agno, smolagents, Strands', 'src/a.py', [
  {
    title: 'ADK: state in braces',
    source: py`
      from google.adk.agents import LlmAgent
      root = LlmAgent(model="gemini-2.0-flash", name="greeter", description="You should use this agent to greet the user.", instruction="Greet {user_name} warmly.")`,
    rows: ['#1 google-adk google/gemini-2.0-flash', '  2-2 system {user_name}'],
  },
  {
    title: 'Agno: description and instructions, and a printed run',
    source: py`
      from agno.agent import Agent
      from agno.models.openai import OpenAIChat
      news = Agent(model=OpenAIChat(id="gpt-4o"), description="You are a reporter.", instructions=["Be brief.", "Name the place."])
      news.print_response("Tell me about a fire in the harbour.", stream=True)`,
    rows: ['#1 agno openai/gpt-4o', '  3-3 system', '  3-3 system', '  4-4 user'],
  },
  {
    title: 'smolagents and Strands',
    source: py`
      from smolagents import CodeAgent, InferenceClientModel
      agent = CodeAgent(tools=[], model=InferenceClientModel(model_id="Qwen/Qwen3-32B"), instructions="Write short code.")
      agent.run("What is the tenth prime?")`,
    rows: ['#1 smolagents qwen/Qwen3-32B', '  2-2 system', '  3-3 user'],
  },
  {
    title: 'Strands: the agent is called with the text',
    source: py`
      from strands import Agent
      agent = Agent(system_prompt="You count letters.")
      agent("How many letters has strawberry?")`,
    rows: ['#1 strands -/-', '  2-2 system', '  3-3 user'],
  },
]);

promptTable('agents of no known library', 'src/a.py', [
  {
    title: 'an agent of the project itself',
    source: py`
      from .base import Agent
      helper = Agent(name="helper", system_prompt="You help with gardens.", tools=[])
      other = Agent(name="net", host="10.0.0.1", description="You must provide the answer of the given question.")`,
    rows: ['#1 agent -/-', '  2-2 system'],
  },
]);

promptTable('browser-use', 'src/a.py', [
  {
    title: 'the task of an agent, with what is added to its system message',
    source: py`
      from browser_use import Agent, ChatOpenAI
      agent = Agent(
          task="go to the shop and put a blue tent into the basket",
          llm=ChatOpenAI(model="gpt-4.1-mini"),
          extend_system_message="Never pay for anything.",
      )`,
    rows: ['#1 browser-use openai/gpt-4.1-mini', '  5-5 system', '  3-3 user'],
  },
  {
    title: 'nothing of other agents with a task',
    source: py`
      from scheduler import Agent
      agent = Agent(task="go to the shop and put a blue tent into the basket")`,
    rows: [],
  },
]);

promptTable('Langroid', 'src/a.py', [
  {
    title:
      'the messages of configurations and tasks, also one that a format fills, and what a task is run with',
    source: py`
      import langroid as lr
      agent = lr.ChatAgent(lr.ChatAgentConfig(system_message="You check numbers."))
      check_format = """
        You will receive a number; check whether {condition}.
        """
      task = lr.Task(agent, interactive=False, system_message=check_format.format(condition="it is even"))
      async def main(query):
          found = await task.run_async(f"Search posts for {query}. Return the author and the text.")`,
    rows: [
      '#1 langroid -/-',
      '  2-2 system',
      '#check_format langroid -/-',
      '  3-5 system {condition}',
      '#main langroid -/-',
      '  8-8 user {query}',
    ],
  },
  {
    title: 'nothing of other tasks',
    source: py`
      from scheduler import Task
      task = Task(name="sweep")
      task.run("Sweep the whole cache of the shop and return the answer.")`,
    rows: [],
  },
]);

promptTable('CAMEL', 'src/a.py', [
  {
    title:
      'system messages of agents, by their place, as a message and by name, and what an agent is stepped with',
    source: py`
      from camel.agents import ChatAgent
      from camel.messages import BaseMessage
      rules = "You plan voyages."
      first = ChatAgent("You name harbours.", model=model)
      second = ChatAgent(rules, model=model)
      third = ChatAgent(system_message=BaseMessage.make_assistant_message(role_name="Judge", content="You judge a dance."))
      first.step(f"Name {count} harbours.")
      third.step(BaseMessage.make_user_message(role_name="User", content="Judge the first dance."))`,
    rows: [
      '#rules camel -/-',
      '  3-3 system',
      '#1 camel -/-',
      '  4-4 system',
      '  7-7 user {count}',
      '#2 camel -/-',
      '  6-6 system',
      '  8-8 user',
    ],
  },
  {
    title: 'tasks of a workforce and of a pair of roles; nothing of other agents',
    source: py`
      from camel.societies import RolePlaying
      from camel.tasks import Task
      task = Task(content="Plan a voyage.", id="0")
      pair = RolePlaying(assistant_role_name="Sailor", task_prompt="Find the harbours of the coast.")
      walker.step("north")`,
    rows: ['#1 camel -/-', '  3-3 user', '#2 camel -/-', '  4-4 user'],
  },
  {
    title: 'nothing where the library is not there',
    source: py`
      from shop import ChatAgent, Task
      agent = ChatAgent("Anna")
      agent.step("north")
      Task("Sweep the whole cache of the shop.")`,
    rows: [],
  },
]);
