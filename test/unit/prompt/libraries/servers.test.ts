import { promptTable, py } from '../../support/promptTable';

promptTable('MCP prompts in Python', 'src/a.py', [
  {
    title: 'a function of any server object; its parameters are the variables',
    source: py`
      from mcp.server.fastmcp import FastMCP
      mcp = FastMCP("Demo")
      @mcp.prompt()
      def review(code: str) -> str:
          """You should use this prompt to review the given code."""
          return f"Please review this code:\n\n{code}"
      tools = FastMCP("Tools")
      @tools.prompt(title="Debug")
      def debug(error: str):
          return "Find the cause of " + error`,
    rows: ['#review mcp -/-', '  6-6 user {code}', '#debug mcp -/-', '  10-10 user {error}'],
  },
  {
    title: 'messages of both roles',
    source: py`
      from mcp.server.fastmcp import FastMCP
      from mcp.server.fastmcp.prompts import base
      mcp = FastMCP("Demo")
      @mcp.prompt(title="Assistant")
      def debug(error: str) -> list[base.Message]:
          return [
              base.UserMessage("I see this error:"),
              base.UserMessage(error),
              base.AssistantMessage("I will help to debug that."),
          ]`,
    rows: ['#debug mcp -/-', '  7-7 user', '  user at run time {error}', '  9-9 assistant'],
  },
  {
    title: 'the messages of the protocol',
    source: py`
      from mcp.types import GetPromptResult, PromptMessage, TextContent
      @server.get_prompt()
      async def get(name, arguments):
          return GetPromptResult(
              description="You can use this prompt to summarize the given text for the user.",
              messages=[PromptMessage(role="user", content=TextContent(type="text", text=f"Summarize {arguments['text']}."))],
          )`,
    rows: ['#get messages -/-', '  6-6 user {arguments}'],
  },
  {
    title: 'tools and resources are no prompts',
    source: py`
      from mcp.server.fastmcp import FastMCP
      mcp = FastMCP("Demo", instructions=None)
      @mcp.tool()
      def add(a: int, b: int) -> str:
          """You must use this to return the answer to the question."""
          return f"You should tell the user the answer: {a + b}, as given."
      @mcp.resource("greeting://{name}")
      def greet(name: str) -> str:
          return f"Hello, {name}, please answer the question of the user."`,
    rows: [],
  },
]);

promptTable('Instructor', 'src/a.py', [
  {
    title: 'Jinja in the content where a context is given, plain text without',
    source: py`
      import instructor
      client = instructor.from_provider("openai/gpt-4o-mini")
      client.create(
          response_model=User,
          messages=[{"role": "user", "content": "Extract the user from {{ data }} and {% for x in xs %}{{ x }}{% endfor %}."}],
          context={"data": text, "xs": xs},
      )
      client.chat.completions.create(response_model=User, messages=[{"role": "user", "content": "Keep {{ this }} as it is."}])`,
    rows: [
      '#1 instructor openai/gpt-4o-mini',
      '  5-5 user {data, xs}',
      '#2 instructor openai/gpt-4o-mini',
      '  8-8 user',
    ],
  },
  {
    title: 'a patched client with the model in the call',
    source: py`
      import instructor
      from openai import OpenAI
      client = instructor.from_openai(OpenAI())
      def f(t):
          return client.chat.completions.create(model="gpt-4o", response_model=User, messages=[{"role": "system", "content": "Extract people."}, {"role": "user", "content": t}])`,
    rows: ['#f instructor openai/gpt-4o', '  5-5 system', '  user at run time {t}'],
  },
  {
    title: 'descriptions of fields are neutral',
    source: py`
      from pydantic import BaseModel, Field
      class User(BaseModel):
          """You must extract the user from the given text."""
          name: str = Field(description="The name of the user as given in the text, you should never translate it.")`,
    rows: [],
  },
]);

promptTable('LiteLLM', 'src/a.py', [
  {
    title: 'plain, asynchronous, by a router',
    source: py`
      import litellm
      from litellm import acompletion, Router
      router = Router(model_list=[])
      async def f(x):
          litellm.completion("groq/llama-3.1-8b-instant", [{"role": "user", "content": f"Spell {x}."}])
          await acompletion(model="bedrock/anthropic.claude-3-haiku-20240307-v1:0", messages=[{"role": "system", "content": "Spell slowly."}, {"role": "user", "content": x}])
          await router.acompletion(model="gpt-4o", messages=[{"role": "user", "content": f"Sing {x}."}])`,
    rows: [
      '#f litellm groq/llama-3.1-8b-instant',
      '  5-5 user {x}',
      '#f-2 litellm anthropic/anthropic.claude-3-haiku-20240307-v1:0',
      '  6-6 system',
      '  user at run time {x}',
      '#f-3 litellm openai/gpt-4o',
      '  7-7 user {x}',
    ],
  },
]);

promptTable('functions as prompts', 'src/a.py', [
  {
    title: 'ell: the docstring is the system message, the returned text the user’s',
    source: py`
      import ell
      @ell.simple(model="gpt-4o")
      def hello(world: str):
          """You are a friendly greeter."""
          return f"Say hello to {world}!"
      def other():
          """You are a friendly helper. You should answer the question."""`,
    rows: ['#hello ell openai/gpt-4o', '  4-4 system', '  5-5 user {world}'],
  },
  {
    title: 'Magentic: a template over the arguments',
    source: py`
      from magentic import prompt
      @prompt("Add more \"dude\"ness to: {phrase}")
      def dudeify(phrase: str) -> str: ...`,
    rows: ['#1 magentic -/-', '  2-2 user {phrase}'],
  },
]);

promptTable('wrappers of a project', 'src/a.py', [
  {
    title: 'functions that ask a model by their name',
    source: py`
      def f(x):
          call_llm("Translate the following text to German and return only the translation: " + x)
          get_completion(prompt=f"Summarize the text below in three sentences for the user: {x}")
          ask_claude(system="You are a strict judge of poems.", user=x)
          chat(system_prompt="Always answer with a single word.", text=x)`,
    rows: [
      '#f wrapper -/-',
      '  2-2 user {x}',
      '#f-2 wrapper -/-',
      '  3-3 user {x}',
      '#f-3 wrapper -/-',
      '  4-4 system',
      '#f-4 wrapper -/-',
      '  5-5 system',
    ],
  },
  {
    title: 'builders of messages whose name ends in the role',
    source: py`
      def f(x):
          return [add_system("You answer the questions of the user about tides."), build_user(f"Explain the following tides to the user in one line: {x}")]`,
    rows: ['#f wrapper -/-', '  2-2 system', '#f-2 wrapper -/-', '  2-2 user {x}'],
  },
  {
    title: 'a body that is posted without a library',
    source: py`
      import requests
      def f(q):
          payload = {
              "model": "gpt-4o",
              "temperature": 0.5,
              "messages": [{"role": "system", "content": "Be terse."}, {"role": "user", "content": q}],
          }
          requests.post(url, json=payload)
          requests.post(url, json={"model": "llama3", "prompt": f"Why is {q} so?", "stream": False})`,
    rows: [
      '#f request-body openai/gpt-4o',
      '  6-6 system',
      '  user at run time {q}',
      '#f-2 request-body -/llama3',
      '  9-9 user {q}',
    ],
  },
]);
