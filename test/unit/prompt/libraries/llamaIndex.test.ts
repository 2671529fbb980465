import { promptTable, py } from '../../support/promptTable';

promptTable('LlamaIndex', 'src/a.py', [
  {
    title: 'PromptTemplate around a literal and around a constant',
    source: py`
      from llama_index.core import PromptTemplate
      QA_TMPL = (
          "Context information is below.\n"
          "{context_str}\n"
          "Query: {query_str}\n"
      )
      qa = PromptTemplate(QA_TMPL)
      refine = PromptTemplate("Refine {existing_answer} with {context_msg}.")`,
    rows: [
      '#QA_TMPL llama-index -/-',
      '  3-5 prompt {context_str, query_str}',
      '#1 llama-index -/-',
      '  8-8 prompt {existing_answer, context_msg}',
    ],
  },
  {
    title: 'chat templates of messages',
    source: py`
      from llama_index.core import ChatPromptTemplate
      from llama_index.core.llms import ChatMessage, MessageRole
      chat = ChatPromptTemplate(
          message_templates=[
              ChatMessage(role=MessageRole.SYSTEM, content="Always answer, whatever the context is."),
              ChatMessage(role="user", content="{context_str}\nAnswer {query_str}."),
          ]
      )`,
    rows: ['#1 llama-index -/-', '  5-5 system', '  6-6 user {context_str, query_str}'],
  },
  {
    title: 'rich templates: Jinja, and chat blocks as one unit with parts',
    source: py`
      from llama_index.core.prompts import RichPromptTemplate
      plain = RichPromptTemplate("Answer {{ query_str }} from {{ context_str }}.")
      chat = RichPromptTemplate("""
      {% chat role="system" %}
      Given images and texts, answer.
      {% endchat %}
      {% chat role="user" %}
      {% for path, text in images %}
      {{ text }} {{ path | image }}
      {% endfor %}
      {% endchat %}
      """)`,
    rows: [
      '#1 llama-index -/-',
      '  2-2 prompt {query_str, context_str}',
      '#2 llama-index -/-',
      '  3-12 prompt {images}',
    ],
  },
  {
    title: 'agents and engines',
    source: py`
      from llama_index.core.agent.workflow import FunctionAgent
      from llama_index.llms.openai import OpenAI
      agent = FunctionAgent(tools=[], llm=OpenAI(model="gpt-4o-mini"), system_prompt="You multiply numbers.")
      engine = index.as_chat_engine(chat_mode="context", system_prompt="You talk about essays.")`,
    rows: ['#1 llama-index openai/gpt-4o-mini', '  3-3 system', '#2 llama-index -/-', '  4-4 system'],
  },
  {
    title: 'direct calls of a model',
    source: py`
      from llama_index.llms.openai import OpenAI
      from llama_index.core.llms import ChatMessage
      llm = OpenAI(model="gpt-4o")
      def f(name):
          llm.complete(f"Who is {name}?")
          llm.chat([ChatMessage(role="system", content="Talk like a pirate."), ChatMessage(role="user", content=name)])`,
    rows: [
      '#f llama-index openai/gpt-4o',
      '  5-5 user {name}',
      '#f-2 llama-index openai/gpt-4o',
      '  6-6 system',
      '  user at run time {name}',
    ],
  },
  {
    title: 'documents, tools and names are no prompts',
    source: py`
      from llama_index.core import Document
      from llama_index.core.tools import FunctionTool
      doc = Document(text="You must always answer the question with the given context, said the teacher.")
      tool = FunctionTool.from_defaults(fn=f, description="You should use this tool to answer questions on the given context.")`,
    rows: [],
  },
]);
