import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('in a folder that nobody trusts', () => {
  it('the window is in Restricted Mode', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('the extension activates all the same', async () => {
    const extension = vscode.extensions.getExtension('promptmeter.promptmeter');
    assert.ok(extension, 'promptmeter.promptmeter is not available in Restricted Mode');
    await extension.activate();
    assert.ok(extension.isActive);
  });
});
