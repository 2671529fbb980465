import { relative, sep } from 'node:path';
import * as vscode from 'vscode';
import type { Case } from '../../bench/experiment';
import { plain } from '../../text/plain';
import { readerInside } from '../../workspace/diskSources';
import type { Questions } from './questions';

/** Asks what fills the variables: one value for each, or a file of cases; undefined if the user leaves. */
export async function askCases(
  questions: Questions,
  root: string,
  variables: readonly string[],
  title: string,
): Promise<readonly Case[] | undefined> {
  if (variables.length === 0) return [{ name: 'case 1', values: {} }];
  const files = await filesOfCases(root);
  if (files.length > 0) {
    const typed = 'Type one value for each';
    const items = [{ label: typed }, ...files.map((label) => ({ label, description: 'a case in each row' }))];
    const placeHolder = `What stands in the place of ${plain(variables.join(', '), 100)}`;
    const picked = await questions.pick(items, { title, placeHolder });
    if (picked === undefined) return undefined;
    if (picked.label !== typed) {
      const read = readerInside(root);
      const { casesOf } = await import('../../bench/experiments');
      const cases = await casesOf({ file: picked.label }, { read: (path) => Promise.resolve(read(path)) });
      if ('mistake' in cases) throw new Error(cases.mistake);
      return cases.cases;
    }
  }
  const values: Record<string, string> = {};
  for (const variable of variables) {
    const value = await questions.input({
      title,
      prompt: `What stands in the place of ${plain(variable, 60)}`,
      ignoreFocusOut: true,
    });
    if (value === undefined) return undefined;
    values[variable] = value;
  }
  return [{ name: 'case 1', values }];
}

const mostFiles = 50;

/** Files that may hold cases, relative to the root, with `/`. */
async function filesOfCases(root: string): Promise<string[]> {
  const pattern = new vscode.RelativePattern(root, '**/*.{csv,jsonl}');
  const excluded = '{**/node_modules/**,**/.promptmeter/**}';
  const found = await vscode.workspace.findFiles(pattern, excluded, mostFiles);
  return found.map(({ fsPath }) => relative(root, fsPath).split(sep).join('/')).sort();
}
