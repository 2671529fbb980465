import assert from 'node:assert/strict';
import { promptsAmong } from '../support/formatTables';

const order = 'You are a careful editor. Rewrite the letter below.';

/** Files that look like prompts by folder, extension or key, and are none. */
const rows: readonly (readonly [path: string, text: string])[] = [
  // Texts about a folder, and licences.
  ['prompts/README.md', `# Prompts\n${order}`],
  ['prompts/readme.txt', order],
  ['prompts/README_zh.md', order],
  ['prompts/CHANGELOG.md', '# Changes\n- You can now use the new prompt.'],
  ['prompts/LICENSE', 'Permission is hereby granted to use the software. You must include this notice.'],
  ['prompts/CONTRIBUTING.md', 'Please write a test. You must sign off.'],
  ['.github/prompts/README.md', 'How to use these prompts.'],
  ['.claude/commands/README.md', 'You are reading how to use the commands.'],
  ['docs/prompts.md', '# Prompt engineering\nWrite clear prompts. You should use examples.'],
  ['docs/agents.md', '# Agents\nYou are an agent developer. Use the API.'],
  ['docs/system_prompt.md', 'The system prompt tells the model what to do. You should keep it short.'],
  [
    'api_docs/agent/prompt.md',
    '# FunctionDef get_examples\n**get_examples**: You can use the function to give examples. It returns the prompt.',
  ],
  [
    'reference/prompt.md',
    '## ClassDef Teller\nYou must give it the prompt.\n***\n### FunctionDef tell(self)\nReturn the answer.',
  ],
  // What a shell shows in front of what is typed.
  [
    'config.yaml',
    'left_prompt: "{color.green}{?session {session}}You can write the question here: {role}"\n',
  ],
  // Data in prompt folders.
  ['prompts/names.txt', 'Anna\nBert\nCleo\nDora\nEmil\nFritz\nGerda'],
  ['prompts/data.txt', 'id,text\n1,you\n2,are\n3,a\n4,b\n5,c'],
  [
    'prompts/log.txt',
    '2026-01-01 INFO start\n2026-01-01 ERROR you must stop\n2026-01-02 INFO end\n2026-01-03 WARN x\n2026-01-03 INFO y',
  ],
  ['prompts/out.json', '{"answer": "You are right."}'],
  ['prompts/requirements.txt', 'openai==1.2\nplease==3'],
  ['prompts/outputs/answer.md', order],
  ['prompts/examples/one.md', order],
  ['prompts/build.sh', '#!/bin/sh\necho "You are here"'],
  ['prompts/index.md', '# Index\nAll prompts, in the order of their use.'],
  // Jinja of other trades.
  ['templates/email.html.j2', '<html><body>Dear {{ name }}, you are invited. Please reply.</body></html>'],
  [
    'templates/mail.j2',
    'Dear {{ name }},\nyou are receiving this mail because you signed up. Please do not reply.',
  ],
  ['templates/Dockerfile.j2', 'FROM {{ base }}\nRUN pip install x'],
  ['roles/web/templates/nginx.conf.j2', 'server { listen {{ port }}; }'],
  ['roles/db/templates/my.cnf.j2', '[mysqld]\nport = {{ port }}'],
  ['charts/a/deploy.yaml.j2', 'kind: {{ kind }}'],
  ['models/orders.sql.jinja', 'select * from {{ ref("orders") }}'],
  ['{{cookiecutter.name}}/setup.py.jinja', 'setup(name="{{ cookiecutter.name }}")'],
  ['prompts/config.yaml.j2', 'system: {{ x }}'],
  ['templates/model.jinja', '# {{ name }}\nimport os\nclass {{ name }}: pass'],
  ['inventory.j2', '[web]\n{% for h in hosts %}{{ h }}\n{% endfor %}'],
  ['templates/chat_template.jinja', "{% for m in messages %}{{ m['role'] }}: {{ m['content'] }}{% endfor %}"],
  // Handlebars and mustache of other trades.
  ['views/home.hbs', '<div>{{#if user}}You are {{user.name}}.{{/if}}</div>'],
  ['emails/welcome.handlebars', 'Hello {{name}}, you are now a member. Please confirm.'],
  ['views/index.mustache', '<h1>{{title}}</h1>{{#items}}<li>{{.}}</li>{{/items}}'],
  ['templates/api.mustache', '{{>licenseInfo}}\npackage {{package}};\npublic class {{classname}} {}'],
  ['.github/release.hbs', '## {{version}}\n{{#each commits}}- {{subject}}{{/each}}'],
  ['config/app.liquid', '<title>{{ page.title }}</title>'],
  // Data documents whose keys look like it.
  ['Taskfile.yaml', 'tasks:\n  release:\n    prompt: "This will release {{.NEXT}}. Continue?"\n'],
  ['scripts/seeder/traces/agents.json', `{"instructions": "${order}\\nYou answer the question."}`],
  [
    'api/agents.json',
    `{"properties": {"system_prompt": {"type": "string", "default": "${order} Answer the question of the user."}}}`,
  ],
  ['locales/en.yml', 'en:\n  prompt: "You must enter your name before you continue."\n'],
  [
    'config/locales/de.yml',
    'de:\n  system_prompt: "Write the system prompt that the assistant must follow."\n',
  ],
  ['src/i18n/en.json', '{"systemPrompt": "Enter the system prompt that the assistant should follow."}'],
  ['messages/fr.json', '{"chat": {"prompt": "Write your message, then press enter."}}'],
  [
    '.github/workflows/ci.yml',
    'on: push\njobs:\n  a:\n    steps:\n      - run: echo "You are a helper, answer."\n',
  ],
  [
    'k8s/deploy.yaml',
    'apiVersion: v1\nkind: ConfigMap\ndata:\n  system_prompt: "You are a pod. Answer always."\n',
  ],
  ['openapi.yaml', 'openapi: 3.0.0\npaths:\n  /x:\n    prompt: "You must send a prompt. Use the API."\n'],
  ['api/spec.yaml', 'openapi: "3.1.0"\ncomponents:\n  prompt: "You must send a prompt. Use the API."\n'],
  [
    'package.json',
    '{"scripts": {"prompt": "node write.js"}, "description": "You are an assistant. Answer always."}',
  ],
  ['schemas/prompt.json', '{"properties": {"prompt": "You must give the prompt. Use a string."}}'],
  [
    'prompt.schema.json',
    '{"properties": {"prompt": {"description": "You must give the prompt that you use."}}}',
  ],
  [
    'x/agent.json',
    '{"$schema": "https://json-schema.org/x", "prompt": "You must give the prompt that you use."}',
  ],
  [
    'data/alpaca_prompts.json',
    '[{"instruction": "Write a poem about the sea.", "input": "", "output": "x"}]',
  ],
  ['datasets/prompts.yaml', '- prompt: "Write a poem about the sea and the wind."\n'],
  ['train.jsonl', '{"messages": [{"role": "system", "content": "You are a helpful bot. Answer always."}]}'],
  ['records.json', '[{"role": "system", "content": "You are a helpful bot. Answer always."}]'],
  ['config/agents.yaml', 'researcher:\n  role: admin\n  port: 80\n'],
  ['roles/web/tasks.yaml', '- name: install\n  apt:\n    name: nginx\n'],
  [
    'docker-compose.yml',
    'services:\n  llm:\n    environment:\n      SYSTEM_PROMPT: "You are a container. Answer always."\n',
  ],
  ['config/app.yaml', 'prompt: "> "\ninstruction: x\nsystem: linux\n'],
  ['config/shell.toml', 'prompt = "$ "\n[prompt]\nformat = "$user in $dir and then $git"\n'],
  ['Cargo.toml', '[package]\nname = "prompt"\ndescription = "You are a package. Use always."\n'],
  ['pyproject.toml', '[tool.x]\nprompt = "You are a tool. Answer always, use the input."\n'],
  ['mkdocs.yml', 'site_name: x\nprompts: "You must read this. Use the site."\n'],
  ['config/cli.yaml', 'prompt: "Do you want to continue?"\nprompts:\n  name: "What is your name?"\n'],
  ['copier.yml', 'project_name:\n  type: str\n  help: What is your project name?\n'],
  [
    'flows/game.yaml',
    'initial_instruction: "Please upload your files, and describe a game that you want to see."\n',
  ],
  [
    'config/eval_prompt.yaml',
    'eval_cases:\n  - prompt: "Give me the brief of today, please, and use the tools."\n',
  ],
  ['config/models.json', '{"model": "gpt-4o", "prompt_price": 3, "promptId": "You are an id, use the id."}'],
  ['chain.yaml', 'input_variables: [a]\nname: x\n'],
  ['templates/t.yaml', 'template: base.html\nname: x\n'],
  // Others.
  ['a.prompt', 'plain words of an unknown program'],
  ['assets/letter.txt', order],
  ['src/prompt.css', '.prompt { content: "You are"; }'],
  ['notes/CLAUDE.txt', order],
  ['shop/instructions.md', '# Instructions\n\nYour task is to write a program. You must use a loop.'],
  ['.docs/instructions.md', '# Instructions\n\nYou are a baker and must write a program. Do not use a loop.'],
  ['system.md', '# System\n\nYou must install the drivers first. Do not skip a step.'],
  [
    'deploy/app.yaml',
    'kind: Deployment\ninstructions: You are an assistant. Answer always.\nmodel: gpt-4o\n',
  ],
  ['agents/one.md', '# Agents of change\nYou must act.'],
  ['commands/fix.md', '# fix\nFixes things. You can use it always.'],
  ['x.poml', '<!-- nothing -->'],
  ['x.baml', 'class A {\n  name string @description("You are a name. Answer.")\n}\n'],
  [
    'r.ipynb',
    '{"cells": [{"cell_type": "markdown", "source": "You are a helpful assistant. Answer always."}]}',
  ],
];

describe('files that only look like prompts', () => {
  for (const [path, text] of rows) {
    it(`${path}: ${JSON.stringify(text.slice(0, 40))}`, async () => {
      assert.deepEqual(await promptsAmong(path, text), []);
    });
  }
});
