import { promptTable, py } from '../../support/promptTable';

promptTable('Haystack', 'src/a.py', [
  {
    title: 'a prompt builder is filled by Jinja',
    source: py`
      from haystack.components.builders import PromptBuilder
      builder = PromptBuilder(template="""Given these documents, answer.
      {% for doc in documents %}{{ doc.content }}{% endfor %}
      Question: {{ question }}""")
      other = PromptBuilder("Translate {{ text | upper }}.", required_variables=["text"])`,
    rows: ['#1 haystack -/-', '  2-4 prompt {documents, question}', '#2 haystack -/-', '  5-5 prompt {text}'],
  },
  {
    title: 'a chat builder with messages, and with a string of messages as one unit',
    source: py`
      from haystack.components.builders import ChatPromptBuilder
      from haystack.dataclasses import ChatMessage
      a = ChatPromptBuilder(template=[
          ChatMessage.from_system("You give information on {{ place }}."),
          ChatMessage.from_user("What is there to see in {{ place }}?"),
      ])
      b = ChatPromptBuilder(template="""
      {% message role="system" %}You are helpful.{% endmessage %}
      {% message role="user" %}Hello, I am {{ name }}.{% endmessage %}
      """)
      c = ChatPromptBuilder(template="""{% message role="user" %}Sing about {{ it }}.{% endmessage %}""")`,
    rows: [
      '#1 haystack -/-',
      '  4-4 system {place}',
      '  5-5 user {place}',
      '#2 haystack -/-',
      '  7-10 prompt {name}',
      '#3 haystack -/-',
      '  11-11 user {it}',
    ],
  },
  {
    title: 'messages that are run, an agent, a generator',
    source: py`
      from haystack.components.agents import Agent
      from haystack.components.generators.chat import OpenAIChatGenerator
      from haystack.dataclasses import ChatMessage
      llm = OpenAIChatGenerator(model="gpt-4o-mini")
      def f(q):
          llm.run([ChatMessage.from_system("Answer in Italian."), ChatMessage.from_user(q)])
      agent = Agent(chat_generator=OpenAIChatGenerator(model="gpt-4o"), system_prompt="Search the web.", tools=[])`,
    rows: [
      '#f haystack openai/gpt-4o-mini',
      '  6-6 system',
      '  user at run time {q}',
      '#1 haystack openai/gpt-4o',
      '  7-7 system',
    ],
  },
  {
    title: 'documents and components are no prompts',
    source: py`
      from haystack import Document, Pipeline, component
      doc = Document(content="You must answer the question with the following context, he said.")
      @component
      class PromptCounter:
          """Counts the prompts. You should provide the question and the context."""`,
    rows: [],
  },
]);

promptTable('Semantic Kernel', 'src/a.py', [
  {
    title: 'functions of the kernel, and their template formats',
    source: py`
      from semantic_kernel.prompt_template import PromptTemplateConfig
      kernel.add_function(plugin_name="fun", function_name="joke", prompt="Tell a joke about {{$input}} in {{time.today}}.")
      config = PromptTemplateConfig(template="Sum up {{ text }}.", template_format="jinja2", name="sum")
      bars = PromptTemplateConfig(template="Sum up {{#each items}}{{this}}{{/each}}.", template_format="handlebars")
      async def f(kernel):
          await kernel.invoke_prompt("Is {{$animal}} a mammal?")`,
    rows: [
      '#1 semantic-kernel -/-',
      '  2-2 user {input}',
      '#2 semantic-kernel -/-',
      '  3-3 prompt {text}',
      '#3 semantic-kernel -/-',
      '  4-4 prompt {items}',
      '#f semantic-kernel -/-',
      '  6-6 user {animal}',
    ],
  },
  {
    title: 'what is sent as it stands is what a user says, under whatever name; a config says no role',
    source: py`
      import semantic_kernel as sk
      from semantic_kernel.prompt_template import PromptTemplateConfig
      TRAVEL = "Name three towns near {{$town}} that are worth a day, and say why."
      RECIPE = "Write a recipe with {{$leftovers}} for two people."
      config = PromptTemplateConfig(template=RECIPE)
      kernel.add_function(prompt_template_config=config, function_name="recipe", plugin_name="kitchen")
      async def towns(kernel, system_prompt="Sort the towns by the number of museums."):
          await kernel.invoke_prompt(prompt=TRAVEL)
          async for part in kernel.invoke_prompt_stream(prompt=system_prompt):
              print(part)`,
    rows: [
      '#TRAVEL semantic-kernel -/-',
      '  3-3 user {town}',
      '#RECIPE semantic-kernel -/-',
      '  4-4 prompt {leftovers}',
      '#towns semantic-kernel -/-',
      '  7-7 user',
    ],
  },
  {
    title: 'messages inside the text are one unit with parts',
    source: py`
      from semantic_kernel.functions import KernelFunctionFromPrompt
      chat = KernelFunctionFromPrompt(function_name="chat", prompt="""
      <message role="system">You are a guide.</message>
      <message role="user">{{$request}}</message>
      """)
      one = KernelFunctionFromPrompt(function_name="one", prompt="""<message role="system">You are a guide in {{$town}}.</message>""")`,
    rows: [
      '#1 semantic-kernel -/-',
      '  2-5 prompt {request}',
      '#2 semantic-kernel -/-',
      '  6-6 system {town}',
    ],
  },
  {
    title: 'agents and the chat history',
    source: py`
      from semantic_kernel.agents import ChatCompletionAgent
      from semantic_kernel.connectors.ai.open_ai import OpenAIChatCompletion
      from semantic_kernel.contents import ChatHistory
      host = ChatCompletionAgent(service=OpenAIChatCompletion(ai_model_id="gpt-4o"), name="Host", instructions="Answer about the menu.")
      history = ChatHistory(system_message="You sell bread.")
      history.add_user_message("What is the special drink?")
      history.add_user_message(question)
      history.add_assistant_message("It is chai tea.")`,
    rows: [
      '#1 semantic-kernel openai/gpt-4o',
      '  4-4 system',
      '#2 semantic-kernel -/-',
      '  5-5 system',
      '#3 messages -/-',
      '  6-6 user',
      '  8-8 assistant',
    ],
  },
  {
    title: 'functions of a plugin and their descriptions are neutral',
    source: py`
      from semantic_kernel.functions import kernel_function
      class Menu:
          @kernel_function(description="You should use this to provide a list of specials from the menu to the user.")
          def specials(self) -> str:
              return "Special Soup: Clam Chowder, please ask the user for more."`,
    rows: [],
  },
]);

promptTable('Jinja in Python', 'src/a.py', [
  {
    title: 'a template that is rendered into a call',
    source: py`
      from jinja2 import Environment, Template
      from openai import OpenAI
      TEMPLATE = Template("List {{ count }} facts on {{ topic|title }}{% if tone %} in a {{ tone }} tone{% endif %}.")
      env = Environment()
      def f(client, topic):
          system = env.from_string("You know {{ field }}. {# be kind #}")
          return client.responses.create(model="gpt-5", instructions=system.render(field="birds"), input=TEMPLATE.render(topic=topic, count=3))`,
    rows: ['#f openai-responses openai/gpt-5', '  6-6 system {field}', '  3-3 user {count, topic, tone}'],
  },
  {
    title: 'a constant that is rendered somewhere below',
    source: py`
      from jinja2 import Template
      ANSWER_PROMPT = """Answer {{ question }}.
      {% for c in chunks %}{{ c }}{% endfor %}
      {% set n = 3 %}{{ n }}"""
      def build(question, chunks):
          return Template(ANSWER_PROMPT).render(question=question, chunks=chunks)`,
    rows: ['#ANSWER_PROMPT constant -/-', '  2-4 prompt {question, chunks}'],
  },
  {
    title: 'statements of Jinja give it away where nothing renders it',
    source: py`
      REVIEW_PROMPT = """Review the change.
      {% if language %}It is written in {{ language }}.{% endif %}
      {{ diff }}"""`,
    rows: ['#REVIEW_PROMPT constant -/-', '  1-3 prompt {language, diff}'],
  },
  {
    title: 'pages and mails are rendered by the same engine',
    source: py`
      from jinja2 import Template
      PAGE = Template("<html><body>You are welcome, {{ user }}. Please answer the question.</body></html>")
      MAIL_TEMPLATE = Template("Dear {{ name }}, please return the form with your answer by {{ date }}.")`,
    rows: [],
  },
]);

promptTable('other templates of Python', 'src/a.py', [
  {
    title: 'string.Template and its escapes',
    source: py`
      from string import Template
      COST_PROMPT = Template("Say what $item costs in $$ and in \${currency}. Answer briefly.")
      RULE = "You are a clerk at the window. Answer the questions of $name only."
      def f(n): return Template(RULE).substitute(name=n)`,
    rows: [
      '#COST_PROMPT constant -/-',
      '  2-2 prompt {item, currency}',
      '#RULE constant -/-',
      '  3-3 prompt {name}',
    ],
  },
  {
    title: 'placeholders of the program itself, filled by replace',
    source: py`
      PLAN_PROMPT = "Plan a trip to [[CITY]] for the user and answer with {{days}} steps, [[SIC]]."
      def f(city, days):
          return PLAN_PROMPT.replace("[[CITY]]", city).replace("{{days}}", str(days))`,
    rows: ['#PLAN_PROMPT constant -/-', '  1-1 prompt {CITY, days}'],
  },
  {
    title: 'percent formats of a constant',
    source: py`
      RANK_PROMPT = "Rank %(items)s by %s and answer with 100%% certainty in JSON."
      def f(x): return RANK_PROMPT % x`,
    rows: ['#RANK_PROMPT constant -/-', '  1-1 prompt {items}'],
  },
  {
    title: 'f-strings: expressions, doubled braces, formats, nested quotes',
    source: py`
      def build(user, items, price):
          prompt = f"You are {user.name!r}'s shopper. Return {{\"total\": 0}} for {len(items)} items at {price:.2f}: {', '.join(i.title for i in items)}"
          return prompt`,
    rows: ['#prompt constant -/-', '  2-2 prompt {user.name, items, price}'],
  },
  {
    title: 'doubled braces of a format call are text, single ones are fields',
    source: py`
      JSON_PROMPT = """Answer as JSON:
      {{"name": "...", "items": [{{}}]}}
      for {order[id]} of {customer.name!s:>10}"""
      def f(o, c): return JSON_PROMPT.format(order=o, customer=c)`,
    rows: ['#JSON_PROMPT constant -/-', '  1-3 prompt {order, customer.name}'],
  },
  {
    title: 'braces that nothing fills: JSON and code inside a prompt',
    source: py`
      SCHEMA_PROMPT = """Return only JSON, as given below, and explain nothing:
      {"name": "string", "age": 3}"""`,
    rows: ['#SCHEMA_PROMPT constant -/-', '  1-2 prompt'],
  },
]);
