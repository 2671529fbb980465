import assert from 'node:assert/strict';
import { parsePrompts } from '../support/promptRows';

interface Case {
  readonly title: string;
  readonly path?: string;
  readonly text: string;
  /** `kind name detail width×height`. */
  readonly attachments: readonly string[];
}

const ask = '{"type": "text", "text": "What is on this picture?"}';
const openai = (content: string, before = ''): string =>
  `${before}client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": [${ask}, ${content}]}])\n`;
// A PNG of 800 × 600.
const data = 'iVBORw0KGgoAAAANSUhEUgAAAyAAAAJYAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==';

const cases: readonly Case[] = [
  { title: 'none', text: openai(ask), attachments: [] },
  {
    title: 'OpenAI: an address, with a detail',
    text: openai('{"type": "image_url", "image_url": {"url": "https://example.org/a.png", "detail": "low"}}'),
    attachments: ['image image low'],
  },
  {
    title: 'OpenAI: data in sight, and data put in',
    text: openai(
      `{"type": "image_url", "image_url": {"url": "data:image/png;base64,${data}"}}, {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{encoded}"}}`,
    ),
    attachments: ['image image - 800×600', 'image image -'],
  },
  {
    title: 'OpenAI: the Responses API, a message under a name with an image appended, and a file',
    text: `content = [{"type": "input_text", "text": "What is on this picture?"}]\ncontent.append({"type": "input_image", "image_url": url, "detail": "high"})\nclient.responses.create(model="gpt-5", input=[{"role": "user", "content": content}, {"role": "user", "content": [{"type": "input_file", "file_id": file.id}]}])\n`,
    attachments: ['image url high', 'file input_file -'],
  },
  {
    title: 'Anthropic: an image and a document',
    text: `import anthropic\nanthropic.Anthropic().messages.create(model="claude-opus-5", max_tokens=9, messages=[{"role": "user", "content": [{"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "${data}"}}, {"type": "document", "source": {"type": "base64", "media_type": "application/pdf", "data": pdf}}, ${ask}]}])\n`,
    attachments: ['image image - 800×600', 'file application/pdf -'],
  },
  {
    title: 'Google: parts',
    text: 'from google import genai\nfrom google.genai import types\nclient = genai.Client()\nclient.models.generate_content(model="gemini-2.5-flash", contents=["What is on this picture?", types.Part.from_bytes(data=data, mime_type="image/jpeg"), types.Part.from_uri(file_uri=uri, mime_type="application/pdf")])\n',
    attachments: ['image data -', 'file application/pdf -'],
  },
  {
    title: 'Google: parts of a content, and one under a name',
    text: 'from google import genai\nfrom google.genai import types\nclient = genai.Client()\nimage = types.Part.from_bytes(data=raw, mime_type="image/png")\nclient.models.generate_content(model="gemini-2.5-flash", contents=[types.Content(role="user", parts=[types.Part(text="What is on this picture?"), types.Part.from_bytes(data=data, mime_type="image/jpeg")]), image])\n',
    attachments: ['image data -', 'image raw -'],
  },
  {
    title: 'Google: inline data',
    path: 'a.ts',
    text: `import { GoogleGenAI } from '@google/genai';\nawait ai.models.generateContent({ model: 'gemini-3-flash-preview', contents: [{ role: 'user', parts: [{ text: 'What is on this picture?' }, { inlineData: { mimeType: 'image/png', data: '${data}' } }] }] });\n`,
    attachments: ['image image - 800×600'],
  },
  {
    title: 'AI SDK',
    path: 'a.ts',
    text: `import { generateText } from 'ai';\nawait generateText({ model: 'openai/gpt-5', messages: [{ role: 'user', content: [{ type: 'text', text: 'What is on this picture?' }, { type: 'image', image: bytes }, { type: 'file', mediaType: 'image', data: url }, { type: 'file', mediaType: 'application/pdf', data: pdf }] }] });\n`,
    attachments: ['image bytes -', 'image url -', 'file application/pdf -'],
  },
  {
    title: 'LangChain: a message of its own class',
    text: `from langchain_openai import ChatOpenAI\nfrom langchain_core.messages import HumanMessage\nChatOpenAI(model="gpt-4o").invoke([HumanMessage(content=[${ask}, {"type": "image_url", "image_url": {"url": url}}])])\n`,
    attachments: ['image url -'],
  },
  {
    title: 'Ollama: beside the text',
    text: 'import ollama\nollama.chat(model="llama3.2-vision", messages=[{"role": "user", "content": "What is on this picture?", "images": ["a.png", other]}])\n',
    attachments: ['image image -', 'image other -'],
  },
];

describe('images and files in messages', () => {
  for (const { title, path = 'a.py', text, attachments } of cases) {
    it(title, async () => {
      const { prompts } = await parsePrompts(path, text);
      assert.equal(prompts.length, 1);
      assert.deepEqual(
        prompts[0]!.attachments.map(({ kind, name, detail, size }) =>
          [kind, name, detail ?? '-', ...(size === null ? [] : [`${size.width}×${size.height}`])].join(' '),
        ),
        attachments,
      );
      // None of them is counted a second time as a text of unknown size.
      assert.deepEqual(
        prompts[0]!.messages.filter(({ unlisted }) => unlisted !== undefined),
        [],
      );
    });
  }
});
