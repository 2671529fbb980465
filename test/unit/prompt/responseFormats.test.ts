import assert from 'node:assert/strict';
import { parsePrompts } from '../support/promptRows';

interface Case {
  readonly title: string;
  readonly path: string;
  readonly text: string;
  /** What stands at the span, then `name: schema`; null where the call asks for no form. */
  readonly format: readonly [at: string, line: string] | null;
}

const openai = (argument: string, before = ''): string =>
  `${before}client.chat.completions.create(model="gpt-5", messages=[{"role": "user", "content": "Which tide is next?"}]${argument})\n`;
const typescript = (imports: string, call: string): string =>
  `import { generateObject, generateText, Output } from 'ai';\nimport { z } from 'zod';\n${imports}await ${call};\n`;
const schema = '{"type": "object", "properties": {"at": {"type": "string"}}, "required": ["at"]}';
const schemaLine = '{"type":"object","properties":{"at":{"type":"string"}},"required":["at"]}';
const zodLine =
  '{"type":"object","properties":{"at":{"type":"string"}},"required":["at"],"additionalProperties":false}';
const tideClass = 'from pydantic import BaseModel\nclass Tide(BaseModel):\n    """A tide."""\n    at: str\n';
const classLine =
  '{"description":"A tide.","type":"object","properties":{"at":{"type":"string"}},"required":["at"]} inferred';

const cases: readonly Case[] = [
  { title: 'none', path: 'a.py', text: openai(''), format: null },
  { title: 'text', path: 'a.py', text: openai(', response_format={"type": "text"}'), format: null },
  {
    title: 'any JSON',
    path: 'a.py',
    text: openai(', response_format={"type": "json_object"}'),
    format: ['{"type": "json_object"}', ': any'],
  },
  {
    title: 'a schema under a name',
    path: 'a.py',
    text: openai(
      ', response_format={"type": "json_schema", "json_schema": {"name": "tide", "schema": SCHEMA}}',
      `SCHEMA = ${schema}\n`,
    ),
    format: [
      '{"type": "json_schema", "json_schema": {"name": "tide", "schema": SCHEMA}}',
      `tide: ${schemaLine}`,
    ],
  },
  {
    title: 'a schema that is not in sight',
    path: 'a.py',
    text: openai(
      ', response_format={"type": "json_schema", "json_schema": {"name": "tide", "schema": make()}}',
    ),
    format: [
      '{"type": "json_schema", "json_schema": {"name": "tide", "schema": make()}}',
      'tide: {} gaps make()',
    ],
  },
  {
    title: 'a class of Instructor',
    path: 'a.py',
    text: `import instructor\n${openai(', response_model=Tide', tideClass)}`,
    format: ['Tide', `Tide: ${classLine}`],
  },
  {
    title: 'a class of Instructor that is not in sight',
    path: 'a.py',
    text: `import instructor\nfrom tides import Tide\n${openai(', response_model=Tide')}`,
    format: ['Tide', ': {} gaps Tide'],
  },
  {
    title: 'a class',
    path: 'a.py',
    text: openai(', response_format=Tide', tideClass),
    format: ['Tide', `Tide: ${classLine}`],
  },
  {
    title: 'a class that is not in sight',
    path: 'a.py',
    text: openai(', response_format=Tide', 'from elsewhere import Tide\n'),
    format: ['Tide', ': {} gaps Tide'],
  },
  {
    title: 'Responses',
    path: 'a.py',
    text: `client.responses.create(model="gpt-5", input="Which tide is next?", text={"format": {"type": "json_schema", "name": "tide", "schema": ${schema}}})\n`,
    format: [`{"type": "json_schema", "name": "tide", "schema": ${schema}}`, `tide: ${schemaLine}`],
  },
  {
    title: 'Google',
    path: 'a.py',
    text: 'from google import genai\nclient = genai.Client()\nclient.models.generate_content(model="gemini-2.5-flash", contents="Which tide is next?", config={"response_schema": Tide})\n'.replace(
      'from google',
      `${tideClass}from google`,
    ),
    format: ['Tide', `Tide: ${classLine}`],
  },
  {
    title: 'AI SDK: an object',
    path: 'a.ts',
    text: typescript(
      'const Tide = z.object({ at: z.string() });\n',
      `generateObject({ model: 'openai/gpt-5', schema: Tide, prompt: 'Which tide is next?' })`,
    ),
    format: ['Tide', `: ${zodLine}`],
  },
  {
    title: 'AI SDK: an output',
    path: 'a.ts',
    text: typescript(
      '',
      `generateText({ model: 'openai/gpt-5', output: Output.object({ schema: z.object({ at: z.string() }) }), prompt: 'Which tide is next?' })`,
    ),
    format: ['Output.object({ schema: z.object({ at: z.string() }) })', `: ${zodLine}`],
  },
  {
    title: 'AI SDK: a list',
    path: 'a.ts',
    text: typescript(
      '',
      `generateText({ model: 'openai/gpt-5', output: Output.array({ element: z.object({ at: z.string() }) }), prompt: 'Which tide is next?' })`,
    ),
    format: ['Output.array({ element: z.object({ at: z.string() }) })', `: ${zodLine}`],
  },
  {
    title: 'OpenAI: a helper for Zod',
    path: 'a.ts',
    text: `import OpenAI from 'openai';\nimport { zodResponseFormat } from 'openai/helpers/zod';\nimport { z } from 'zod';\nawait new OpenAI().chat.completions.parse({ model: 'gpt-5', messages: [{ role: 'user', content: 'Which tide is next?' }], response_format: zodResponseFormat(z.object({ at: z.string() }), 'tide') });\n`,
    format: [`zodResponseFormat(z.object({ at: z.string() }), 'tide')`, `tide: ${zodLine}`],
  },
];

describe('the form of an answer', () => {
  for (const { title, path, text, format } of cases) {
    it(title, async () => {
      const { prompts } = await parsePrompts(path, text);
      assert.equal(prompts.length, 1, 'A schema is no prompt.');
      const found = prompts[0]!.responseFormat;
      if (format === null || found === null) return assert.deepEqual(found, format);
      const line = [
        `${found.name}: ${found.schema === null ? 'any' : JSON.stringify(found.schema)}`,
        ...(found.gaps.length > 0 ? [`gaps ${found.gaps.join(', ')}`] : []),
        ...(found.isInferred ? ['inferred'] : []),
      ].join(' ');
      assert.deepEqual([text.slice(found.span.start, found.span.end), line], format);
    });
  }
});
