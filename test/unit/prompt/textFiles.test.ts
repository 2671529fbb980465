import assert from 'node:assert/strict';
import type { Sources } from '../../../src/prompt/sources';
import { parsePrompts, promptRows } from '../support/promptRows';

interface Case {
  readonly title: string;
  readonly path: string;
  readonly source: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  readonly rows: readonly string[];
}

const sourcesOf = (files: Readonly<Record<string, string>>): Sources => ({
  read: (path) => files[path] ?? null,
});

const cases: readonly Case[] = [
  {
    title: 'Go: an embedded file, sent by a call and filled as a template',
    path: 'internal/agent/agent.go',
    source: [
      'package agent',
      'import (',
      '  _ "embed"',
      '  "text/template"',
      '  "github.com/openai/openai-go"',
      ')',
      '//go:embed prompts/system.md',
      'var systemPrompt string',
      'var (',
      '  //go:embed prompts/task.md.tpl',
      '  taskTemplate string',
      ')',
      'func run(ctx context.Context, client openai.Client) {',
      '  client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{',
      '    Messages: []openai.ChatCompletionMessageParamUnion{openai.SystemMessage(systemPrompt)},',
      '  })',
      '  text := template.Must(template.New("t").Parse(taskTemplate))',
      '  client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{',
      '    Messages: []openai.ChatCompletionMessageParamUnion{openai.UserMessage(text)},',
      '  })',
      '}',
    ],
    files: {
      'internal/agent/prompts/system.md': 'You are a terse reviewer.\nAnswer in one line.\n',
      'internal/agent/prompts/task.md.tpl': 'Review {{.File}}.\n',
    },
    rows: [
      '#run openai-chat openai/-',
      '  internal/agent/prompts/system.md:1-2 system',
      '#run-2 openai-chat openai/-',
      '  internal/agent/prompts/task.md.tpl:1-1 user {File}',
    ],
  },
  {
    title: 'Go: a missing file, and a folder of them, are known at run time only',
    path: 'main.go',
    source: [
      'package main',
      'import "github.com/openai/openai-go"',
      '//go:embed missing.md',
      'var systemPrompt string',
      '//go:embed prompts/*.md',
      'var all embed.FS',
      'func run() {',
      '  client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{',
      '    Messages: []openai.ChatCompletionMessageParamUnion{openai.SystemMessage(systemPrompt), openai.UserMessage("Say hello.")},',
      '  })',
      '}',
    ],
    files: {},
    rows: ['#run openai-chat openai/-', '  system at run time {systemPrompt}', '  9-9 user'],
  },
  {
    title: 'Rust: include_str! as a constant and in place',
    path: 'src/agent.rs',
    source: [
      'use rig::agent::AgentBuilder;',
      'const PREAMBLE: &str = include_str!("../prompts/preamble.md");',
      'fn f(model: Model) {',
      '    let a = AgentBuilder::new(model).preamble(PREAMBLE).build();',
      '    let b = AgentBuilder::new(model).preamble(include_str!("other.txt")).build();',
      '    let c = AgentBuilder::new(model).preamble(include_str!("data.json")).build();',
      '}',
    ],
    files: {
      'prompts/preamble.md': 'You are a patient guide.\n',
      'src/other.txt': 'You are a poet.\nRhyme.\n',
      'src/data.json': '{"a": 1}',
    },
    rows: ['#f rig -/-', '  prompts/preamble.md:1-1 system', '#f-2 rig -/-', '  src/other.txt:1-2 system'],
  },
];

describe('text files that a program takes in', () => {
  for (const { title, path, source, files, rows } of cases) {
    it(title, async () => {
      const text = source.join('\n');
      const { prompts } = await parsePrompts(path, text, sourcesOf(files));
      assert.deepEqual(promptRows(text, prompts, files), rows);
    });
  }
});
