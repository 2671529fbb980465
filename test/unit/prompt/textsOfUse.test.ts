import assert from 'node:assert/strict';
import { noSources } from '../../../src/prompt/sources';
import { parsePrompts, promptRows } from '../support/promptRows';

interface Case {
  readonly title: string;
  readonly path?: string;
  readonly text: string;
  readonly rows: readonly string[];
}

/** Texts whose names say nothing: what the file does with them shows that they are for a model. */
const cases: readonly Case[] = [
  {
    title: 'a constant that a prompt is made of by format',
    text: `from llms import backend

PLAN_STATUS = """
## Finished Tasks
{done}
## Current Task
{task}
"""

def status(done, task):
    prompt = PLAN_STATUS.format(done=done, task=task)
    return prompt
`,
    rows: ['#PLAN_STATUS constant -/-', '  3-8 prompt {done, task}'],
  },
  {
    title: 'constants that are put behind a prompt, in the holes of one, and joined to one',
    text: `from llms import backend

DESC = "The board has nine fields, and the two players take turns to mark one of them."
RULES = "No player may mark a field twice. The game ends with three marks in a row."
LAYOUT = """Status: won or lost
Winner: name of the player that has won the game, or nobody at all"""
CLOSING = "The last line of the text is the name of the player who has to move next."

def build(rules, board):
    prompt = f"You are the judge of a game. Name the winner of the game. {DESC}"
    prompt += RULES
    prompt += LAYOUT + board
    prompt += "\\n".join([board, CLOSING])
    return backend.send(prompt)
`,
    rows: [
      '#DESC constant -/-',
      '  3-3 prompt',
      '#RULES constant -/-',
      '  4-4 prompt',
      '#LAYOUT constant -/-',
      '  5-6 prompt',
      '#CLOSING constant -/-',
      '  7-7 prompt',
      '#prompt constant -/-',
      '  10-13 prompt {DESC, RULES, LAYOUT, board, CLOSING}',
    ],
  },
  {
    title: 'what fills the placeholders of a prompt, by way of functions, fields and names',
    text: `from llms import backend

OUTPUT_FORMAT = """
[Language] : the language of the answer must be {{language}}
[Restrictions] : none, or those of the customer
"""
CONTEXT = """
### Legacy Content
{old}

### New Requirements
{new}
"""
TASK = "Rewrite the list of requirements that stands below, so that nothing is said in it twice: {context} {form}"

class Writer:
    SCALE = "Every item has a number from one to three, and three stands for what is done last."

    def context_of(self, old, new):
        return CONTEXT.format(old=old, new=new)

    async def write(self, old, new):
        context = self.context_of(old, new)
        text = TASK.format(context=context, form=OUTPUT_FORMAT) + self.SCALE
        return await self.llm.aask(text)
`,
    rows: [
      '#OUTPUT_FORMAT constant -/-',
      '  3-6 prompt',
      '#CONTEXT constant -/-',
      '  7-13 prompt {old, new}',
      '#write agent -/-',
      '  14-14 user {context, form}',
      '  17-17 user',
    ],
  },
  {
    title:
      'no data, no samples, no reports, no words to a person, nothing but labels, and nothing that only lies about',
    text: `from llms import backend

EXAMPLE = "The board has nine fields, and the two players take turns to mark one of them."
FAILED = "Error: the board has nine fields, and no player may mark a field that is not empty."
ASIDE = "The board has nine fields, and the two players take turns to mark one of them."
QUERY = "SELECT board, player, field FROM games WHERE winner IS NOT NULL ORDER BY started DESC"
LEAVE = "If you want to leave the game before it has ended, type: exit"
NAME = "Nine fields"
FRAME = """
<board>
{board}
</board>
"""

def build(board):
    prompt = f"You are the judge of a game. Name the winner. {EXAMPLE} {FAILED} {QUERY} {LEAVE} {NAME}"
    prompt += FRAME.format(board=board)
    return backend.send(prompt)
`,
    rows: [
      '#prompt constant -/-',
      '  9-13 prompt {board}',
      '  16-17 prompt {EXAMPLE, FAILED, QUERY, LEAVE, NAME}',
    ],
  },
  {
    title: 'no constants of a file that has nothing to do with models',
    text: `PLAN_STATUS = """
## Finished Tasks
{done}
## Current Task
{task}
"""

def status(done, task):
    prompt = PLAN_STATUS.format(done=done, task=task)
    return prompt
`,
    rows: [],
  },
  {
    title: 'a text that only has headings and places, under the name of a prompt',
    text: `TICKET_PROMPT = """
## Customer
{customer}
## Ticket
{ticket}
"""
DRAFT_PROMPT = """And here is the draft so far:
<draft>
{draft}
</draft>"""
build_instructions = """
# needed for the build: {package}
# needed for the tests: {other}
"""
SHELL_PROMPT = "{user}@{host}:{path}$ "
NEXT_PROMPT = "Next: "
ticket_form = """
## Customer
{customer}
## Ticket
{ticket}
"""
`,
    rows: [
      '#TICKET_PROMPT constant -/-',
      '  1-6 prompt {customer, ticket}',
      '#DRAFT_PROMPT constant -/-',
      '  7-10 prompt {draft}',
    ],
  },
  {
    title: 'what is told to objects of one kind, beside one of which the words show it',
    text: `from nodes import Node

NAME = Node(
    key="Name",
    instruction="You must name the parts of the program. Write each name in snake case.",
)
DIAGRAM = Node(
    key="Diagram",
    instruction="Use the syntax of class diagrams. Mark the relations between the classes.",
)
LABEL = Node(key="Label", instruction="Short")
CARD = Card(instruction="Swipe the card through the slot. Wait for the light.")
`,
    rows: ['#instruction constant -/-', '  5-5 prompt', '#instruction-2 constant -/-', '  9-9 prompt'],
  },
  {
    title: 'what an object is told in one sentence, in a file that has to do with models',
    text: `from llms import Node, Sample

PLAN = Node(key="Plan", instruction="Describe the parts of the program, and what each of them is there for.")
CARD = Node(key="Card", instruction="The card goes into the slot, with the side of the chip to the top.")
PAIR = Sample(instruction="Translate the sentence into the language of the reader, word by word.", output="Ja.")
`,
    rows: ['#instruction constant -/-', '  3-3 prompt'],
  },
  {
    title: 'a text of any name that an agent is run with, a method is asked with, and a function hands on',
    text: `import asyncio
from agents import Interpreter

SURVEY = """
This is a link to the site of the survey: https://example.com/survey
Check which pages it has, and count the questions on each of them. Nothing may be filled in.
"""

async def main(requirement: str):
    worker = Interpreter()
    await worker.run(requirement)

async def count(path):
    job = f"Count the lines of all the files in {path} that are longer than eighty characters"
    notes = "The path that was given here was read from the command line of the program."
    await Interpreter().run(job)
    return notes

class Reviewer(ChatBase):
    def review(self, change):
        content = f"<change>\\n{change}\\n</change>\\nList what the change does to the callers. Leave out what is only moved."
        return self.chat_openai(content=content)

asyncio.run(main(SURVEY))
`,
    rows: [
      '#SURVEY constant -/-',
      '  4-7 user',
      '#job constant -/-',
      '  14-14 user {path}',
      '#content constant -/-',
      '  21-21 user {change}',
    ],
  },
  {
    title: 'what a helper returns that goes to a model, and a text behind the context of a call',
    text: `from core import llm_fn

def few_shot(pairs, question):
    shots = "".join(f"Q: {a} A: {b}" for a, b in pairs)
    return f"Solve the riddle below like the ones above, and name the number alone. {shots} Q: {question} A:"

def noted(question):
    return f"The riddle {question} was asked before, on the first of the days that were recorded here."

def solve(pairs, question):
    prompt = few_shot(pairs, question)
    print(noted(question))
    return llm_fn(prompt)
`,
    rows: ['#few_shot constant -/-', '  5-5 user {shots, question}'],
  },
  {
    title: 'a text of Go that goes to a model behind the context of the call',
    path: 'a.go',
    text: `package main

func ask(ctx context.Context, llm Model, title string) {
	question := fmt.Sprintf("Name the author of %s and the year in which it was first printed.", title)
	llm.Call(ctx, question)
}
`,
    rows: ['#question constant -/-', '  4-4 user {title}'],
  },
  {
    title: 'a template that is filled and said in the name of a model, with headings above what is filled in',
    text: `from schema import AIMessage

class Builder:
    def build(self, lead):
        msg = """
The content of the diagram names the actors that take part in it, and what each of them does.
## Actors
{actors}
"""
        lead.memory.add(AIMessage(content=msg.format(actors=self.actors)))
        reply = "The file {name} was saved in the folder that you have chosen."
        lead.memory.add(AIMessage(content=reply.format(name=self.name)))
        lead.memory.add(AIMessage(content="Finished the job that was given to the team."))
`,
    rows: ['#msg messages -/-', '  5-9 assistant {actors}'],
  },
];

describe('texts that a prompt is made of', () => {
  for (const { title, path = 'a.py', text, rows } of cases) {
    it(title, async () => {
      const { prompts } = await parsePrompts(path, text, noSources);
      assert.deepEqual(promptRows(text, prompts), rows);
    });
  }
});
