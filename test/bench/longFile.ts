/** Lines of the files, and prompts in them. */
export const lines = 2000;
export const prompts = 40;

const perPrompt = lines / prompts;

/** A file as somebody might have it open: functions and classes with a prompt now and then. */
export function longFile(language: 'python' | 'typescript'): {
  readonly path: string;
  readonly text: string;
} {
  const block = language === 'python' ? pythonBlock : typescriptBlock;
  const blocks = Array.from({ length: prompts }, (_, i) => {
    const filled = block(i);
    const filler = Array.from({ length: perPrompt }, (_, j) =>
      j % 10 === 9 ? '' : statement(language, i, j),
    );
    const head = [...filled, ...filler].slice(0, perPrompt - 1);
    return [...head, ''];
  });
  const head = language === 'python' ? 'from openai import OpenAI' : "import OpenAI from 'openai';";
  const text = [head, ...blocks.flat()].slice(0, lines).join('\n');
  return { path: language === 'python' ? 'long.py' : 'long.ts', text };
}

function pythonBlock(i: number): string[] {
  return [
    `GUIDE_${i}_PROMPT = """You are guide number ${i} of a museum. Answer the question of {visitor}`,
    'in one sentence, and never guess: say that you do not know."""',
    '',
    `def guide_${i}(client, visitor: str) -> str:`,
    `    """Asks guide ${i}."""`,
    `    text = GUIDE_${i}_PROMPT.format(visitor=visitor)`,
    '    response = client.chat.completions.create(',
    '        model="gpt-5-mini",',
    '        messages=[{"role": "user", "content": text}],',
    '    )',
    '    return response.choices[0].message.content',
    '',
    `def prepare_${i}(rows, limit=${i}):`,
  ];
}

function typescriptBlock(i: number): string[] {
  return [
    `const guide${i}Prompt = \`You are guide number ${i} of a museum. Answer the question of \${visitor}`,
    'in one sentence, and never guess: say that you do not know.`;',
    '',
    `export async function guide${i}(client: OpenAI, visitor: string): Promise<string> {`,
    '  const response = await client.chat.completions.create({',
    "    model: 'gpt-5-mini',",
    `    messages: [{ role: 'user', content: guide${i}Prompt }],`,
    '  });',
    "  return response.choices[0]?.message.content ?? '';",
    '}',
    '',
    `const rows${i} = [1, 2, 3];`,
  ];
}

function statement(language: 'python' | 'typescript', i: number, j: number): string {
  return language === 'python'
    ? `    value_${j} = compute(rows[${j}], limit + ${i})`
    : `const value${i}_${j} = compute(rows${i}[${j}], limit + ${i});`;
}
