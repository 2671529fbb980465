import { promptTable, py } from '../../support/promptTable';

promptTable('LangChain in Python', 'src/a.py', [
  {
    title: 'PromptTemplate by its constructor and factory; doubled braces are text',
    source: py`
      from langchain.prompts import PromptTemplate
      a = PromptTemplate(input_variables=["animal"], template="Name a {animal} that rhymes with {{x}}.")
      b = PromptTemplate.from_template("Translate {text} to {language}.", partial_variables={"language": "French"})`,
    rows: ['#1 langchain -/-', '  2-2 prompt {animal}', '#2 langchain -/-', '  3-3 prompt {text, language}'],
  },
  {
    title: 'tuples of every role, a placeholder that is no text',
    source: py`
      from langchain_core.prompts import ChatPromptTemplate, MessagesPlaceholder
      prompt = ChatPromptTemplate.from_messages(
          [
              ("system", "You help with {subject}."),
              ("placeholder", "{history}"),
              MessagesPlaceholder(variable_name="scratchpad"),
              ("human", "{question}"),
              ("ai", "Let me think about {question}."),
          ]
      )`,
    rows: [
      '#1 langchain -/-',
      '  4-4 system {subject}',
      '  user at run time {}',
      '  7-7 user {question}',
      '  8-8 assistant {question}',
    ],
  },
  {
    title: 'the constructor, from_template, and classes of message templates',
    source: py`
      from langchain_core.prompts import ChatPromptTemplate, HumanMessagePromptTemplate, SystemMessagePromptTemplate
      a = ChatPromptTemplate([("system", "You are a {job}."), ("user", "{request}")])
      b = ChatPromptTemplate.from_template("Tell me a joke about {topic}")
      c = ChatPromptTemplate.from_messages([
          SystemMessagePromptTemplate.from_template("You speak {language}."),
          HumanMessagePromptTemplate.from_template("{text}"),
      ])`,
    rows: [
      '#1 langchain -/-',
      '  2-2 system {job}',
      '  2-2 user {request}',
      '#2 langchain -/-',
      '  3-3 user {topic}',
      '#3 langchain -/-',
      '  5-5 system {language}',
      '  6-6 user {text}',
    ],
  },
  {
    title: 'template formats: mustache and Jinja',
    source: py`
      from langchain_core.prompts import ChatPromptTemplate, PromptTemplate
      a = PromptTemplate.from_template("Greet {{name}} with {single}.", template_format="mustache")
      b = ChatPromptTemplate.from_messages([("system", "{% if tone %}Be {{ tone }}.{% endif %}")], template_format="jinja2")`,
    rows: ['#1 langchain -/-', '  2-2 prompt {name}', '#2 langchain -/-', '  3-3 system {tone}'],
  },
  {
    title: 'a prompt piped into a model belongs to the model',
    source: py`
      from langchain_core.prompts import ChatPromptTemplate
      from langchain.chat_models import init_chat_model
      model = init_chat_model("anthropic:claude-sonnet-4-5", temperature=0)
      prompt = ChatPromptTemplate.from_template("Write a limerick about {town}.")
      chain = prompt | model | StrOutputParser()`,
    rows: ['#1 langchain anthropic/claude-sonnet-4-5', '  4-4 user {town}'],
  },
  {
    title: 'message classes in a call, and a bare text given to a model',
    source: py`
      from langchain_core.messages import AIMessage, HumanMessage, SystemMessage
      from langchain_openai import ChatOpenAI
      llm = ChatOpenAI(model="gpt-4o-mini")
      def f(q):
          llm.invoke([SystemMessage("Answer in rhyme."), HumanMessage(content=f"Explain {q}."), AIMessage(content="Of course:")])
          llm.invoke("How far is the moon?")
          llm.invoke(q)`,
    rows: [
      '#f langchain openai/gpt-4o-mini',
      '  5-5 system',
      '  5-5 user {q}',
      '  5-5 assistant',
      '#f-2 langchain openai/gpt-4o-mini',
      '  6-6 user',
    ],
  },
  {
    title: 'agents of every generation',
    source: py`
      from langchain.agents import create_agent, initialize_agent
      from langgraph.prebuilt import create_react_agent
      a = create_agent(model="openai:gpt-5", tools=tools, system_prompt="You look up the weather.")
      b = create_react_agent("anthropic:claude-haiku-4-5", tools, prompt="You look up trains.")
      c = initialize_agent(tools, llm, agent_kwargs={"prefix": "Answer {input} with the tools below."})`,
    rows: [
      '#1 langchain-agent openai/gpt-5',
      '  3-3 system',
      '#2 langchain-agent anthropic/claude-haiku-4-5',
      '  4-4 system',
      '#3 langchain-agent -/-',
      '  5-5 system {input}',
    ],
  },
  {
    title: 'a function of the middleware that returns the system text',
    source: py`
      from langchain.agents.middleware import dynamic_prompt, ModelRequest
      @dynamic_prompt
      def by_role(request: ModelRequest) -> str:
          role = request.runtime.context.get("role")
          return f"You serve a {role}."`,
    rows: ['#by_role langchain-agent -/-', '  5-5 system {role}'],
  },
  {
    title: 'few shots: prefix and suffix are texts, the examples are data',
    source: py`
      from langchain_core.prompts import FewShotPromptTemplate, PromptTemplate
      shots = FewShotPromptTemplate(
          examples=[{"word": "happy", "antonym": "sad"}],
          example_prompt=PromptTemplate.from_template("Word: {word}\nAntonym: {antonym}"),
          prefix="Give the antonym of every word.",
          suffix="Word: {input}\nAntonym:",
          input_variables=["input"],
      )`,
    rows: [
      '#1 langchain -/-',
      '  5-5 prompt',
      '  6-6 prompt {input}',
      '#2 langchain -/-',
      '  4-4 prompt {word, antonym}',
    ],
  },
  {
    title: 'a constant given to a prompt class is the unit, with its placeholders',
    source: py`
      from langchain_core.prompts import PromptTemplate
      QA = """Use the context to answer.
      {context}
      Question: {question}"""
      prompt = PromptTemplate(template=QA, input_variables=["context", "question"])`,
    rows: ['#QA langchain -/-', '  2-4 prompt {context, question}'],
  },
  {
    title: 'a prompt of the hub, and the tools of an agent, have no text here',
    source: py`
      from langchain import hub
      from langchain.tools import tool
      prompt = hub.pull("hwchase17/react")
      @tool
      def search(query: str) -> str:
          """You must use this to answer the question of the user from the given context."""
          return "No answer was found for the question that you have asked."`,
    rows: [],
  },
  {
    title: 'the class itself is no prompt',
    source: py`
      from pydantic import BaseModel
      class PromptTemplate(BaseModel):
          """A prompt template for a language model. You should provide the input variables."""
          template: str = ""
          def format(self, **kwargs) -> str:
              return self.template.format(**kwargs)`,
    rows: [],
  },
]);
