import assert from 'node:assert/strict';
import { fileFormats } from '../../../src/prompt/files/fileFormats';
import { noSources } from '../../../src/prompt/sources';
import type { Found, FoundPrompt } from '../../../src/prompt/format';
import type { Message } from '../../../src/prompt/model';
import { variableNames } from '../../../src/prompt/model';
import { offer } from '../support/fixtures';

function formatOf(path: string, text: string): string | null {
  offer(path, text);
  return fileFormats.find((format) => format.claims({ path, text }))?.id ?? null;
}

/** For formats that need no other file. */
function read(path: string, text: string): Found {
  offer(path, text);
  const format = fileFormats.find((candidate) => candidate.claims({ path, text }));
  assert.ok(format, `no format claims ${path}`);
  const found = format.read({ path, text }, noSources);
  assert.ok(!(found instanceof Promise));
  return found;
}

function only(path: string, text: string): FoundPrompt {
  const { prompts } = read(path, text);
  assert.equal(prompts.length, 1);
  return prompts[0]!;
}

/** Role, literal as it stands in the document, and variables of each message. */
function messages(text: string, prompt: FoundPrompt): [string, string, string[]][] {
  return prompt.messages.map((message) => [
    message.role,
    text.slice(message.span.start, message.span.end),
    variableNames(message.parts),
  ]);
}

function sent(message: Message): string {
  return message.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}

const order = 'You are a careful editor. Rewrite the letter below.';

describe('file formats: which file is whose', () => {
  const rows: readonly (readonly [path: string, text: string, id: string | null])[] = [
    ['AGENTS.md', 'Be kind.', 'context-file'],
    ['packages/api/CLAUDE.md', 'Be kind.', 'context-file'],
    ['.github/copilot-instructions.md', 'Be kind.', 'context-file'],
    ['.clinerules/style.md', 'Be kind.', 'context-file'],
    ['.continue/rules/colors.md', 'Use the colors of the theme.', 'context-file'],
    ['.cursor/rules/style.mdc', 'Be kind.', 'context-file'],
    ['docs/agents.md', 'About agents.', null],
    ['flows/score/tone.md', `# user:\n# Task\n${order}\n\n{{letter}}`, 'role-marked-file'],
    ['flows/score/style.txt', `# System:\n${order}\n# User:\nBegin with the first line.`, 'role-marked-file'],
    ['docs/setup.md', '# System:\n\nYou should install the drivers first. Do not skip a step.', null],
    ['docs/chat.md', `A log.\n\n# user:\n${order} {{letter}}`, null],
    [
      'checks/templates/chat.md',
      '# Check\n\nYou are validating an example.\n\n## Name\n{name}\n\nRead the log. Respond with JSON. Do not guess.\nExplain the score.',
      'prompt-folder',
    ],
    [
      'mail/templates/welcome.txt',
      'You are now a member, {name}. Please answer this mail. You can use your account. Do not share it.',
      null,
    ],
    ['docs/templates/adr.md', '# Decision\n\nYou are here: {name}.', null],
    ['.claude/skills/tidy/SKILL.md', 'Tidy.', 'skill'],
    ['any/plan.prompt.md', 'Plan.', 'vscode-prompt-file'],
    ['.github/chatmodes/shy.chatmode.md', 'Be shy.', 'vscode-prompt-file'],
    ['.github/instructions/go.md', 'Use Go.', 'vscode-prompt-file'],
    ['.github/prompts/README.md', 'How to use these.', null],
    ['.claude/commands/git/fix.md', 'Fix it.', 'claude-file'],
    ['plugins/x/commands/fix.md', '---\nargument-hint: [n]\n---\nFix it.', 'claude-file'],
    ['docs/commands/fix.md', '# fix\nFixes things.', null],
    ['plugins/x/agents/a.md', '---\nname: a\ndescription: b\nmodel: opus\n---\nHelp.', 'claude-file'],
    ['plugins/x/agents/b.md', '---\nname: a\ndescription: b\nmodelId: opus\n---\nHelp.', 'claude-file'],
    [
      'samples/tidy.md',
      '---\nname: Tidy\ndescription: Tidies\nmodel_name: gpt-5-mini\n---\n\nYou are a tidy assistant.',
      'claude-file',
    ],
    [
      'samples/tools.md',
      '---\nname: tidy\ndescription: Tidies\ntools: [read]\n---\n# Tidy\n\nYou are a careful editor. Use your tools.',
      'claude-file',
    ],
    [
      'posts/car.md',
      '---\nname: a\ndescription: b\nmodel: X7\n---\nThe car is red, and you can open the roof.',
      null,
    ],
    ['posts/plain.md', '---\ntitle: a\ndescription: b\n---\nYou are a careful editor. Use your tools.', null],
    ['a.prompt.yml', 'messages: []', 'github-prompt'],
    ['a.prompt.yml', 'template: hi', null],
    ['a.prompty', '', 'prompty'],
    ['a.prompt', '---\nmodel: x\n---\nhi', 'dotprompt'],
    ['a.prompt', 'plain words of an unknown program', null],
    ['skills/Sum/skprompt.txt', 'Sum up {{$input}}', 'skprompt'],
    ['templates/mail.j2', 'Dear {{ name }},\nyour parcel left our house today.', null],
    ['templates/triage.j2', '# user:\n{{ q }}', 'jinja-file'],
    ['templates/triage.j2', 'Your task is to sort {{ mail }}.', 'jinja-file'],
    ['prompts/deploy.yaml.j2', 'kind: {{ kind }}', null],
    ['prompts/sort.jinja2', 'Sort {{ xs }}', 'jinja-file'],
    ['src/main/resources/prompts/system-qa.st', 'Answer with {documents}. Never guess.', 'spring-template'],
    ['src/main/resources/joke-prompt.st', 'Tell a joke about {topic} to the user.', 'spring-template'],
    ['src/main/resources/assistant.st', 'You are a helpful pilot. Answer {question}.', 'spring-template'],
    ['src/Kernel/Object.st', 'Object subclass: Point [ |x y| x [ ^x ] ]', null],
    ['templates/java.st', 'class(name) ::= "public class <name> { }"', null],
    ['app/prompts/letter.md', order, 'prompt-folder'],
    ['app/preprompts/letter', order, 'prompt-folder'],
    ['app/system_prompts/letter.txt', order, 'prompt-folder'],
    ['data/patterns/shorten/system.md', '# IDENTITY\nShortener.', 'prompt-folder'],
    ['assets/system_prompt.txt', order, 'prompt-folder'],
    ['assets/letter.txt', order, null],
    ['prompts/README.md', order, null],
    ['prompts/CHANGELOG.md', order, null],
    ['prompts/LICENSE', order, null],
    ['prompts/requirements.txt', 'openai==1.2\nrequests', null],
    ['prompts/names.txt', 'Anna\nBert\nCleo\nDora\nEmil\nFritz', null],
    ['prompts/table.txt', 'a,b,c\n1,2,3\n4,5,6\n7,8,9\n1,2,3\n4,5,6', null],
    ['prompts/sample.txt', '{"you are": ["given", "a task"]}', null],
    ['prompts/letter.py', order, null],
  ];
  for (const [path, text, id] of rows) {
    it(`${path}: ${JSON.stringify(text.slice(0, 30))} is ${id ?? 'nobody’s'}`, () => {
      assert.equal(formatOf(path, text), id);
    });
  }
});

describe('context files', () => {
  it('are one system message of literal text, always on', () => {
    const text = '\uFEFF\r\n# Rules\r\nKeep {braces} and ${these}. 😀\r\n\r\n';
    const prompt = only('AGENTS.md', text);
    assert.deepEqual(messages(text, prompt), [['system', '# Rules\r\nKeep {braces} and ${these}. 😀', []]]);
    assert.equal(prompt.alwaysOn, true);
    assert.equal(prompt.format, 'agents-md');
    assert.equal(prompt.symbol, null);
  });

  for (const text of ['@AGENTS.md\n', '', '  \n\t\n', 'AGENTS.md', '@./docs/a.md\n@~/b.md']) {
    it(`has no text of its own: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(read('CLAUDE.md', text), { prompts: [], problem: null });
    });
  }

  it('tells imports from text', () => {
    const prompt = only('CLAUDE.md', 'Read @docs/style.md first.');
    assert.deepEqual(
      prompt.messages[0]?.parts.map((part) => part.kind),
      ['text', 'control', 'text'],
    );
  });

  const scopes: readonly (readonly [string, string, boolean])[] = [
    ['.cursor/rules/a.mdc', '---\nalwaysApply: true\n---\nx y', true],
    ['.cursor/rules/a.mdc', '---\nglobs: *.ts,*.tsx\nalwaysApply: true\n---\nx y', true],
    ['.cursor/rules/a.mdc', '---\nglobs: *.ts\nalwaysApply: false\n---\nx y', false],
    ['.cursor/rules/a.mdc', 'x y', false],
    ['.clinerules/a.md', '---\npaths: ["src/**"]\n---\nx y', false],
    ['.clinerules/a.md', 'x y', true],
    ['.continue/rules/a.md', 'x y', true],
    ['.continue/rules/a.md', '---\nglobs: "*.ts"\n---\nx y', false],
    ['.continue/rules/a.md', '---\nglobs: "*.ts"\nalwaysApply: true\n---\nx y', true],
    ['.clinerules/workflows/a.md', 'x y', false],
    ['.windsurf/rules/a.md', '---\ntrigger: glob\n---\nx y', false],
    ['a.instructions.md', '---\napplyTo: "**"\n---\nx y', true],
    ['a.instructions.md', '---\napplyTo: "**/*.go"\n---\nx y', false],
  ];
  for (const [path, text, alwaysOn] of scopes) {
    it(`${path} ${JSON.stringify(text)}: always on is ${alwaysOn}`, () => {
      const { prompts, problem } = read(path, text);
      assert.equal(prompts[0]?.alwaysOn, alwaysOn);
      assert.equal(text.slice(prompts[0].messages[0]?.span.start), 'x y');
      assert.equal(problem, null);
    });
  }
});

describe('Markdown prompts with a head', () => {
  it('has the body, the model and the inputs', () => {
    const text =
      '---\nmode: agent\nmodel: ["GPT-4.1 (copilot)", "o3"]\n---\n\nPlan ${input:goal:What?} in ${file}, ${HOME}.\n';
    const prompt = only('x/plan.prompt.md', text);
    assert.deepEqual(messages(text, prompt), [
      ['user', 'Plan ${input:goal:What?} in ${file}, ${HOME}.', ['goal', 'file']],
    ]);
    assert.equal(prompt.model, 'GPT-4.1');
    assert.equal(prompt.provider, 'openai');
  });

  it('reads Claude commands and agents', () => {
    const command = '---\nmodel: sonnet\n---\nFix #$1 with $ARGUMENTS. Now: !`git status`';
    const prompt = only('.claude/commands/fix.md', command);
    assert.deepEqual(messages(command, prompt)[0]?.[2], ['1', 'ARGUMENTS']);
    assert.equal(prompt.messages[0]?.role, 'user');
    assert.deepEqual([prompt.provider, prompt.model], ['anthropic', 'sonnet']);
    const agent = only('.claude/agents/a.md', '---\nmodel: inherit\n---\nCosts $1.');
    assert.equal(agent.messages[0]?.role, 'system');
    assert.equal(agent.model ?? null, null);
    assert.deepEqual(variableNames(agent.messages[0].parts), []);
  });

  const broken: readonly (readonly [name: string, text: string, body: string, span: string | null])[] = [
    ['a colon in a value', '---\nname: a\ndescription: when: now\n---\nBody.', 'Body.', ''],
    ['an open quote', '---\nname: "a\n---\nBody.', 'Body.', ''],
    ['a tab as indent', '---\na:\n\t- b\n---\nBody.', 'Body.', ''],
    ['no closing line', '---\nname: a\ndescription: b\n\nBody.', 'Body.', 'name: a\ndescription: b\n'],
  ];
  for (const [name, text, body, span] of broken) {
    it(`keeps the body behind a broken head: ${name}`, () => {
      for (const eol of ['\n', '\r\n']) {
        const source = text.replaceAll('\n', eol);
        const { prompts, problem } = read('skills/a/SKILL.md', source);
        assert.deepEqual(
          prompts.map((prompt) => messages(source, prompt)),
          [[['system', body, []]]],
        );
        assert.ok(problem);
        assert.ok(problem.message.length > 5);
        assert.ok(problem.span.start >= 3 && problem.span.end <= source.length);
        if (span) {
          assert.equal(source.slice(problem.span.start, problem.span.end), span.replaceAll('\n', eol));
        }
      }
    });
  }

  const heads: readonly (readonly [name: string, text: string, body: string | null])[] = [
    ['only a head', '---\nname: a\n---\n', null],
    ['only a head, no line break', '---\nname: a\n---', null],
    ['an empty head', '---\n---\nBody.', 'Body.'],
    ['blank lines around the body', '---\nname: a\n---\n\n\n  Body.\n\n', '  Body.'],
    ['two rules around prose', '---\nSome words here\n---\nBody.', '---\nSome words here\n---\nBody.'],
    ['a rule and no second one', '---\n\nBody.', '---\n\nBody.'],
    ['a mark of the byte order', '\uFEFF---\r\nname: a\r\n---\r\nBody.', 'Body.'],
    ['a rule inside the body', '---\nname: a\n---\nBody.\n---\nMore.', 'Body.\n---\nMore.'],
    ['nothing', '', null],
  ];
  for (const [name, text, body] of heads) {
    it(`finds the body behind ${name}`, () => {
      const { prompts, problem } = read('skills/a/SKILL.md', text);
      assert.equal(problem, null);
      const bodies = prompts.flatMap((prompt) => messages(text, prompt).map(([, literal]) => literal));
      assert.deepEqual(bodies, body === null ? [] : [body]);
    });
  }

  it('survives brackets nested by the thousand', () => {
    const { prompts, problem } = read('skills/a/SKILL.md', `---\nname: ${'['.repeat(50_000)}\n---\nBody.`);
    assert.equal(prompts.length, 1);
    assert.ok(problem);
  });
});

describe('files in prompt folders', () => {
  const roles = (text: string): readonly string[] =>
    messages(text, only('prompts/cite.md', text)).map(([role]) => role);

  it('are divided by lines that name a role', () => {
    assert.deepEqual(roles('system:\nYou must cite.\nuser:\nAnswer {question}.\n'), ['system', 'user']);
    assert.deepEqual(roles('You must cite what you answer.\n\nuser:\nAnswer {question}.\n'), [
      'prompt',
      'user',
    ]);
  });

  it('are one text where such lines are those of an example', () => {
    const example = 'USER: How?\n\nASSISTANT:\nLike this [1].\n';
    assert.deepEqual(roles(`You must add citations to your answer.\n\n${example}`), ['prompt']);
    assert.deepEqual(
      roles(`You must add citations to your answer.\n\n# Examples\nuser:\nHow?\nassistant:\nSo [1].\n`),
      ['prompt'],
    );
  });
});

describe('prompty', () => {
  const head1 =
    '---\nname: n\nmodel:\n  api: chat\n  configuration:\n    type: azure_openai\n    azure_deployment: gpt-4o\n  parameters:\n    max_tokens: 90\n    stop: [a]\ninputs:\n  tone:\n    default: warm\n---\n';

  it('splits at role lines, with offsets, model and defaults', () => {
    const text = `${head1}You greet.\n\n# system:\n\n  Be {{tone}}. 😀\n\nUser[name="x"]:\n{{question}}\nassistant:\n\n`;
    const prompt = only('a.prompty', text);
    assert.deepEqual(messages(text, prompt), [
      ['system', 'You greet.', []],
      ['system', '  Be {{tone}}. 😀', ['tone']],
      ['user', '{{question}}', ['question']],
    ]);
    assert.deepEqual(
      prompt.messages.map(({ turn }) => turn),
      [0, 1, 2],
    );
    assert.deepEqual([prompt.provider, prompt.model], ['openai', 'gpt-4o']);
    assert.deepEqual(prompt.parameters, { max_tokens: 90 });
    const tone = prompt.messages[1]?.parts.find((part) => part.kind === 'variable');
    assert.equal(tone?.kind === 'variable' ? tone.defaultText : '', 'warm');
  });

  it('reads version 2: model id, provider, options, mustache', () => {
    const text =
      '---\nmodel:\n  id: claude-sonnet-4-5\n  provider: anthropic\n  options:\n    temperature: 0.5\ntemplate:\n  format:\n    kind: mustache\n---\nuser:\n{{#items}}{{.}}{{/items}} {{ a }}';
    const prompt = only('a.prompty', text);
    assert.deepEqual(messages(text, prompt)[0]?.[2], ['items', 'a']);
    assert.deepEqual(
      [prompt.provider, prompt.model, prompt.parameters],
      ['anthropic', 'claude-sonnet-4-5', { temperature: 0.5 }],
    );
  });

  const models: readonly (readonly [string, string | null])[] = [
    ['${env:DEPLOYMENT}', null],
    ['${env:DEPLOYMENT:gpt-4o-mini}', 'gpt-4o-mini'],
    ['<your-deployment>', null],
    ['gpt-4o', 'gpt-4o'],
  ];
  for (const [written, model] of models) {
    it(`reads the model ${written}`, () => {
      const prompt = only(
        'a.prompty',
        `---\nmodel:\n  configuration:\n    type: azure_openai\n    azure_deployment: ${written}\n---\nuser:\nhi`,
      );
      assert.equal(prompt.model ?? null, model);
      assert.equal(prompt.provider, 'openai');
    });
  }

  it('keeps loop variables across role lines', () => {
    const text = '{% for turn in past %}\nuser:\n{{ turn.q }}\n{% endfor %}\nuser:\n{{ q }}';
    assert.deepEqual(
      messages(text, only('a.prompty', text)).map(([role, , names]) => [role, names]),
      [
        ['user', []],
        ['user', ['q']],
      ],
    );
  });
});

describe('dotprompt', () => {
  it('splits at role helpers and reads the head behind a licence', () => {
    const text =
      '# Licence\n# words\n\n---\nmodel: googleai/gemini-2.5-flash\nconfig:\n  temperature: 0.3\ninput:\n  default:\n    name: you\n---\n{{role "system"}}\nHelp {{name}}.\n{{ role "user" }}{{#each docs}}{{title}}{{/each}}{{history}}\n{{>tail}}{{media url=photo}}';
    const prompt = only('a.prompt', text);
    assert.deepEqual(messages(text, prompt), [
      ['system', 'Help {{name}}.', ['name']],
      ['user', '{{#each docs}}{{title}}{{/each}}', ['docs']],
      ['assistant', '{{>tail}}{{media url=photo}}', ['photo']],
    ]);
    assert.deepEqual(
      [prompt.provider, prompt.model, prompt.parameters],
      ['google', 'gemini-2.5-flash', { temperature: 0.3 }],
    );
  });

  it('takes unmarked text for the user’s', () => {
    const text = '---\ninput: {}\n---\n\nTell of {{place}}.\n';
    assert.deepEqual(messages(text, only('a.prompt', text)), [['user', 'Tell of {{place}}.', ['place']]]);
  });
});

describe('prompt.yml', () => {
  const cases: readonly (readonly [name: string, content: string, literal: string, text: string])[] = [
    ['a plain scalar', 'Say hi to {{x}}', 'Say hi to {{x}}', 'Say hi to '],
    [
      'double quotes',
      '"Say \\"hi\\"\\n\\u00e9\\U0001F600\\x21{{x}}"',
      '"Say \\"hi\\"\\n\\u00e9\\U0001F600\\x21{{x}}"',
      'Say "hi"\né😀!',
    ],
    ['single quotes', "'It''s {{x}}'", "'It''s {{x}}'", "It's "],
    [
      'a literal block',
      '|\n      One\n        two {{x}}\n\n      three\n',
      'One\n        two {{x}}\n\n      three',
      'One\n  two \n\nthree\n',
    ],
    ['a stripped block', '|-\n      One {{x}}\n', 'One {{x}}', 'One '],
    [
      'a folded block',
      '>\n      One\n      two {{x}}\n\n      three\n',
      'One\n      two {{x}}\n\n      three',
      'One two \nthree\n',
    ],
    ['a folded, stripped block', '>-\n      One\n      two {{x}}\n', 'One\n      two {{x}}', 'One two '],
    ['an indicated indent', '|2\n        One {{x}}\n', 'One {{x}}', 'One \n'],
    [
      'several lines in quotes',
      '"One\n      two \\\n      three {{x}}"',
      '"One\n      two \\\n      three {{x}}"',
      'One two three ',
    ],
  ];
  for (const [name, content, literal, text] of cases) {
    for (const eol of ['\n', '\r\n']) {
      it(`maps ${name} back to the document${eol === '\n' ? '' : ' (CRLF)'}`, () => {
        const source =
          `messages:\n  - role: developer\n    content: ${content}\nmodel: openai/gpt-4o-mini\nmodelParameters:\n  maxTokens: 9\n`.replaceAll(
            '\n',
            eol,
          );
        const { prompts, problem } = read('a.prompt.yml', source);
        assert.equal(problem, null);
        const [message] = prompts[0]?.messages ?? [];
        assert.ok(message);
        const found = source.slice(message.span.start, message.span.end).replaceAll('\r', '');
        assert.equal(found.trimStart(), literal);
        const isExplicit = name === 'an indicated indent';
        assert.equal(isExplicit ? sent(message).trimStart() : sent(message), text);
        assert.equal(message.role, 'system');
        const variable = message.parts.find((part) => part.kind === 'variable');
        assert.ok(variable);
        assert.equal(source.slice(variable.span.start, variable.span.end), '{{x}}');
        assert.deepEqual(
          [prompts[0]?.provider, prompts[0]?.model, prompts[0]?.parameters],
          ['openai', 'gpt-4o-mini', { maxTokens: 9 }],
        );
      });
    }
  }

  const broken: readonly (readonly [content: string, texts: readonly string[]])[] = [
    ['"\\u0', ['\\u0']],
    ['"\\{{x}}"', ['\\']],
    // The YAML package takes the last letter for the quote that is missing.
    ["'''{{x}} it", ["'", ' i']],
  ];
  for (const [content, texts] of broken) {
    it(`keeps what is written in the broken ${content}`, () => {
      const source = `messages:\n  - content: ${content}`;
      const { prompts, problem } = read('a.prompt.yml', source);
      assert.ok(problem !== null && problem.span.end <= source.length);
      const parts = prompts[0]!.messages[0]!.parts.filter((part) => part.kind === 'text');
      assert.deepEqual(
        parts.map((part) => part.text),
        texts,
      );
      for (const { span } of parts) assert.ok(span.start < span.end && span.end <= source.length);
    });
  }

  it('follows aliases once, reads parts and judges', () => {
    const text =
      'base: &b Be brief.\nmessages:\n  - {role: system, content: *b}\n  - {role: user, content: *b}\n  - role: user\n    content:\n      - {type: text, text: "Look: {{x}}"}\nevaluators:\n  - name: j\n    llm:\n      modelId: openai/gpt-4o\n      systemPrompt: You judge.\n      prompt: Is {{completion}} right?\n';
    const { prompts } = read('a.prompt.yml', text);
    assert.deepEqual(
      prompts.map((prompt) => messages(text, prompt)),
      [
        [
          ['system', 'Be brief.', []],
          ['user', '"Look: {{x}}"', ['x']],
        ],
        [
          ['system', 'You judge.', []],
          ['user', 'Is {{completion}} right?', ['completion']],
        ],
      ],
    );
    assert.equal(prompts[1]?.model, 'gpt-4o');
  });

  for (const text of [
    'messages: [',
    'messages: 3',
    'messages:\n - x\n - {role: 1}',
    'messages: *none',
    `messages: ${'['.repeat(20_000)}`,
  ]) {
    it(`never throws: ${JSON.stringify(text.slice(0, 30))}`, () => {
      assert.deepEqual(read('a.prompt.yml', text).prompts, []);
    });
  }
});

describe('prompt folders', () => {
  it('takes the role from the name and the placeholders in use', () => {
    const text = `${order}\n\n{letter} {{tone}} $audience {"a": 1} $5\n`;
    const prompt = only('prompts/user_letter.md', text);
    assert.deepEqual(
      messages(text, prompt).map(([role, , names]) => [role, names]),
      [['user', ['letter', 'tone', 'audience']]],
    );
  });

  it('reads Jinja statements where the text has them', () => {
    const text = `${order}\n{% for l in letters %}{{ l }}{% endfor %}`;
    assert.deepEqual(messages(text, only('prompts/x.md', text))[0]?.[2], ['letters']);
  });
});

describe('file formats on any text', () => {
  it('leave no text of which its indentation was all', () => {
    const { prompts } = read('baml_src/main.baml', 'function E prompt#" {{- }}\n r"#');
    for (const { parts } of prompts.flatMap(({ messages: all }) => all)) {
      assert.ok(
        parts.every((part) => part.kind !== 'text' || part.text !== ''),
        JSON.stringify(parts),
      );
    }
  });

  const paths = [
    'CLAUDE.md',
    'SKILL.md',
    'a.prompt.md',
    '.claude/commands/a.md',
    'a.prompt.yml',
    'a.prompty',
    '_a.prompt',
    'prompts/a.j2',
    'patterns/a/system.md',
    'a/skprompt.txt',
    'a.j2',
    'prompts/a.hbs',
    'prompts.yaml',
    'prompts.json',
    'prompts.toml',
    'promptfooconfig.yaml',
    'x/agents.yaml',
    'a.baml',
    'a.poml',
    'a.prompt',
    'prompts/a.md',
    '.cursor/rules/a.mdc',
  ];
  const bits = [
    '---',
    '\n',
    '\r\n',
    '\t',
    ': ',
    'messages:\n',
    '- role: user\n',
    '  content: |\n',
    '    ',
    '&a ',
    '*a',
    '"',
    "'",
    '\\',
    '{{',
    '}}',
    '{%',
    '%}',
    'system:\n',
    '😀',
    'x',
    '\uFEFF',
    '[',
    '{',
    '>',
    '#',
    '$1',
    '@a.md',
  ];

  it('never throw, and their texts stand where they say', async () => {
    let seed = 11;
    const random = (n: number) => (seed = (seed * 48271) % 2147483647) % n;
    for (let round = 0; round < 1500; round++) {
      const text = Array.from({ length: random(30) }, () => bits[random(bits.length)]).join('');
      const path = paths[round % paths.length]!;
      offer(path, text);
      const format = fileFormats.find((candidate) => candidate.claims({ path, text }));
      const found = await format?.read({ path, text }, noSources);
      if (found === undefined) continue;
      for (const message of found.prompts.flatMap((prompt) => prompt.messages)) {
        const context = `${path} ${JSON.stringify(text)}`;
        assert.ok(message.span.start >= 0 && message.span.start < message.span.end, context);
        assert.ok(message.span.end <= text.length, context);
        for (const part of message.parts) {
          assert.ok(part.span.start <= part.span.end && part.span.end <= text.length, context);
          if (part.kind === 'text' && part.map === null) {
            assert.equal(text.slice(part.span.start, part.span.end), part.text, context);
          }
        }
      }
    }
  });

  it('stay fast on a megabyte without a line break', async () => {
    for (const path of paths) {
      for (const unit of [
        'x',
        '---\n',
        'a: ',
        '{{ ',
        '- ',
        ' ',
        '\n',
        '# system:\n',
        '<a ',
        '[a]\n',
        '"#',
        'a.',
      ]) {
        const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
        offer(path, text);
        const started = performance.now();
        await fileFormats
          .find((candidate) => candidate.claims({ path, text }))
          ?.read({ path, text }, noSources);
        assert.ok(performance.now() - started < 5000, `${path} ${JSON.stringify(unit)}`);
      }
    }
  });
});

describe('spring templates', () => {
  it('take the role from the name, and the braces of Spring', () => {
    const text = 'You are assisting with questions about\n{documents}. Reply as \\{"a": 1\\}.\n';
    const prompt = only('src/main/resources/prompts/system-qa.st', text);
    assert.deepEqual(messages(text, prompt), [['system', text.trimEnd(), ['documents']]]);
    assert.match(sent(prompt.messages[0]!), /Reply as \{"a": 1\}\.$/);
  });
});
