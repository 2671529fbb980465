import { promptTable, py } from '../../support/promptTable';

promptTable('OpenAI in Python', 'src/a.py', [
  {
    title: 'a developer message, content parts, a scalar beside them',
    source: py`
        from openai import OpenAI
        client = OpenAI()
        client.chat.completions.create(
            model="gpt-4.1",
            temperature=0.2,
            messages=[
                {"role": "developer", "content": "Talk like a pirate."},
                {"role": "user", "content": [
                    {"type": "text", "text": "What is in this picture?"},
                    {"type": "image_url", "image_url": {"url": url}},
                ]},
            ],
        )`,
    rows: ['#1 openai-chat openai/gpt-4.1', '  7-7 system', '  9-9 user'],
  },
  {
    title: 'parse, stream, beta and raw responses',
    source: py`
        from openai import OpenAI
        def a(c, x): return c.beta.chat.completions.parse(model="gpt-4o", messages=[{"role": "user", "content": f"Extract the dates of {x}."}])
        def b(c, x): return c.chat.completions.stream(model="gpt-4o", messages=[{"role": "user", "content": f"Extract the names of {x}."}])
        def d(c, x): return c.chat.completions.with_raw_response.create(model="gpt-4o", messages=[{"role": "user", "content": f"Extract the towns of {x}."}])`,
    rows: [
      '#a openai-chat openai/gpt-4o',
      '  2-2 user {x}',
      '#b openai-chat openai/gpt-4o',
      '  3-3 user {x}',
      '#d openai-chat openai/gpt-4o',
      '  4-4 user {x}',
    ],
  },
  {
    title: 'Azure: the deployment is the model, the provider stays OpenAI',
    source: py`
        from openai import AzureOpenAI
        client = AzureOpenAI(azure_endpoint=url, api_version="2024-10-21")
        def f(q):
            return client.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "system", "content": "Reply in verse."}, {"role": "user", "content": q}])`,
    rows: ['#f openai-chat openai/gpt-4o-mini', '  4-4 system', '  user at run time {q}'],
  },
  {
    title: 'the calls of the first versions of the package',
    source: py`
        import openai
        def chat(q): return openai.ChatCompletion.create(engine="gpt-35-turbo", messages=[{"role": "user", "content": "Name a capital: " + q}])
        def complete(t): return openai.Completion.create(model="gpt-3.5-turbo-instruct", prompt=f"Continue the story: {t}", max_tokens=50)`,
    rows: [
      '#chat openai-chat openai/gpt-35-turbo',
      '  2-2 user {q}',
      '#complete openai-completions openai/gpt-3.5-turbo-instruct',
      '  3-3 user {t}',
    ],
  },
  {
    title: 'responses: instructions and a text, a list with typed parts',
    source: py`
        from openai import OpenAI
        client = OpenAI()
        client.responses.create(model="gpt-5", instructions="Speak like a butler.", input="Is the tea ready?")
        client.responses.create(
            model="gpt-5-mini",
            input=[
                {"role": "developer", "content": "Use no adjectives."},
                {"role": "user", "content": [{"type": "input_text", "text": f"Describe {place}."}]},
            ],
        )`,
    rows: [
      '#1 openai-responses openai/gpt-5',
      '  3-3 system',
      '  3-3 user',
      '#2 openai-responses openai/gpt-5-mini',
      '  7-7 system',
      '  8-8 user {place}',
    ],
  },
  {
    title: 'a stored prompt and its variables have no text here',
    source: py`
        from openai import OpenAI
        OpenAI().responses.create(model="gpt-5", prompt={"id": "pmpt_123", "version": "2", "variables": {"customer_name": "Jane Doe", "product": "40oz juice box"}})`,
    rows: [],
  },
  {
    title: 'tools, response formats and user names are not message text',
    source: py`
        from openai import OpenAI
        def f(c, q):
            tools = [{"type": "function", "function": {"name": "get_weather", "description": "You must use this to return the current weather for a given location.", "parameters": {}}}]
            return c.chat.completions.create(model="gpt-4o", tools=tools, user="the user who asked this question", messages=[{"role": "user", "content": q}])`,
    rows: [],
  },
  {
    title: 'assistants and threads',
    source: py`
        from openai import OpenAI
        client = OpenAI()
        tutor = client.beta.assistants.create(model="gpt-4o", name="Math Tutor", instructions="You are a personal math tutor.")
        client.beta.threads.messages.create(thread_id=t, role="user", content=f"Solve {equation} for me.")`,
    rows: [
      '#1 openai-assistants openai/gpt-4o',
      '  3-3 system',
      '#2 openai-assistants openai/-',
      '  4-4 user {equation}',
    ],
  },
  {
    title: 'an answer put back into the history, and a tool result, are messages of the call',
    source: py`
        from openai import OpenAI
        def f(c):
            messages = [{"role": "user", "content": "What is the weather in Oslo?"}]
            messages.append({"role": "assistant", "content": "Let me look that up."})
            messages.append({"role": "tool", "tool_call_id": "1", "content": result})
            return c.chat.completions.create(model="gpt-4o", messages=messages)`,
    rows: ['#f openai-chat openai/gpt-4o', '  3-3 user', '  4-4 assistant', '  tool at run time {result}'],
  },
  {
    title: 'another server behind the same package is no OpenAI',
    source: py`
        from openai import OpenAI
        client = OpenAI(base_url="http://localhost:11434/v1", api_key="-")
        client.chat.completions.create(model="llama3.1", messages=[{"role": "user", "content": "Tell me a joke about rivers."}])`,
    rows: ['#1 openai-chat -/llama3.1', '  3-3 user'],
  },
]);
