import { Buffer } from 'node:buffer';
import * as vscode from 'vscode';
import { closeAll, fileUri, lenses, openFile } from './support';

function write(path: string, text: string): Thenable<void> {
  return vscode.workspace.fs.writeFile(fileUri(path), Buffer.from(text));
}

describe('what a file imports', () => {
  after(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(fileUri('imports'), { recursive: true });
  });

  it('is part of its prompts, and a change of it is seen', async () => {
    const clerk = 'You are a clerk. Answer each question in one short sentence.';
    await write('imports/texts.py', `CLERK = "${clerk}"\n`);
    await write(
      'imports/call.py',
      'from openai import OpenAI\nfrom .texts import CLERK\nOpenAI().responses.create(model="gpt-5-nano", instructions=CLERK, input="Is the shop open?")\n',
    );
    const editor = await openFile('imports/call.py');
    const [before] = await lenses(editor);
    await write('imports/texts.py', `CLERK = "${clerk.repeat(50)}"\n`);
    await lenses(editor, ([title]) => title !== undefined && title !== before);
  });
});
