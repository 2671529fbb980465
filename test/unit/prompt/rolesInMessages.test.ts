import assert from 'node:assert/strict';
import { recordSources } from '../../../src/prompt/sources';
import { parsePrompts, promptRows } from '../support/promptRows';

interface Case {
  readonly title: string;
  readonly path: string;
  readonly text: string;
  readonly rows: readonly string[];
}

const told = 'You should answer the question that is given below, and never explain the answer.';

/** The roles of texts in messages of classes that no library knows. */
const cases: readonly Case[] = [
  {
    title: 'written in a block of the content of a message',
    path: 'a.py',
    text: `from chats.message import Msg, TextBlock
messages = [
    Msg(name="system", content=[TextBlock(text=("You are a moderator. " "${told}"))], role="system"),
    Msg("alice", [TextBlock("You are a guide. ${told}"), picture], "user"),
    Msg(name="bob", content=[TextBlock(text="You are a painter. ${told}")]),
]
`,
    rows: [
      '#1 constant -/-',
      '  3-3 system',
      '#2 constant -/-',
      '  4-4 user',
      '#3 constant -/-',
      '  5-5 prompt',
    ],
  },
  {
    title: 'held by a name that a block is made of',
    path: 'a.py',
    text: `from chats.message import Msg, SystemMsg, UserMsg, TextBlock
RULES_PROMPT = "${told}"
def ask(messages, tool):
    instruction = f"${told} {tool}"
    copied = list(messages)
    copied.append(UserMsg(name="user", content=[TextBlock(text=instruction)]))
    return copied
def tell(tool):
    told_prompt = f"${told} {tool}"
    return SystemMsg(content=[TextBlock(told_prompt)])
def keep(tool):
    return Msg("system", [TextBlock(RULES_PROMPT.format(tool=tool))], "system")
`,
    rows: [
      '#RULES_PROMPT messages -/-',
      '  2-2 system',
      '#instruction constant -/-',
      '  4-4 user {tool}',
      '#told_prompt constant -/-',
      '  9-9 system {tool}',
    ],
  },
  {
    title: 'the default of a field that another field of the class holds',
    path: 'a.py',
    text: `from chats.message import SystemMsg
DEFAULT_RULES_PROMPT = "${told}"
class Middleware(Base):
    class Parameters(BaseModel):
        rules_prompt: str = Field(default=DEFAULT_RULES_PROMPT, title="Rules")
    def run(self):
        return [SystemMsg(name="system", content=self._parameters.rules_prompt)]
`,
    rows: ['#DEFAULT_RULES_PROMPT constant -/-', '  2-2 system'],
  },
  {
    title: 'behind a constant for the role',
    path: 'a.py',
    text: `from chats.schema import SYSTEM, USER, Message, Label
ASKED_PROMPT = "${told} {reference}"
TOLD_PROMPT = "${told}"
NAMED_PROMPT = "${told} {name}"
LABEL_PROMPT = "${told} {label}"
def run(messages, knowledge):
    messages.insert(0, Message(SYSTEM, TOLD_PROMPT))
    prompt = ASKED_PROMPT.format(reference=knowledge)
    messages[-1] = Message(USER, prompt)
    messages.append(Message(content=NAMED_PROMPT.format(name="a"), role=SYSTEM))
    return Label(USER, LABEL_PROMPT)
`,
    rows: [
      '#ASKED_PROMPT constant -/-',
      '  2-2 user {reference}',
      '#TOLD_PROMPT constant -/-',
      '  3-3 system',
      '#NAMED_PROMPT constant -/-',
      '  4-4 system {name}',
      '#LABEL_PROMPT constant -/-',
      '  5-5 prompt {label}',
    ],
  },
  {
    title: 'looked up in a table of templates and filled there',
    path: 'a.py',
    text: `from chats.schema import USER, Message
PROMPT_TEMPLATE_EN = "${told} {reference}"
PROMPT_TEMPLATE = {'en': PROMPT_TEMPLATE_EN}
class Router(Agent):
    ROUTE_TEMPLATE_EN = "${told} {agents}"
    ROUTE_TEMPLATE = {'en': ROUTE_TEMPLATE_EN}
    def __init__(self, agents, lang):
        system_prompt = self.ROUTE_TEMPLATE[lang].format(agents=agents)
        super().__init__(system_message=system_prompt)
    def run(self, messages, lang):
        prompt = PROMPT_TEMPLATE[lang].format(reference=self.knowledge)
        messages[-1] = Message(USER, prompt)
`,
    rows: [
      '#PROMPT_TEMPLATE_EN constant -/-',
      '  2-2 user {reference}',
      '#ROUTE_TEMPLATE_EN constant -/-',
      '  5-5 system {agents}',
    ],
  },
  {
    title: 'the system of an agent that plays a person',
    path: 'a.py',
    text: `from chats.agent import Agent
DEFAULT_HUMAN_SIMULATOR_PROMPT = "${told}"
class Simulator(Agent):
    def __init__(self, system_message=None):
        system_message = DEFAULT_HUMAN_SIMULATOR_PROMPT + '\\n\\n' + system_message
        super().__init__(system_message=system_message)
`,
    rows: ['#DEFAULT_HUMAN_SIMULATOR_PROMPT constant -/-', '  2-2 system'],
  },
];

describe('Roles of texts in messages', () => {
  for (const { title, path, text, rows } of cases) {
    it(title, async () => {
      const { prompts } = await parsePrompts(path, text, recordSources({ read: () => null }));
      assert.deepEqual(promptRows(text, prompts, { [path]: text }), rows);
    });
  }
});
