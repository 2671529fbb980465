import { promptTable, py } from '../../support/promptTable';

promptTable('embedding calls in Python', 'src/a.py', [
  {
    title: 'a text, a list of texts, a template',
    source: py`
        from openai import OpenAI
        client = OpenAI()
        def a(): return client.embeddings.create(model="text-embedding-3-small", input="The quick brown fox")
        def b(q): return client.embeddings.create(model="text-embedding-3-large", input=["What is a fjord?", f"query: {q}"])`,
    rows: [
      '#a embeddings openai/text-embedding-3-small',
      '  3-3 prompt',
      '#b embeddings openai/text-embedding-3-large',
      '  4-4 prompt',
      '  4-4 prompt {q}',
    ],
  },
  {
    title: 'what is only known at run time is no text, nor are the signs around it',
    source: py`
        from openai import OpenAI
        client = OpenAI()
        def a(text): return client.embeddings.create(model="text-embedding-3-small", input=[text.replace("\\n", " ")])
        def b(title, body): return client.embeddings.create(model="text-embedding-3-small", input=f"{title}\\n\\n{body}")
        def c(docs): return client.embeddings.create(model="text-embedding-3-small", input=[d.text for d in docs])
        def d(docs): return client.embeddings.create(model="text-embedding-3-small", input=", ".join(docs))`,
    rows: [],
  },
  {
    title: 'a function that embeds what it is given stores data mostly',
    source: py`
        from openai import OpenAI
        client = OpenAI()
        def embed(text): return client.embeddings.create(model="text-embedding-3-small", input=text).data[0].embedding
        store(embed("The user likes pizza and long walks."))`,
    rows: [],
  },
  {
    title: 'Google, Voyage, Cohere, LiteLLM, Mistral',
    source: py`
        import cohere, voyageai, litellm
        from google import genai
        from mistralai import Mistral
        def a(c): return c.models.embed_content(model="gemini-embedding-001", contents="What is the meaning of life?")
        def b(vo): return vo.embed(["Sample text one", "Sample text two"], model="voyage-3", input_type="document")
        def c(co): return co.embed(texts=["Sample text three"], model="embed-english-v3.0")
        def d(x): return litellm.embedding(model="text-embedding-ada-002", input=[f"passage: {x}"])
        def e(m): return m.embeddings.create(model="mistral-embed", inputs=["Embed this sentence."])`,
    rows: [
      '#a embeddings google/gemini-embedding-001',
      '  4-4 prompt',
      '#b embeddings voyageai/voyage-3',
      '  5-5 prompt',
      '  5-5 prompt',
      '#c embeddings cohere/embed-english-v3.0',
      '  6-6 prompt',
      '#d embeddings -/text-embedding-ada-002',
      '  7-7 prompt {x}',
      '#e embeddings mistral/mistral-embed',
      '  8-8 prompt',
    ],
  },
]);

promptTable('embedding calls in TypeScript', 'src/a.ts', [
  {
    title: 'OpenAI, Google, AI SDK',
    source: py`
        import OpenAI from 'openai';
        import { embed, embedMany } from 'ai';
        import { openai } from '@ai-sdk/openai';
        import { GoogleGenAI } from '@google/genai';
        await client.embeddings.create({ model: 'text-embedding-3-small', input: 'A sunny day at the beach' });
        await ai.models.embedContent({ model: 'gemini-embedding-001', contents: ['Why is the sky blue?'] });
        await embed({ model: openai.textEmbeddingModel('text-embedding-3-small'), value: 'sunny day at the beach' });
        await embedMany({ model: openai.embedding('text-embedding-3-large'), values: ['rainy afternoon', text] });
        await client.embeddings.create({ model: 'text-embedding-3-small', input: text });`,
    rows: [
      '#1 embeddings openai/text-embedding-3-small',
      '  5-5 prompt',
      '#2 embeddings google/gemini-embedding-001',
      '  6-6 prompt',
      '#3 embeddings openai/text-embedding-3-small',
      '  7-7 prompt',
      '#4 embeddings openai/text-embedding-3-large',
      '  8-8 prompt',
      '  prompt at run time {text}',
    ],
  },
]);
