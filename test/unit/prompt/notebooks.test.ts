import assert from 'node:assert/strict';
import { documentOffset } from '../../../src/prompt/mappedText';
import { formatTable, promptsAmong } from '../support/formatTables';

/** A notebook as Jupyter writes it: one line of the document per line of a cell. */
function notebook(cells: readonly (readonly [type: string, source: string])[], language = 'python'): string {
  return JSON.stringify(
    {
      cells: cells.map(([cell_type, source]) => ({
        cell_type,
        metadata: {},
        source: source.split(/(?<=\n)/),
        ...(cell_type === 'code' ? { outputs: [{ text: ['SYSTEM_PROMPT = "You are an output."'] }] } : {}),
      })),
      metadata: { kernelspec: { language } },
      nbformat: 4,
    },
    null,
    1,
  );
}

const call = `answer = client.chat.completions.create(
    model="gpt-4o",
    messages=[
        {"role": "system", "content": SYSTEM},
        {"role": "user", "content": f"Sum \\"up\\" {text}."},
    ],
)`;

describe('notebooks', () => {
  formatTable([
    {
      name: 'all cells are one module; magic and prose are none',
      path: 'nb/a.ipynb',
      text: notebook([
        ['markdown', 'You are a helpful assistant. PROMPT = "You are no prompt, but prose."'],
        ['code', '%pip install openai\n!ls\nfrom openai import OpenAI\nclient = OpenAI()\n'],
        ['code', 'SYSTEM = """You are a "kind" editor.\nAnswer with\\tcare."""'],
        ['code', '%%bash\necho "You are a helpful assistant, so answer."'],
        ['code', call],
      ]),
      rows: ['#SYSTEM openai-chat openai/gpt-4o', '  31-32 system', '  65-65 user {text}'],
    },
    {
      name: 'a cell as one text',
      path: 'b.ipynb',
      text: `{"cells": [{"cell_type": "code", "source": ${JSON.stringify(`SYSTEM = "Be kind to people."\n${call}`)}}]}`,
      rows: ['#SYSTEM openai-chat openai/gpt-4o', '  1-1 system', '  1-1 user {text}'],
    },
    { name: 'another kernel', path: 'r.ipynb', text: notebook([['code', call]], 'R'), rows: [] },
    { name: 'no notebook', path: 'x.ipynb', text: '{"cells": 3}', rows: [] },
  ]);

  it('lead each character back through both escapes', async () => {
    const text = notebook([['code', call.replace('SYSTEM', '"Say \\"hi\\"\\né"')]]);
    const [prompt] = await promptsAmong('a.ipynb', text);
    const part = prompt!.messages[0]!.parts[0]!;
    assert.ok(part.kind === 'text');
    assert.equal(part.text, 'Say "hi"\né');
    assert.equal(text.slice(part.span.start, part.span.end), 'Say \\\\\\"hi\\\\\\"\\\\né');
    assert.equal(text[documentOffset(part, part.text.indexOf('h'))], 'h');
    assert.equal(text[documentOffset(part, part.text.indexOf('é'))], 'é');
  });
});
