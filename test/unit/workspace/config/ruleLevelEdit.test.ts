import assert from 'node:assert/strict';
import { parseConfig } from '../../../../src/workspace/config/readConfig';
import { withRuleLevel } from '../../../../src/workspace/config/ruleLevelEdit';

const rows: readonly (readonly [title: string, before: string, after: string | null])[] = [
  ['an empty file', '', 'rules:\n  json/minify: off\n'],
  ['comments alone', '# ours', '# ours\nrules:\n  json/minify: off\n'],
  [
    'other keys, with their comments',
    'defaults: { model: gpt-5 } # ours\n# the end\n',
    'defaults: { model: gpt-5 } # ours\n# the end\nrules:\n  json/minify: off\n',
  ],
  [
    'other rules, with their indentation',
    'rules:\n    # loud\n    whitespace: warning # yes\ninclude: [a]\n',
    'rules:\n    # loud\n    json/minify: off\n    whitespace: warning # yes\ninclude: [a]\n',
  ],
  ['the rule itself', 'rules:\n  json/minify: warning # now\n', 'rules:\n  json/minify: off # now\n'],
  ['rules between braces', 'rules: { whitespace: off }\n', 'rules: { json/minify: off, whitespace: off }\n'],
  ['no rules between braces', 'rules: {}\n', 'rules: { json/minify: off }\n'],
  [
    'nothing behind the key',
    'rules: # none\ninclude: [a]\n',
    'rules: # none\n  json/minify: off\ninclude: [a]\n',
  ],
  ['nothing behind the key, and no end', 'rules:', 'rules:\n  json/minify: off\n'],
  ['braces all around', '{ include: [a] }\n', '{ rules: { json/minify: off }, include: [a] }\n'],
  ['lines of Windows', 'include: [a]\r\n', 'include: [a]\r\nrules:\r\n  json/minify: off\r\n'],
  ['no YAML', 'include: [a', null],
  ['a list', '- a\n', null],
  ['rules that are a list', 'rules: [a]\n', null],
];

describe('withRuleLevel', () => {
  for (const [title, before, after] of rows) {
    it(`sets a level in ${title}`, () => {
      const text = withRuleLevel(before, 'json/minify', 'off');
      assert.equal(text, after);
      if (text === null) return;
      const { config, problems } = parseConfig(text, import.meta.dirname);
      assert.deepEqual(problems, []);
      assert.equal(config?.assumptions.rules?.['json/minify'], 'off');
    });
  }
});
