import { promptTable, py } from '../support/promptTable';

promptTable('Python texts that only their names or words show', 'src/a.py', [
  {
    title:
      'an f-string that escapes the fields that are filled later, and one that shows braces to the model',
    source: py`
      ANSWER_PROMPT = f"""You must answer {NONE_FOUND} if the extracts do not say it.
      {{extracts}}
      Question: {{question}}"""
      JSON_PROMPT = f"""You must answer as JSON: {{"answer": "{NONE_FOUND}"}} and nothing else."""`,
    rows: [
      '#ANSWER_PROMPT constant -/-',
      '  1-3 prompt {NONE_FOUND, extracts, question}',
      '#JSON_PROMPT constant -/-',
      '  4-4 prompt {NONE_FOUND}',
    ],
  },
  {
    title: 'texts in a class that is called after prompts, and what an assistant is told',
    source: py`
      from .base import TextPrompt
      class Prompts:
          ASSISTANT_PROMPT: TextPrompt = TextPrompt("""Never forget that you are a {role}. You must always answer the question.
          Task: {task}""")
          TASK_PROMPT = TextPrompt("Given the task {task}, write a list of the steps. Do not add any explanation.")
          OTHER_PROMPT = LoadPrompt("given_question_prompt")`,
    rows: [
      '#ASSISTANT_PROMPT constant -/-',
      '  3-4 prompt {role, task}',
      '#TASK_PROMPT constant -/-',
      '  5-5 prompt {task}',
    ],
  },
  {
    title: 'an entry that is put among prompts, whatever its key',
    source: py`
      PROMPTS["summarize_descriptions"] = "Given one or two descriptions, write a summary of them. Do not answer anything else."
      LABELS["summarize_descriptions"] = "Given one or two descriptions, write a summary of them. Do not answer anything else."`,
    rows: ['#summarize_descriptions constant -/-', '  1-1 prompt'],
  },
  {
    title: 'a constant whose name says nothing, but whose text instructs a model in several sentences',
    source: py`
      from .llm import Player
      STRATEGY: str = """
      Decide whether to reveal your identity based on benefits and risks, and provide useful information.
      1. You should never name the other player who is on your side.
      2. Always explain why you choose somebody, and answer in one sentence.
      """`,
    rows: ['#STRATEGY constant -/-', '  2-6 prompt'],
  },
  {
    title:
      'what a function of any name returns, filled by its parameters, up to the label that waits for an answer',
    source: py`
      from .llm import ask
      class EvolutionTexts:
          @staticmethod
          def generate_expected_output(context, question):
              return f"""Given the question, which may or may not be clear, generate a response using only the context.
              You must not add facts of your own. Return the response as JSON.

              Context: {context}
              Question: {question}
              Generated Response:
              """`,
    rows: ['#generate_expected_output constant -/-', '  5-11 prompt {context, question}'],
  },
  {
    title: 'a fragment that another text includes is part of that',
    source: py`
      from .llm import ask
      def scenario(files, context):
          labels = f"""Each chunk in the context is prefixed with a label: {files}. You must always return these labels
          with the answer, and never leave one out. Provide them as JSON in the output."""
          return f"""I want you to act as a designer of scenarios. Based on the given context, generate a list of JSON objects.
          {labels}
          You should never repeat a scenario. Context: {context}
          JSON:"""`,
    rows: ['#scenario constant -/-', '  3-4 prompt {files}', '  5-8 prompt {context}'],
  },
  {
    title: 'entries of a dictionary of prompts, and attributes of a class',
    source: py`
      PROMPTS = {}
      PROMPTS["entity_extraction"] = """Given a text, identify all entities in it and return them as a list.
      You should name the type of each entity. Do not explain the output."""
      PROMPTS["summary"] = "You are an assistant that writes a summary of the data below, in the third person."
      class Judge(BaseMetric):
          instruction: str = "Rate the answer to the question from 1 to 5 and return only the number."
          system_message = "You compare two answers and always choose one."`,
    rows: [
      '#entity_extraction constant -/-',
      '  2-3 prompt',
      '#summary constant -/-',
      '  4-4 prompt',
      '#instruction constant -/-',
      '  6-6 prompt',
      '#system_message constant -/-',
      '  7-7 system',
    ],
  },
  {
    title: 'a partial of a larger prompt is a unit of its own as a constant of the module',
    source: py`
      RULES_PROMPT = "Always answer in English, and never use more than two sentences."
      FULL_PROMPT = f"You are a helpful guide of a museum.\n{RULES_PROMPT}\nAnswer the visitor."`,
    rows: ['#FULL_PROMPT constant -/-', '  1-1 prompt', '  2-2 prompt'],
  },
  {
    title: 'roles by the name, by the argument that takes the constant, by the key',
    source: py`
      JUDGE_SYSTEM_PROMPT = "You judge poems and answer with a single number."
      USER_TEMPLATE = "Here is the question of the user, please answer it: {question}"
      RULES_PROMPT = "Never answer questions on the weather of yesterday."
      texts = {"system_prompt": "You are a careful guide and always answer in verse."}
      run(system_prompt=RULES_PROMPT)`,
    rows: [
      '#JUDGE_SYSTEM_PROMPT constant -/-',
      '  1-1 system',
      '#USER_TEMPLATE constant -/-',
      '  2-2 user {question}',
      '#RULES_PROMPT constant -/-',
      '  3-3 system',
      '#system_prompt constant -/-',
      '  4-4 system',
    ],
  },
  {
    title: 'a list of lines that an agent takes is one text; the description of a task is the task',
    source: py`
      from agno.agent import Agent
      agent = Agent(
          instructions=[
              "You plan trips for families.",
              f"Never suggest {forbidden}.",
          ],
      )
      TASK_DESCRIPTION = "You are playing a game of chess. Play the best move, and answer with it alone."
      TOOL_DESCRIPTION = "You are playing a game of chess. Play the best move, and answer with it alone."`,
    rows: ['#1 agno -/-', '  4-5 system {forbidden}', '#TASK_DESCRIPTION constant -/-', '  8-8 prompt'],
  },
  {
    title: 'loop variables of a comprehension are bound; a subscript is a value of its object',
    source: py`
      def build(items, order):
          prompt = f"Summarize the following orders and answer in German: {', '.join(i.name for i in items)} {order['id']}"
          return prompt`,
    rows: ['#prompt constant -/-', '  2-2 prompt {items, order}'],
  },
  {
    title: 'a prompt about something: its last word says prompt, and its text instructs',
    source: py`
      shell_cmd_prompt = "Suggest the shell commands that the user may want to run. Never suggest more than three."
      SQL_PROMPT = "Write a query for the question below, and return only the query. Question: {question}"
      email_prompts = ["Write a friendly answer to the message of the user, in the language of the message."]`,
    rows: [
      '#shell_cmd_prompt constant -/-',
      '  1-1 prompt',
      '#SQL_PROMPT constant -/-',
      '  2-2 prompt {question}',
      '#email_prompts constant -/-',
      '  3-3 prompt',
    ],
  },
  {
    title: 'the items and entries of what is called prompts',
    source: py`
      SYSTEM_PROMPTS = [
          "Extract the numbers from the text, and return each with what it counts.",
          "Sort all lines by number. Always keep the format of the lines, and do not explain.",
          "third",
      ]
      STEP_PROMPTS = {
          "sort": "Sort the lines of the text by their number, return only the lines, and never drop one, please.",
          "title": "The steps of a chain, one after another",
      }`,
    rows: [
      '#SYSTEM_PROMPTS constant -/-',
      '  2-2 system',
      '#SYSTEM_PROMPTS-2 constant -/-',
      '  3-3 system',
      '#sort constant -/-',
      '  7-7 prompt',
    ],
  },
  {
    title: 'a module of prompts: constants of few words of instruction, whatever they name',
    path: 'src/coder/edit_prompts.py',
    source: py`
      added_files = "I added these files to the chat: {names}\nLet me know if there are others that you want to see."
      RATE_QUERY = """
      ---Role---
      You are an assistant that decides whether the context is useful to answer the question.
      """
      class Replies:
          repo_map_reply = (
              "Ok, based on your requests I will name the files that have to change,"
              " and then stop and wait."
          )
          separator = "----- eight nine ten eleven twelve -----"
          help_text = "You can add a file to the chat and then see what has to change in it."
          usage = "You can add a file to the chat and then always ask for what has to change in it."`,
    rows: [
      '#added_files constant -/-',
      '  1-1 prompt {names}',
      '#RATE_QUERY constant -/-',
      '  2-5 prompt',
      '#repo_map_reply constant -/-',
      '  8-9 prompt',
    ],
  },
  {
    title: 'what is not called after a prompt, but after a product, or is an aid for people',
    source: py`
      from .llm import ask
      promptflow_report = "You should provide the output of the flow as JSON, and never return an empty answer."
      chat_prompt_tsg = """Please provide a message with the role of the user, and always answer each call.
      You must also ensure that the ids match."""
      flow_prompt = "You should provide the output of the flow as JSON, and never return an empty answer."`,
    rows: ['#flow_prompt constant -/-', '  5-5 prompt'],
  },
  {
    title: 'sentences without an order, in a module of prompts',
    path: 'chat/file_prompts.py',
    source: py`
      class FilePrompts:
          files_prefix = """These files have been put into the chat, so that all of their contents can be seen.
          Trust these lines as the true contents! Other lines in the chat may have older versions of them."""
          no_files = "There are no files in this chat yet."
          columns = "name size owner group changed made seen kind path mode links inode device blocks flags birth depth rank root leaf"`,
    rows: ['#files_prefix constant -/-', '  2-3 prompt'],
  },
  {
    title: 'put behind itself, in whatever way: one text from its first piece to its last',
    source: py`
      from .llm import base_text
      def make(notes, tools, text):
          prompt = ""
          if notes:
              prompt = f"""
      NOTES OF THE USER:
      {notes}
      """
          if tools:
              prompt = prompt + f"""
              Never use a tool that is not listed below. You must answer in JSON.
              {tools}"""
          prompt = f"{prompt}\nAnswer the question that is given below.\n"
          prompt += text
          return prompt
      def extend(prompt, rules):
          prompt = prompt + "\nYou should always answer with the rules that follow: " + rules
          return prompt`,
    rows: [
      '#prompt constant -/-',
      '  5-14 prompt {notes, tools, text}',
      '#prompt-2 constant -/-',
      '  17-17 prompt {rules}',
    ],
  },
  {
    title: 'one of two reminders, put in by a function; the examples of a class, filled elsewhere',
    source: py`
      from .llm import ask
      HINT = "# Reminders: You can change your memory with a tool. You must tell the user what you have changed."
      FIRST_HINT = "# Reminders: You have no memory of the user yet. You must ask the question first."
      class Texts:
          examples = [
              dict(role="user", content="Change the {unit[0]} of the total to euros."),
              dict(role="assistant", content="I have changed it in {unit[0]}total{unit[1]}."),
          ]
      def make(first, history):
          prompt = "You should answer the question below, and never return an empty answer."
          prompt += f"\n{FIRST_HINT if first else HINT}"
          return prompt`,
    rows: [
      '#HINT constant -/-',
      '  2-2 prompt',
      '#prompt constant -/-',
      '  3-3 prompt',
      '  10-11 prompt {first, FIRST_HINT, HINT}',
      '#examples messages -/-',
      '  6-6 user {unit}',
      '  7-7 assistant {unit}',
    ],
  },
  {
    title: 'what a system is told in a sentence with a rule, prompts for a query, and notices to people',
    source: py`
      system_message = "# Rule: Every block of code MUST contain at least one print."
      system_msg = "The office closes early on Friday, so come before noon."
      settings = {"system_message": "Always respond to the user with the names of the senders, one in each line."}
      pre_prompt_query = "Remember the information below, which will help to answer the question at its end."
      prompt_query = "The letters that the office keeps of the year."
      search_query = "Remember the information below, which will help to answer the question at its end."`,
    rows: [
      '#system_message constant -/-',
      '  1-1 system',
      '#system_message-2 constant -/-',
      '  3-3 system',
      '#pre_prompt_query constant -/-',
      '  4-4 prompt',
    ],
  },
  {
    title: 'in a module of prompts, what a function puts in front of a text that it is given',
    path: 'app/prompts/letters.py',
    source: py`
      def build_user_message(letters: str) -> str:
          return f"Sort the mail in the following letters:\n\n{letters}"
      def build_label(letters: str) -> str:
          return f"All of the following letters:\n\n{letters}"`,
    rows: ['#build_user_message constant -/-', '  2-2 user {letters}'],
  },
]);
