import { promptTable, py } from '../../support/promptTable';

promptTable('Google models in Python', 'src/a.py', [
  {
    title: 'contents as a text, as contents with parts, as dictionaries',
    source: py`
        from google import genai
        from google.genai import types
        client = genai.Client()
        client.models.generate_content(model="gemini-2.5-flash", contents="Why is the sky blue?")
        client.models.generate_content_stream(
            model="gemini-2.5-pro",
            contents=[
                types.Content(role="user", parts=[types.Part.from_text(text="Who painted this?")]),
                types.Content(role="model", parts=[types.Part(text="It was painted in Delft.")]),
                {"role": "user", "parts": [{"text": f"And {other}?"}]},
            ],
        )`,
    rows: [
      '#1 google-genai google/gemini-2.5-flash',
      '  4-4 user',
      '#2 google-genai google/gemini-2.5-pro',
      '  8-8 user',
      '  9-9 assistant',
      '  10-10 user {other}',
    ],
  },
  {
    title: 'the system instruction in a config object, a dictionary, asynchronously',
    source: py`
        from google import genai
        from google.genai import types
        async def f(client, q):
            await client.aio.models.generate_content(model="gemini-2.5-flash", contents=q, config=types.GenerateContentConfig(system_instruction="You are a cat called Neko.", temperature=0.3))
            await client.aio.models.generate_content(model="gemini-2.5-flash", contents=q, config={"system_instruction": ["You are a dog.", "Your name is Rex."]})`,
    rows: [
      '#f google-genai google/gemini-2.5-flash',
      '  4-4 system',
      '  user at run time {q}',
      '#f-2 google-genai google/gemini-2.5-flash',
      '  5-5 system',
      '  5-5 system',
      '  user at run time {q}',
    ],
  },
  {
    title: 'a chat, and what is sent to it',
    source: py`
        from google import genai
        client = genai.Client()
        chat = client.chats.create(model="gemini-2.0-flash", config={"system_instruction": "Keep every answer under ten words."})
        chat.send_message("Where do storks live in winter?")`,
    rows: ['#1 google-genai google/gemini-2.0-flash', '  3-3 system', '  4-4 user'],
  },
  {
    title: 'the older packages',
    source: py`
        import google.generativeai as genai
        model = genai.GenerativeModel("gemini-1.5-flash", system_instruction="You are a travel agent.")
        def f(place):
            return model.generate_content(f"Plan three days in {place}.")`,
    rows: ['#f google-genai google/gemini-1.5-flash', '  2-2 system', '  4-4 user {place}'],
  },
  {
    title: 'the older packages: each call sends what its model holds',
    source: py`
        import google.generativeai as genai
        class Agent:
            def __init__(self):
                self.model = genai.GenerativeModel("gemini-1.5-flash", system_instruction="You are a travel agent.")
            def ask(self, q):
                self.model.generate_content(["Plan three days.", q])
                chat = self.model.start_chat(history=[{"role": "user", "parts": ["I like rain."]}])
                chat.send_message("Plan five days.")
                self.model.start_chat().send_message("Plan a week.")`,
    rows: [
      '#ask google-genai google/gemini-1.5-flash',
      '  4-4 system',
      '  6-6 user',
      '  user at run time {q}',
      '#ask-2 google-genai google/gemini-1.5-flash',
      '  4-4 system',
      '  7-7 user',
      '  8-8 user',
      '#ask-3 google-genai google/gemini-1.5-flash',
      '  4-4 system',
      '  9-9 user',
    ],
  },
  {
    title: 'a model that is asked nothing in sight',
    source: py`
        import google.generativeai as genai
        model = genai.GenerativeModel("gemini-1.5-flash", system_instruction="You are a travel agent.")
        model.generate_content(question)
        def make():
            return genai.GenerativeModel("gemini-1.5-pro", system_instruction="You are a lawyer.")`,
    rows: [
      '#1 google-genai google/gemini-1.5-flash',
      '  2-2 system',
      '  user at run time {question}',
      '#make google-genai google/gemini-1.5-pro',
      '  5-5 system',
    ],
  },
  {
    title: 'a variable as contents, and a description of a tool, are no prompts',
    source: py`
        from google import genai
        from google.genai import types
        tool = types.FunctionDeclaration(name="search", description="Returns the answer to a question of the user from the given documents.")
        genai.Client().models.generate_content(model="gemini-2.5-flash", contents=question)`,
    rows: [],
  },
]);

promptTable('Google models in TypeScript', 'src/a.ts', [
  {
    title: 'the older packages',
    source: `import { GoogleGenerativeAI } from '@google/generative-ai';
const model = new GoogleGenerativeAI(key).getGenerativeModel({ model: 'gemini-1.5-flash', systemInstruction: 'You are a travel agent.', generationConfig: { maxOutputTokens: 90 } });
export const plan = (place: string) => model.generateContent(\`Plan three days in \${place}.\`);
export async function talk() {
  const chat = model.startChat({ history: [{ role: 'user', parts: [{ text: 'I like rain.' }] }] });
  return chat.sendMessage('Plan five days.');
}
`,
    rows: [
      '#plan google-genai google/gemini-1.5-flash',
      '  2-2 system',
      '  3-3 user {place}',
      '#talk google-genai google/gemini-1.5-flash',
      '  2-2 system',
      '  5-5 user',
      '  6-6 user',
    ],
  },
]);
