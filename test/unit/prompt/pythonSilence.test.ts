import assert from 'node:assert/strict';
import { parsePrompts, promptRows } from '../support/promptRows';

/** What only looks like a prompt: each source has none. */
const silent: Readonly<Record<string, readonly string[]>> = {
  'what a tool tells': [
    'ToolResult(system="You must not run this command, the user has cancelled it.", error="cancelled")',
    'return CLIResult(system="The tool has been restarted, please provide the command again.")',
  ],
  'queries and markup': [
    'QUERY_PROMPT = """SELECT question, answer FROM prompts WHERE user_id = {user} AND you = 1 ORDER BY context"""',
    'SYSTEM_TEMPLATE = """INSERT INTO answers (question, response) VALUES (%s, %s) RETURNING id"""',
    'INSTRUCTION_TEMPLATE = """WITH ranked AS (SELECT * FROM answers) SELECT question FROM ranked"""',
    'GRAPH_PROMPT = """MATCH (q:Question)-[:ANSWERED_BY]->(a:Answer) RETURN q, a LIMIT 10"""',
    'PAGE_TEMPLATE = """<html><body><p>You are welcome. Please answer the following question.</p></body></html>"""',
    'CARD_TEMPLATE = """<div class="answer">You must provide a response to the question</div>"""',
    'ICON_TEMPLATE = """<svg viewBox="0 0 10 10"><title>Answer the question of the user</title></svg>"""',
    'FEED_TEMPLATE = """<?xml version="1.0"?><question>Please answer the following</question>"""',
    'STYLE_TEMPLATE = """<style>.answer { content: "You must answer" }</style>"""',
  ],
  'mails and messages to people': [
    'EMAIL_TEMPLATE = "Dear {name}, please return the signed form with your answer before {date}."',
    'WELCOME_EMAIL_TEMPLATE = """Hi {name},\n\nYou are now a member. Please answer this mail if you have a question."""',
    'SMS_TEMPLATE = "Your code is {code}. Never give it to others, you should always keep it."',
    'send_mail(subject="Your question", message="Thank you for the question, we will answer it in the following days.")',
    'flash("You must provide an answer to the question before you can continue.")',
    'messages.error(request, "You should provide a valid answer to the following question.")',
  ],
  'generated code and configuration': [
    'CODE_TEMPLATE = """import os\n\ndef answer(question):\n    return context[question]\n"""',
    'CLASS_TEMPLATE = """class {name}(Question):\n    def answer(self):\n        return self.response\n"""',
    'SCRIPT_TEMPLATE = """#!/bin/bash\n# You should provide the answer as an output\necho $ANSWER\n"""',
    'DOCKER_TEMPLATE = """FROM python:3.12\n# You must provide the output of the following\nRUN pip install answer\n"""',
    'CONFIG_TEMPLATE = """{"question": {"type": "string"}, "answer": {"type": "string"}}"""',
    'C_TEMPLATE = """#include <answer.h>\n/* You must return the answer to the question */\nint main() { return 0; }"""',
  ],
  'words of interfaces': [
    'HELP_PROMPT = "usage: ask [--question TEXT] write the answer to the following output"',
    'parser.add_argument("--prompt", help="You can provide the prompt that the assistant should answer, as given below.")',
    '@click.option("--prompt", help="The prompt to answer. You should provide it with the following context.")\ndef f(prompt): pass',
    'name = click.prompt("Please provide the name that the assistant should always use for you")',
    'answer = input("You must answer the following question before you can continue: ")',
    'typer.echo("You should provide an answer to the question, given the context below.")',
    'ok = questionary.confirm("Do you want the assistant to answer the following question?").ask()',
    'app = typer.Typer(help="You are given the answer to each question that you ask the assistant.")',
    'st.info("You can ask a question about the given context, and the assistant will answer it.")',
    'PROMPT_TOOLTIP = "You can provide a prompt here that the assistant should always answer."',
    'PROMPT_LABEL = "Please provide the question that you should answer with the context"',
    'PROMPT_PLACEHOLDER = "Please write the question that the assistant should answer for you"',
    'class PromptForm(forms.Form):\n    prompt = forms.CharField(label="Prompt", help_text="You should write the question that the assistant must answer.")',
    'class Prompt(models.Model):\n    class Meta:\n        verbose_name = "The prompt that you should answer"',
    'STATUS = "You are not signed in. Please sign in so that you can answer the question."',
    'NOTE = "You are using an old version. Please review the following instructions before you continue with it."',
    'warning = _("You are viewing an older version of this question. Please review the answer given below.")',
  ],
  'questions in the page of a chat': [
    'import chainlit as cl\nasync def pick(topics):\n    prompt_text = f"Select the topic that you should answer:\\n{topics}\\nWrite your choice, please:"\n    res = await cl.AskUserMessage(content=prompt_text, timeout=60).send()',
    'import chainlit as cl\nasync def start():\n    prompt_text = "Please provide the question that the assistant should answer, given the context."\n    await cl.Message(content=prompt_text).send()',
  ],
  'logs and errors': [
    'logger.info("You are given the answer to the question of the user, based on the following context")',
    'logging.warning("The assistant should respond to the user, but the response is not given: %s", x)',
    'print("You should always provide a question. The assistant will answer based on the context.")',
    'raise ValueError("You must provide either a prompt or a question, as described in the instructions below")',
    'PROMPT_ERROR = "You must provide a prompt that the assistant can answer, please review the question"',
    'warnings.warn("You should use the new prompt template. Please review the following instructions.")',
    'assert prompt, "You must provide the prompt that the assistant should answer in the following step"',
    'class PromptNotFound(Exception):\n    message = "Not here."',
    'class NoExtra(ImportError):\n    def __init__(self, extra):\n        help_prompt = f"If you want to use it, please install the {extra} extra. You should always do so."\n        super().__init__(help_prompt)',
  ],
  documentation: [
    '"""You are reading a module that should answer the question. Please provide the context."""',
    'def build_prompt(question):\n    """You are given a question. Return the prompt that the assistant should answer."""\n    return question',
    'class PromptTemplate:\n    """You should provide a template for the prompt, and the context that the assistant must use."""\n    template: str',
    '# SYSTEM_PROMPT = "You are a helpful assistant that answers the question of the user."\nx = 1',
    'PROMPT_DOC = "You can provide the prompt as given in the following example. It must be a question."',
    'SYSTEM_DESCRIPTION = "The assistant should answer each question of the user, given the context below."',
  ],
  'tools, fields and schemas': [
    'TOOLS = [{"type": "function", "function": {"name": "answer", "description": "You must use this to answer the question of the user, given the context."}}]',
    'class Answer(BaseModel):\n    text: str = Field(description="The answer to the question of the user, you should never translate it.")',
    'class Search(BaseTool):\n    name = "search"\n    description = "You should use this tool to answer the question of the user with the given context."',
    '@tool\ndef search(query):\n    """You must use this tool to answer the question of the user, given the context."""\n    return run(query)',
    'schema = {"properties": {"prompt": {"type": "string", "description": "The prompt that the assistant should answer, as given below"}}}',
    '@tool(description="You should use this tool to answer each question of the user with the context.")\ndef f(): pass',
  ],
  'tests and data': [
    'def test_f():\n    assert f() == "You should answer the question with the context that is given below."',
    'self.assertEqual(out, "You must provide the answer to the question of the user, given below.")',
    'self.assertEqual(out[0], {"role": "user", "content": "What is the weather like today?"})',
    'self.assertEqual(list(out), [{"role": "user", "content": "What is the weather like today?"}])',
    'self.assertIn({"role": "system", "content": "You are a helpful bot."}, out)',
    'mock.return_value = "yes"',
    'ROLE_CHOICES = [("system", "System"), ("user", "User"), ("assistant", "Assistant")]',
    'THEMES = [("system", "System default"), ("light", "Light")]',
    'cases = [("http://user:pass word@host", ("user", "pass word"))]',
    'auth = [("user", "pass"), ("name", "word")]',
    'log.append({"role": "assistant", "content": "The report could not be written because of an error."})',
    'return_value = {"messages": [AIMessage(content="The report could not be written because of an error.")]}',
  ],
  'names that say prompt, and hold something else': [
    'PROMPT_PATH = "prompts/you_are_given/answer the question of the user.txt"',
    'PROMPT_URL = "https://example.org/prompts/answer?question=you"',
    'PROMPT_CACHE_KEY = "prompt:{user}:{question}"',
    'prompt_tokens = "the number of tokens"',
    'PROMPT_REGEX = r"^(You are|Answer) the (question|user) (.*) based on (context)$"',
    'PS1_PROMPT = ">>> "',
    'SHELL_PROMPT = "{user}@{host} in the folder {folder} of the machine $ "',
    'login_prompt = "Please answer the question of the user who must log in with the password below."',
    'EXAMPLE_PROMPTS = ["Write a poem about the sea and explain what you should know about it."]',
    'test_prompts = {"a": "Write a poem about the sea, explain what you should know, and return JSON."}',
    'prompts = {"delete": "Please confirm that this user will be deleted for ever."}',
    'prompt = "$ "',
    'system = platform.system()',
    'INSTRUCTION_SET = "x86_64 avx2 sse4"',
    'message_template = "{level} {name} {message}"',
    'TASK_NAME = "answer the question of the user"',
  ],
  'messages without text of their own': [
    'from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-5", messages=[{"role": "user", "content": q}])',
    'from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-5", messages=[{"role": "user", "content": f"{a}\\n{b}"}])',
    'from openai import OpenAI\nOpenAI().embeddings.create(model="text-embedding-3-small", input=q)',
    'requests.post(url, json={"model": "text-embedding-3-small", "input": "You should embed this question of the user."})',
  ],
};

describe('silence in Python', () => {
  for (const [kind, sources] of Object.entries(silent)) {
    describe(kind, () => {
      for (const source of sources) {
        it(source.replaceAll('\n', ' ').slice(0, 100), async () => {
          const { prompts } = await parsePrompts('src/a.py', source);
          assert.deepEqual(promptRows(source, prompts), []);
        });
      }
    });
  }
});
