import assert from 'node:assert/strict';
import { parsePrompts } from '../support/promptRows';
import { promptTable, py } from '../support/promptTable';
import type { PromptCase } from '../support/promptTable';

const cases: readonly PromptCase[] = [
  {
    title: 'openai chat with inline messages, model and parameters',
    source: py`
      from openai import OpenAI
      client = OpenAI()
      def triage(ticket):
          return client.chat.completions.create(
              model="gpt-5-mini",
              max_tokens=200,
              messages=[
                  {"role": "system", "content": "Sort the ticket into one queue."},
                  {"role": "user", "content": f"Ticket: {ticket.body}"},
              ],
          )`,
    rows: ['#triage openai-chat openai/gpt-5-mini', '  8-8 system', '  9-9 user {ticket.body}'],
  },
  {
    title: 'a constant belongs to the call that sends it, with the constant as symbol',
    source: py`
      from openai import OpenAI
      MODEL = "gpt-4.1"
      SYSTEM_PROMPT = """You are a patient guide.
      Answer in one paragraph."""
      def ask(question):
          return OpenAI().responses.create(model=MODEL, instructions=SYSTEM_PROMPT, input=question)`,
    rows: ['#SYSTEM_PROMPT openai-responses openai/gpt-4.1', '  3-4 system', '  user at run time {question}'],
  },
  {
    title: 'one constant sent by two calls is part of both prompts',
    source: py`
      from anthropic import Anthropic
      RULES_PROMPT = "You answer with the rule number and nothing else, always in English."
      def a(c, q): return c.messages.create(model="claude-sonnet-4-5", max_tokens=10, system=RULES_PROMPT, messages=[{"role": "user", "content": "First: " + q}])
      def b(c, q): return c.messages.create(model="claude-haiku-4-5", max_tokens=10, system=RULES_PROMPT, messages=[{"role": "user", "content": "Second: " + q}])`,
    rows: [
      '#RULES_PROMPT anthropic-messages anthropic/claude-sonnet-4-5',
      '  2-2 system',
      '  3-3 user {q}',
      '#RULES_PROMPT-2 anthropic-messages anthropic/claude-haiku-4-5',
      '  2-2 system',
      '  4-4 user {q}',
    ],
  },
  {
    title: 'model from an environment fallback and from a parameter default',
    source: py`
      import os
      from openai import OpenAI
      MODEL = os.getenv("MODEL", "gpt-5-nano")
      def one(c): return c.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": "Count the vowels in this word."}])
      def two(c, model="gpt-5"): return c.chat.completions.create(model=model, messages=[{"role": "user", "content": "Count the letters in this word."}])`,
    rows: ['#one openai-chat openai/gpt-5-nano', '  4-4 user', '#two openai-chat openai/gpt-5', '  5-5 user'],
  },
  {
    title: 'str.format on a constant: fields, and doubled braces are text',
    source: py`
      TEMPLATE_PROMPT = "Summarize {text[0]} for {user.name!r} as {{json}}. Keep it short."
      def fill(t, u): return TEMPLATE_PROMPT.format(text=t, user=u)`,
    rows: ['#TEMPLATE_PROMPT constant -/-', '  1-1 prompt {text, user.name}'],
  },
  {
    title: 'percent formatting',
    source: py`
      from openai import OpenAI
      def f(c, a): return c.responses.create(model="gpt-5", input="Translate %(word)s and explain %s words." % a)`,
    rows: ['#f openai-responses openai/gpt-5', '  2-2 user {word}'],
  },
  {
    title: 'double braces in a plain string are no variables',
    source: py`REPLY_PROMPT = "Answer the user in one sentence and keep {{ name }} as written."`,
    rows: ['#REPLY_PROMPT constant -/-', '  1-1 prompt'],
  },
  {
    title: 'implicit concatenation, plus, join and appends are one unit each',
    source: py`
      IMPLICIT_PROMPT = (
          "You are a careful editor. "
          "Return only the corrected text."
      )
      def build_prompt(x):
          prompt = "Answer the question.\n"
          if x:
              prompt += f"Context: {x}\n"
          prompt += "Always cite the source."
          return prompt
      JOINED_PROMPT = "\n".join([
          "You are a careful reader.",
          "Answer with yes or no.",
      ])`,
    rows: [
      '#IMPLICIT_PROMPT constant -/-',
      '  2-3 prompt',
      '#prompt constant -/-',
      '  6-9 prompt {x}',
      '#JOINED_PROMPT constant -/-',
      '  12-13 prompt',
    ],
  },
  {
    title: 'a call with only variables as content is no prompt',
    source: py`
      from openai import OpenAI
      def f(c, q, a, b): return c.chat.completions.create(model="gpt-5", messages=[{"role": "user", "content": q}, {"role": "user", "content": f"{a}\n{b}"}])`,
    rows: [],
  },
  {
    title: 'messages appended to a list that is then sent',
    source: py`
      from openai import OpenAI
      def chat(client, question):
          messages = [{"role": "system", "content": "Stay on the topic of tents."}]
          messages.append({"role": "user", "content": f"Question: {question}"})
          return client.chat.completions.create(model="gpt-4o", messages=messages)`,
    rows: ['#chat openai-chat openai/gpt-4o', '  3-3 system', '  4-4 user {question}'],
  },
  {
    title: 'content blocks, cache_control and a prefilled answer',
    source: py`
      import anthropic
      def f(client, doc):
          return client.messages.create(
              model="claude-opus-4-5", max_tokens=5,
              system=[{"type": "text", "text": "Read the contract with care.", "cache_control": {"type": "ephemeral"}}],
              messages=[
                  {"role": "user", "content": [{"type": "text", "text": f"<doc>{doc}</doc>"}]},
                  {"role": "assistant", "content": "The clause is"},
              ])`,
    rows: [
      '#f anthropic-messages anthropic/claude-opus-4-5',
      '  5-5 system',
      '  7-7 user {doc}',
      '  8-8 assistant',
    ],
  },
  {
    title: 'langchain: tuples, template format, message classes, model of the invoked llm',
    source: py`
      from langchain_core.prompts import ChatPromptTemplate, PromptTemplate, MessagesPlaceholder
      from langchain_core.messages import SystemMessage, HumanMessage
      from langchain_openai import ChatOpenAI
      prompt = ChatPromptTemplate.from_messages([
          ("system", "You sort mail into {folders}."),
          MessagesPlaceholder("history"),
          ("human", "{mail}"),
      ])
      plain = PromptTemplate.from_template("Name three synonyms of {word}.")
      jinja = PromptTemplate(template="Greet {{ name }} kindly.", template_format="jinja2")
      llm = ChatOpenAI(model="gpt-5-mini")
      def ask(q):
          return llm.invoke([SystemMessage(content="Be brief and polite."), HumanMessage(content=q)])`,
    rows: [
      '#1 langchain -/-',
      '  5-5 system {folders}',
      '  user at run time {}',
      '  7-7 user {mail}',
      '#2 langchain -/-',
      '  9-9 prompt {word}',
      '#3 langchain -/-',
      '  10-10 prompt {name}',
      '#ask langchain openai/gpt-5-mini',
      '  13-13 system',
      '  user at run time {q}',
    ],
  },
  {
    title: 'langchain: the model that a prompt is piped into, by its name or on the spot',
    source: py`
      from langchain_core.prompts import PromptTemplate
      from langchain_openai import ChatOpenAI
      llm = ChatOpenAI(model="gpt-4o-mini")
      riddle = PromptTemplate.from_template("Make a riddle about {thing}.")
      chain = riddle | llm | parser
      other = PromptTemplate.from_template("Make a rhyme about {thing}.") | ChatOpenAI(model="gpt-4o")
      alone = PromptTemplate.from_template("Make a joke about {thing}.")`,
    rows: [
      '#1 langchain openai/gpt-4o-mini',
      '  4-4 prompt {thing}',
      '#2 langchain openai/gpt-4o',
      '  6-6 prompt {thing}',
      '#3 langchain -/-',
      '  7-7 prompt {thing}',
    ],
  },
  {
    title: 'google-genai: system instruction in the config',
    source: py`
      from google import genai
      from google.genai import types
      def f(client, x):
          return client.models.generate_content(
              model="gemini-2.5-flash",
              contents=f"Describe {x} in a haiku.",
              config=types.GenerateContentConfig(system_instruction="You are a poet of few words.", max_output_tokens=60),
          )`,
    rows: ['#f google-genai google/gemini-2.5-flash', '  7-7 system', '  6-6 user {x}'],
  },
  {
    title: 'agents: instructions, the prefix of the model, the text of a run',
    source: py`
      from pydantic_ai import Agent
      agent = Agent("openai:gpt-4o", instructions="Answer like a librarian would.")
      def run(topic):
          return agent.run_sync(f"Find three books on {topic}.")`,
    rows: ['#run pydantic-ai openai/gpt-4o', '  2-2 system', '  4-4 user {topic}'],
  },
  {
    title: 'litellm and a provider prefix',
    source: py`
      from litellm import completion
      def f(q): return completion(model="anthropic/claude-sonnet-4-5", messages=[{"role": "user", "content": f"Explain {q} to a child."}])`,
    rows: ['#f litellm anthropic/claude-sonnet-4-5', '  2-2 user {q}'],
  },
  {
    title: 'a dedented text, followed through a function',
    source: py`
      from textwrap import dedent
      from openai import OpenAI
      def system():
          return dedent("""
              You are a translator.
                Keep the tone.
              """)
      def f(c, t): return c.chat.completions.create(model="gpt-5", messages=[{"role": "system", "content": system()}, {"role": "user", "content": t}])`,
    rows: ['#system openai-chat openai/gpt-5', '  4-7 system', '  user at run time {t}'],
  },
  {
    title: 'keyword spread: parameters in a dictionary',
    source: py`
      from openai import OpenAI
      def f(c, q):
          params = {"model": "gpt-5", "temperature": 0, "messages": [{"role": "user", "content": f"Rate {q} from 1 to 5."}]}
          return c.chat.completions.create(**params)`,
    rows: ['#f openai-chat openai/gpt-5', '  3-3 user {q}'],
  },
  {
    title: 'an in-house wrapper that asks a model',
    source: py`
      def f(x):
          return ask_llm(f"Classify the following text as spam or not spam and explain why: {x}")`,
    rows: ['#f wrapper -/-', '  2-2 user {x}'],
  },
  {
    title: 'silence: SQL, HTML, e-mail, usage, logs, errors, questions to people, twilio',
    source: py`
      QUERY_TEMPLATE = """SELECT id, name FROM users WHERE team = {team} AND active ORDER BY name"""
      EMAIL_TEMPLATE = "Dear {name}, your order has been shipped and should arrive on {date}."
      HTML_TEMPLATE = """<html><body>You are welcome. Please answer the question.</body></html>"""
      USAGE_PROMPT_HELP = "usage: tool [--prompt FILE] write the answer to the output file"
      answer = input("Please describe the problem you have with the system in one line: ")
      logger.info("Generated a response to the user's question in %s ms", 12)
      raise ValueError("You must provide a prompt, an instruction or an answer to the question")
      client.messages.create(body="Your parcel is here, please answer with yes.", to="+1")
      prompt_toolkit_style = "You must return the answer as given in the following context"
      class PromptError(Exception):
          """You are given an error when the prompt is not valid. Please answer."""`,
    rows: [],
  },
  {
    title: "an answer in the model's name is no prompt",
    source: py`
      def f(ws): ws.send({"role": "assistant", "content": "Sorry, I could not answer the question."})`,
    rows: [],
  },
  {
    title: 'syntax errors beside a prompt do not hide it',
    source: py`
      GUIDE_PROMPT = "You are a mountain guide. Answer briefly."
      def broken(:
          x = = 3
      OTHER_PROMPT = "You are a ferry captain. Answer briefly."`,
    rows: ['#GUIDE_PROMPT constant -/-', '  1-1 prompt', '#OTHER_PROMPT constant -/-', '  4-4 prompt'],
  },
];

promptTable('prompts in Python', 'src/a.py', cases);

describe('prompts in Python, beside the table', () => {
  it('calls a prompt without a symbol by the variable that holds what the call makes, else by its file', async () => {
    const agent = 'Agent(instructions="Answer like a librarian would.")';
    const { prompts } = await parsePrompts('src/a.py', `librarian = ${agent}\nregister(${agent})`);
    assert.deepEqual(
      prompts.map(({ name }) => name),
      ['librarian', 'a.py'],
    );
  });

  it('reports the first syntax error with its place', async () => {
    const { problem } = await parsePrompts('a.py', 'PROMPT = "You are here"\ndef f(:\n');
    assert.ok(problem !== null && problem.span.start > 0, JSON.stringify(problem));
  });
});
