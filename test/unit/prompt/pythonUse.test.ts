import assert from 'node:assert/strict';
import { recordSources } from '../../../src/prompt/sources';
import { parsePrompts, promptRows } from '../support/promptRows';

interface Case {
  readonly title: string;
  /** The file that is read, then the others, by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly rows: readonly string[];
}

const told = 'You should answer the question that is given below, and never explain the answer.';

/** What becomes of a text in functions and classes in sight, whatever they are called. */
const cases: readonly Case[] = [
  {
    title: 'a method that only prints is no message, whatever it is called',
    files: {
      'a.py': `import click
class Chat:
    def run(self):
        self._system_message("${told}")
    def _system_message(self, message, color="blue"):
        if message:
            click.secho(message, fg=color)
`,
    },
    rows: [],
  },
  {
    title: 'a function of another file that only prints, by way of a further one',
    files: {
      'app/a.py': `from .screen import user_message\ndef run(): user_message("${told}")\n`,
      'app/screen.py': `def user_message(text):
    line = f"> {text}"
    _show(line)
def _show(line):
    print(line)
`,
    },
    rows: [],
  },
  {
    title: 'a function that hands the text on to what is not in sight is what its name says',
    files: {
      'a.py': `def ask_llm(prompt):
    print(prompt)
    return backend.send(prompt)
def run(): return ask_llm("${told}")
`,
    },
    rows: ['#run wrapper -/-', '  4-4 user'],
  },
  {
    title: 'a function without a body of its own is what its name says',
    files: {
      'a.py': `class Base:
    def ask_llm(self, prompt):
        raise NotImplementedError
    def run(self): return self.ask_llm("${told}")
`,
    },
    rows: ['#run wrapper -/-', '  4-4 user'],
  },
  {
    title: 'a constant that is only printed',
    files: {
      'a.py': `INSTRUCTIONS = "${told}"\ndef main():\n    text = INSTRUCTIONS.format(x=1)\n    print(text)\n`,
    },
    rows: [],
  },
  {
    title: 'a constant that is printed and sent',
    files: {
      'a.py': `INSTRUCTIONS = "${told}"\ndef main():\n    print(INSTRUCTIONS)\n    return go(INSTRUCTIONS)\n`,
    },
    rows: ['#INSTRUCTIONS constant -/-', '  1-1 prompt'],
  },
  {
    title: 'an error is raised, not asked',
    files: {
      'a.py': `def f(text):\n    raise LLMParseError(f"You must return the answer as json, given: {text}")\n`,
    },
    rows: [],
  },
  {
    title: 'a class of a screen is no message',
    files: {
      'tui/app.py': `from tui.state import SystemMessage, UserMessage
def run(self):
    self.dispatch(SystemMessage("${told}"))
    self.mount(UserMessage("${told}"))
`,
      'tui/state.py': `from dataclasses import dataclass
from textual.widgets import Static
@dataclass
class SystemMessage:
    text: str
    tone: str = "info"
class UserMessage(Static):
    def __init__(self, content):
        super().__init__(content)
`,
    },
    rows: [],
  },
  {
    title: 'a class of the workspace that has content is one',
    files: {
      'app/run.py': `from app.messages import SystemMessage
def run(client): return client.go([SystemMessage(content="${told}")])
`,
      'app/messages.py': `from pydantic import BaseModel
class Message(BaseModel):
    content: str
class SystemMessage(Message):
    role: str = "system"
`,
    },
    rows: ['#run messages -/-', '  2-2 system'],
  },
  {
    title: 'a function of the file that makes a message shows the role',
    files: {
      'a.py': `from openai import OpenAI
RULES = "You answer questions about {place}."
def message(text):
    return {"role": "user", "content": text}
def run():
    return OpenAI().chat.completions.create(model="gpt-5", messages=[message(RULES.format(place=1))])
`,
    },
    rows: ['#RULES openai-chat openai/gpt-5', '  2-2 user {place}'],
  },
  {
    title: 'a function that makes a message of a library, in a list whose call is not in sight',
    files: {
      'a.py': `from langchain_core.messages import HumanMessage
RULES = "You answer questions about {place}."
def say(text): return HumanMessage(content=text)
def run(client): return client.go([say(RULES.format(place=1))])
`,
    },
    rows: ['#RULES messages -/-', '  2-2 user {place}'],
  },
  {
    title: 'what holds a template says its role',
    files: {
      'a.py': `from langchain.prompts import PromptTemplate
enhance_image_system_message = PromptTemplate.from_template("You are an artist. Improve {sketch}.")
`,
    },
    rows: ['#1 langchain -/-', '  2-2 system {sketch}'],
  },
  {
    title: 'the only text of a call of a model is what the user says, unless its name says something else',
    files: {
      'a.py': `def f(llm, state):
    prompt = f"${told} {state}"
    return llm.invoke(prompt)
def g(self):
    system_prompt = "You are a clerk. ${told}"
    return self.llm(system_prompt)
`,
    },
    rows: ['#prompt agent -/-', '  2-2 user {state}', '#system_prompt constant -/-', '  5-5 system'],
  },
  {
    title: 'examples in the description of an interface',
    files: {
      'a.py': `class Request(BaseModel):
    model_config = ConfigDict(json_schema_extra={"examples": [{"model": "gpt-5", "messages": [{"role": "user", "content": "${told}"}]}]})
    messages: list = Field(examples=[[{"role": "system", "content": "${told}"}]])
    class Config:
        json_schema_extra = {"example": {"system_prompt": "You are a clerk. ${told}"}}
@app.post("/chat", responses={200: {"content": {"application/json": {"example": {"role": "user", "content": "${told}"}}}}})
def chat(): pass
`,
    },
    rows: [],
  },
  {
    title: 'a message of a class that no library knows',
    files: {
      'a.py': `def f(self):
    summary_prompt = f"Summarize what you did for {self.query}"
    self.messages.append(AgentMessage(role="user", content=summary_prompt))
`,
    },
    rows: ['#summary_prompt messages -/-', '  2-2 user {self.query}'],
  },
  {
    title: 'messages of a class of the workspace that is given the role first; notices are none',
    files: {
      'a.py': `from .message import Message
def run(log, hint, e):
    log.append(Message("system", f"Answer in the language of the question. Workspace: {hint}", hide=True))
    yield Message(
        "system",
        "Output format: you are in a web interface. Use blocks of html for tables.",
    )
    yield Message("system", content="You are to summarize the messages. Always answer with a list.")
    yield Message("system", f"Error: could not read the file because of {e}")
    yield Message("system", "Stopped by user")
    yield Message("system", "Saving aborted: the user refused to create a missing folder.")
    yield problem("Nothing else is to be seen in that folder.")
    return None, Message("system", f"Error: the question of {e} was not given, nor the answer")
def problem(text):
    return Message("system", f"The folder is empty now. {text}")
def note():
    yield Message("assistant", "I have read the files that you asked me to read.")
    log.write(addMessage("user", "How many steps does the tower have, by the way?"))
`,
      'message.py': `class Message:
    role: str
    content: str
`,
    },
    rows: [
      '#run messages -/-',
      '  3-3 system {hint}',
      '#run-2 messages -/-',
      '  6-6 system',
      '#run-3 messages -/-',
      '  8-8 system',
    ],
  },
  {
    title: 'a template of an apology',
    files: {
      'a.py': `from langchain.prompts import PromptTemplate
no_notes_found = PromptTemplate.from_template("I'm sorry, I couldn't find any relevant notes to respond to your message.")
`,
    },
    rows: [],
  },
  {
    title: 'a tuple of one text goes by its name',
    files: {
      'a.py': `def f():\n    system_message = ("You are a clerk. ${told}",)\n    return go(system_message)\n`,
    },
    rows: ['#f constant -/-', '  2-2 system'],
  },
  {
    title: 'a text that is put behind a parameter',
    files: {
      'a.py': `from openai import OpenAI
def f(prompt):
    prompt += "\\n${told}"
    return OpenAI().chat.completions.create(model="gpt-5", messages=[{"role": "user", "content": prompt}])
`,
    },
    rows: ['#prompt openai-chat openai/gpt-5', '  3-3 user {prompt}'],
  },
  {
    title: 'the default of a parameter is part of what is sent',
    files: {
      'a.py': `from openai import OpenAI
def f(prompt=None):
    prompt = prompt or "Answer the question as JSON and never explain it."
    full = prompt + "\\nYou must answer as JSON."
    return OpenAI().chat.completions.create(model="gpt-5", messages=[{"role": "user", "content": full}])
`,
    },
    rows: ['#f openai-chat openai/gpt-5', '  3-3 user', '  4-4 user'],
  },
  {
    title: 'what modules and classes give back is no variable',
    files: {
      'a.py': `import traceback
from datetime import datetime
from tools import SearchTool
class Local: pass
def f(code):
    prompt = f"You must repair the given {code}: {traceback.format_exc()} {datetime.now().year} {SearchTool.name()} {Local.name()} {code.strip()}"
    return go(prompt)
`,
    },
    rows: ['#prompt constant -/-', '  6-6 prompt {code}'],
  },
  {
    title: 'a part that may be left out is in the text, with its variables',
    files: {
      'a.py': `def plan(task, notes):
    plan_prompt = "${told}\\n" + (f"Notes: {notes}\\n" if notes else "") + f"Task: {task}"
    return go(plan_prompt)
`,
    },
    rows: ['#plan_prompt constant -/-', '  2-2 prompt {notes, task}'],
  },
  {
    title: 'one of two parts is a text of its own',
    files: {
      'a.py': `def plan(task, short):
    plan_prompt = "${told}\\n" + ("Be very short. " if short else "Take your time. ") + f"Task: {task}"
    return go(plan_prompt)
`,
    },
    rows: [
      '#plan_prompt constant -/-',
      '  2-2 prompt',
      '  2-2 prompt {task}',
      '#plan_prompt-2 constant -/-',
      '  2-2 prompt',
    ],
  },
  {
    title: 'messages that are joined to a history',
    files: {
      'a.py': `async def close(history, mdl):
    return await mdl.talk("", history + [{"role": "user", "content": "Please write the report now."}])
`,
    },
    rows: ['#close messages -/-', '  2-2 user'],
  },
  {
    title: 'a question that is written to a person and whose answer is read',
    files: {
      'a.py': `class Box:
    async def one(self, name):
        prompt = f"You should now enter what {name} must be, as JSON and never as text: "
        self._write(prompt)
    async def two(self, name):
        prompt = f"You should now enter what {name} must be, as JSON and never as text: "
        return await self._get_input(prompt, None)
`,
    },
    rows: [],
  },
  {
    title: 'a template that a method called like writing takes as a prompt, and hands on',
    files: {
      'a.py': `PROMPT = "You must describe {picture} in one sentence, and never explain the answer."
class Draw:
    async def run(self, picture):
        prompt = PROMPT.format(picture=picture)
        return await self._write(prompt)
    async def _write(self, prompt):
        return await self.llm.aask(prompt)
`,
    },
    rows: ['#PROMPT agent -/-', '  1-1 user {picture}'],
  },
  {
    title: 'what a model of the project is asked as a msg, and an agent as a requirement; not a page',
    files: {
      'a.py': `async def judge(self, images):
    msg = "Judge which of the two pictures is better, the second or the first. If so, just say True."
    return await self.llm.aask(msg=msg, images=images)
async def show(agent, page):
    await agent.run(requirement="Draw a dog that runs over a meadow in the morning.")
    await page.run(msg="Judge which of the two pictures is better, the second or the first. If so, just say True.")
`,
    },
    rows: ['#msg agent -/-', '  2-2 user', '#show agent -/-', '  5-5 user'],
  },
  {
    title: 'the rules of a system, one an item; and messages of no such list',
    files: {
      'a.py': `async def run(self, most):
    return await self.llm.aask(
        msg=self.text,
        system_msgs=["You are a parser of words.", "You can convert words into parameters."],
    )
def rules(most):
    system_messages = [
        "You are a tool for abstracting text.",
        f"Return the text in less than {most} words.",
        "two",
    ]
    status_messages = ["You can convert words into parameters now.", "Please wait for the answer."]
`,
    },
    rows: [
      '#system_msgs constant -/-',
      '  4-4 system',
      '#system_msgs-2 constant -/-',
      '  4-4 system',
      '#system_messages constant -/-',
      '  8-8 system',
      '#system_messages-2 constant -/-',
      '  9-9 system {most}',
    ],
  },
  {
    title: 'messages that a chain puts together, whatever builds it',
    files: {
      'a.py': `from talk import Builder
messages = (
    Builder()
    .add_system_message("You are a sailor. Respond as if you were one.")
    .add_user_message("Is the tide high? Respond with a yes or no.")
    .add_assistant_message("Aye, it is.")
    .add_user_message("Are you sure?")
    .build()
)
`,
    },
    rows: [
      '#1 wrapper -/-',
      '  4-4 system',
      '#2 wrapper -/-',
      '  5-5 user',
      '#3 wrapper -/-',
      '  6-6 assistant',
      '#4 wrapper -/-',
      '  7-7 user',
    ],
  },
  {
    title: 'who a model is, however shortly, by a name that says so',
    files: {
      'a.py': `def make(system_message: str = "You are a helpful assistant."):
    prompt = "You are a helpful assistant."
    return Worker(sys_msg="You are a helpful assistant.", label="You are a helpful assistant.")
assistant_sys_msg = "You are a helpful assistant."
prompt_label = "You are a helpful assistant."
message = "You are the last player."
assistant_message = "You are a helpful assistant."
`,
    },
    rows: [
      '#system_message constant -/-',
      '  1-1 system',
      '#prompt constant -/-',
      '  2-2 prompt',
      '#make constant -/-',
      '  3-3 system',
      '#assistant_sys_msg constant -/-',
      '  4-4 system',
    ],
  },
  {
    title: 'names of templates that speak of a system or of what a user wants, and say no role',
    files: {
      'a.py': `SYSTEM_DESIGN_PROMPT = "You must describe the parts of the program and never explain the answer."
USER_GOAL_PROMPT = "You must decide whether the goal below was reached, and never explain the answer: {goal}"
USER_PROMPT = "You must decide whether the goal below was reached, and never explain the answer: {goal}"
`,
    },
    rows: [
      '#SYSTEM_DESIGN_PROMPT constant -/-',
      '  1-1 prompt',
      '#USER_GOAL_PROMPT constant -/-',
      '  2-2 prompt {goal}',
      '#USER_PROMPT constant -/-',
      '  3-3 user {goal}',
    ],
  },
];

describe('what becomes of a text in Python', () => {
  for (const { title, files, rows } of cases) {
    it(title, async () => {
      const [path, text] = Object.entries(files)[0]!;
      const sources = recordSources({ read: (other) => files[other] ?? null });
      const { prompts } = await parsePrompts(path, text, sources);
      assert.deepEqual(promptRows(text, prompts, files), rows);
    });
  }
});
