import assert from 'node:assert/strict';
import { parsePrompts, promptRows } from '../support/promptRows';

interface Case {
  readonly title: string;
  readonly source: string;
  readonly rows: readonly string[];
}

/** Source without the first line break and the common indentation; `'''` stands for a backquote. */
function go(strings: TemplateStringsArray): string {
  const text = strings.raw[0]!.replace(/^\n/, '').replaceAll("'''", '`');
  const indent = /^ */.exec(text)![0];
  return text.replaceAll(new RegExp(`^${indent}`, 'gm'), '').trimEnd();
}

const cases: readonly Case[] = [
  {
    title: 'lines that are appended to a list, joined and given to a message of any package',
    source: go`
      package a
      import "example.com/llm"
      func (s *server) messages(root string) []llm.Message {
        var lines []string
        lines = append(lines, "IMPORTANT RULES:",
          "1. Always look up the code before answering. Do not make up information.",
          "2. You MUST write a response to the user.")
        if root != "" {
          lines = append(lines, fmt.Sprintf("Root: %s", root))
        }
        context := strings.Join(lines, "\\n")
        run := make([]llm.Message, 0, 4)
        run = append(run, llm.NewUser[llm.Message](context))
        return run
      }`,
    rows: ['#context constant -/-', '  5-9 user {root}'],
  },
  {
    title: 'what a builder has gathered and a function gives to a message',
    source: go`
      package a
      import "example.com/llm"
      func rules(root string) string {
        var sb strings.Builder
        sb.WriteString("Always look up the code before answering. Do not make up information.")
        sb.WriteString("You MUST write a response to the user.")
        return sb.String()
      }
      func ask(root string) { llm.Send(llm.NewSystemTurn(rules(root))) }`,
    rows: ['#sb constant -/-', '  5-6 system'],
  },
  {
    title: 'a prompt of a loop whose results are printed is not shown itself',
    source: go`
      package a
      const taskPrompt = '''You should answer the question that is given below, and never explain the answer.'''
      func main() {
        loop := NewLoop(Config{ Prompt: taskPrompt })
        fmt.Println(loop)
      }`,
    rows: ['#taskPrompt constant -/-', '  2-2 user'],
  },
  {
    title: 'words of another script in braces are for the model to put in',
    source: go`
      package a
      const PlannerPrompt = '''You are a planner. Always answer as follows:
      1. {填写第一个步骤}'''
      const AnswerPrompt = '''You are a clerk. Always answer {question} in one sentence.'''`,
    rows: [
      '#PlannerPrompt constant -/-',
      '  2-3 prompt',
      '#AnswerPrompt constant -/-',
      '  4-4 prompt {question}',
    ],
  },
  {
    title: 'eino: instructions of typed configurations',
    source: go`
      package a
      import "github.com/cloudwego/eino/adk/prebuilt/deep"
      func build(cm Model, root string) {
        told := fmt.Sprintf("You help with files in %s.", root)
        cfg := &deep.TypedConfig[M]{ Name: "files", Instruction: told }
        return deep.NewTyped(cfg)
      }`,
    rows: ['#told eino-agent -/-', '  4-4 system {root}'],
  },
  {
    title: 'openai-go: message constructors, model constant, parameters',
    source: go`
      package a
      import "github.com/openai/openai-go"
      func triage(ctx context.Context, client openai.Client, body string) {
        client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{
          Model: openai.ChatModelGPT4oMini,
          Messages: []openai.ChatCompletionMessageParamUnion{
            openai.SystemMessage("Sort the ticket into one queue."),
            openai.UserMessage(fmt.Sprintf("Ticket: %s", body)),
          },
        })
      }`,
    rows: ['#triage openai-chat openai/gpt-4o-mini', '  7-7 system', '  8-8 user {body}'],
  },
  {
    title: 'openai-go: parameters in a variable, older F wrapper, developer message',
    source: go`
      package a
      import "github.com/openai/openai-go"
      func ask(ctx context.Context, client *openai.Client, q string) {
        params := openai.ChatCompletionNewParams{
          Messages: openai.F([]openai.ChatCompletionMessageParamUnion{
            openai.DeveloperMessage("Answer in one word."),
            openai.UserMessage(q),
          }),
          Model: openai.F(openai.ChatModelGPT4o),
        }
        client.Chat.Completions.NewStreaming(ctx, params)
      }`,
    rows: ['#ask openai-chat openai/gpt-4o', '  6-6 system', '  user at run time {q}'],
  },
  {
    title: 'openai-go: responses',
    source: go`
      package a
      import (
        "github.com/openai/openai-go/v2"
        "github.com/openai/openai-go/v2/responses"
      )
      func run(ctx context.Context, client openai.Client) {
        client.Responses.New(ctx, responses.ResponseNewParams{
          Model: "gpt-5-mini",
          Instructions: openai.String("You are a careful editor."),
          Input: responses.ResponseNewParamsInputUnion{OfString: openai.String("Shorten the attached page.")},
        })
      }`,
    rows: ['#run openai-responses openai/gpt-5-mini', '  9-9 system', '  10-10 user'],
  },
  {
    title: 'sashabaranov: elided element types, role constants, raw string',
    source: go`
      package a
      import openai "github.com/sashabaranov/go-openai"
      const systemPrompt = '''You are a patient guide.
      Answer in one paragraph.'''
      func (s *Server) guide(ctx context.Context, question string) {
        resp, err := s.client.CreateChatCompletion(ctx, openai.ChatCompletionRequest{
          Model:       openai.GPT4Dot1Mini,
          Temperature: 0.2,
          Messages: []openai.ChatCompletionMessage{
            {Role: openai.ChatMessageRoleSystem, Content: systemPrompt},
            {Role: openai.ChatMessageRoleUser, Content: "Question: " + question},
          },
        })
      }`,
    rows: ['#systemPrompt openai-chat openai/gpt-4.1-mini', '  3-4 system', '  11-11 user {question}'],
  },
  {
    title: 'messages that are appended to a slice which is then sent',
    source: go`
      package a
      import openai "github.com/sashabaranov/go-openai"
      func chat(ctx context.Context, c *openai.Client, question string) {
        messages := []openai.ChatCompletionMessage{{Role: "system", Content: "Stay on the topic of tents."}}
        messages = append(messages, openai.ChatCompletionMessage{Role: "user", Content: fmt.Sprintf("Question: %v", question)})
        c.CreateChatCompletionStream(ctx, openai.ChatCompletionRequest{Model: "gpt-4o", Messages: messages})
      }`,
    rows: ['#chat openai-chat openai/gpt-4o', '  4-4 system', '  5-5 user {question}'],
  },
  {
    title: 'anthropic-sdk-go: system blocks, message constructors, model constant',
    source: go`
      package a
      import "github.com/anthropics/anthropic-sdk-go"
      func review(ctx context.Context, client anthropic.Client, diff string) {
        client.Messages.New(ctx, anthropic.MessageNewParams{
          Model:     anthropic.ModelClaudeSonnet4_5,
          MaxTokens: 1024,
          System:    []anthropic.TextBlockParam{{Text: "Read the contract with care."}},
          Messages: []anthropic.MessageParam{
            anthropic.NewUserMessage(anthropic.NewTextBlock("Review this: " + diff)),
            anthropic.NewAssistantMessage(anthropic.NewTextBlock("{")),
          },
        })
      }`,
    rows: ['#review anthropic-messages anthropic/claude-sonnet-4-5', '  7-7 system', '  9-9 user {diff}'],
  },
  {
    title: 'google genai: contents, system instruction in the configuration',
    source: go`
      package a
      import "google.golang.org/genai"
      func name(ctx context.Context, client *genai.Client, pet string) {
        result, err := client.Models.GenerateContent(ctx, "gemini-2.5-flash",
          genai.Text("Name my cat " + pet),
          &genai.GenerateContentConfig{
            SystemInstruction: genai.NewContentFromText("You name animals after rivers.", genai.RoleUser),
          })
      }`,
    rows: ['#name google-genai google/gemini-2.5-flash', '  7-7 user', '  5-5 user {pet}'],
  },
  {
    title: 'langchaingo: message parts, options, single prompt',
    source: go`
      package a
      import (
        "github.com/tmc/langchaingo/llms"
        "github.com/tmc/langchaingo/llms/openai"
      )
      func run(ctx context.Context, topic string) {
        llm, err := openai.New(openai.WithModel("gpt-4o-mini"))
        content := []llms.MessageContent{
          llms.TextParts(llms.ChatMessageTypeSystem, "You are a company branding wizard."),
          llms.TextParts(llms.ChatMessageTypeHuman, fmt.Sprintf("Name a company that sells %s.", topic)),
        }
        llm.GenerateContent(ctx, content, llms.WithTemperature(0.8))
        llms.GenerateFromSinglePrompt(ctx, llm, "Name three rivers in Spain.")
      }`,
    rows: [
      '#run langchaingo openai/gpt-4o-mini',
      '  9-9 system',
      '  10-10 user {topic}',
      '#run-2 langchaingo openai/gpt-4o-mini',
      '  13-13 user',
    ],
  },
  {
    title: 'langchaingo: Go templates, other formats, chat templates',
    source: go`
      package a
      import "github.com/tmc/langchaingo/prompts"
      var one = prompts.NewPromptTemplate("Translate {{.text}} to {{.language}}.", []string{"text", "language"})
      var two = prompts.PromptTemplate{Template: "Translate {text}.", TemplateFormat: prompts.TemplateFormatFString}
      func f() {
        prompts.NewChatPromptTemplate([]prompts.MessageFormatter{
          prompts.NewSystemMessagePromptTemplate("You translate into {{.language}}.", []string{"language"}),
          prompts.NewHumanMessagePromptTemplate("{{.question}}", []string{"question"}),
        })
      }`,
    rows: [
      '#1 langchaingo -/-',
      '  3-3 prompt {text, language}',
      '#2 langchaingo -/-',
      '  4-4 prompt {text}',
      '#f langchaingo -/-',
      '  7-7 system {language}',
      '  8-8 user {question}',
    ],
  },
  {
    title: 'genkit: options with and without arguments, messages, prompts',
    source: go`
      package a
      import (
        "github.com/firebase/genkit/go/ai"
        "github.com/firebase/genkit/go/genkit"
      )
      func f(ctx context.Context, g *genkit.Genkit, dish string) {
        genkit.Generate(ctx, g,
          ai.WithModelName("googleai/gemini-2.5-flash"),
          ai.WithSystem("You are a chef."),
          ai.WithPrompt("Describe %s in one line.", dish),
        )
        genkit.GenerateText(ctx, g, ai.WithMessages(ai.NewSystemTextMessage("Be brief."), ai.NewUserTextMessage("Name a soup.")))
        genkit.DefinePrompt(g, "menu", ai.WithPrompt("Write a menu for {{guests}} guests."))
      }`,
    rows: [
      '#f genkit google/gemini-2.5-flash',
      '  9-9 system',
      '  10-10 user {dish}',
      '#f-2 genkit -/-',
      '  12-12 system',
      '  12-12 user',
      '#f-3 genkit -/-',
      '  13-13 user {guests}',
    ],
  },
  {
    title: 'eino: templates with a format, messages, agents',
    source: go`
      package a
      import (
        "github.com/cloudwego/eino/adk"
        "github.com/cloudwego/eino/components/prompt"
        "github.com/cloudwego/eino/schema"
      )
      func f(ctx context.Context, cm model.ChatModel) {
        template := prompt.FromMessages(schema.FString,
          schema.SystemMessage("You are a {role}."),
          schema.MessagesPlaceholder("history", true),
          &schema.Message{Role: schema.User, Content: "Help me with {task}."})
        cm.Generate(ctx, []*schema.Message{schema.UserMessage("Say hello in French.")})
        adk.NewChatModelAgent(ctx, &adk.ChatModelAgentConfig{Name: "a", Instruction: "You recommend books."})
      }`,
    rows: [
      '#f eino -/-',
      '  9-9 system {role}',
      '  user at run time {}',
      '  11-11 user {task}',
      '#f-2 eino -/-',
      '  12-12 user',
      '#f-3 eino-agent -/-',
      '  13-13 system',
    ],
  },
  {
    title: 'ollama: chat and generate requests',
    source: go`
      package a
      import "github.com/ollama/ollama/api"
      func f(ctx context.Context, client *api.Client) {
        req := &api.ChatRequest{Model: "llama3.2", Messages: []api.Message{{Role: "system", Content: "Answer as a pirate."}}}
        client.Chat(ctx, req, nil)
        client.Generate(ctx, &api.GenerateRequest{Model: "gemma2", Prompt: "How many planets are there?"}, nil)
      }`,
    rows: ['#f ollama ollama/llama3.2', '  4-4 system', '#f-2 ollama ollama/gemma2', '  6-6 user'],
  },
  {
    title: 'what tools gave back is no prompt, and no alternative of one',
    source: go`
      package a
      import "github.com/tmc/langchaingo/llms"
      func f(ctx context.Context, llm llms.Model, x string) {
        result := "The answer to the question of the user is 12."
        if x == "" {
          result = "The answer could not be given, please ask the question again."
        }
        llm.GenerateContent(ctx, []llms.MessageContent{
          llms.TextParts(llms.ChatMessageTypeHuman, "What is three times four?"),
          {Role: llms.ChatMessageTypeTool, Parts: []llms.ContentPart{llms.TextPart(result)}},
        })
      }`,
    rows: ['#result langchaingo -/-', '  9-9 user', '  4-4 tool'],
  },
  {
    title: 'adk: agent configuration',
    source: go`
      package a
      import "google.golang.org/adk/agent/llmagent"
      func f() {
        a, err := llmagent.New(llmagent.Config{Name: "time", Model: model, Instruction: "You tell the time in {city}."})
      }`,
    rows: ['#f adk -/-', '  4-4 system {city}'],
  },
  {
    title: 'message objects in maps and structures of another library',
    source: go`
      package a
      func body(q string) any {
        return map[string]any{
          "model": "gpt-4o",
          "messages": []map[string]string{
            {"role": "system", "content": "You are a terse assistant."},
            {"role": "user", "content": q},
          },
        }
      }`,
    rows: ['#body request-body openai/gpt-4o', '  6-6 system', '  user at run time {q}'],
  },
  {
    title: 'constants by name: blocks, concatenation, verbs, templates, braces',
    source: go`
      package a
      const (
        SystemPrompt = "You are a careful editor. " +
          "Return only the corrected text."
        summaryPrompt = '''Summarize the text below in %d sentences:
      %s'''
        reviewTemplate = '''You review code.
      {{range .Files}}File {{.Name}}: {{$.Repo}}
      {{end}}{{if .Strict}}Be strict.{{end}} You must answer in {{.Language}}.'''
        replacedPrompt = "Answer the question {question} in one sentence and nothing else."
      )`,
    rows: [
      '#SystemPrompt constant -/-',
      '  3-4 system',
      '#summaryPrompt constant -/-',
      '  5-6 prompt',
      '#reviewTemplate constant -/-',
      '  7-9 prompt {Files, Repo, Strict, Language}',
      '#replacedPrompt constant -/-',
      '  10-10 prompt {question}',
    ],
  },
  {
    title: 'text/template parsed in place',
    source: go`
      package a
      import "text/template"
      var promptTmpl = template.Must(template.New("p").Parse('''You are {{.Name}}. You answer the question in one line.'''))`,
    rows: ['#promptTmpl constant -/-', '  3-3 prompt {Name}'],
  },
  {
    title: 'a text built by a builder is one unit, from its first piece to its last',
    source: go`
      package a
      func buildSystemPrompt(name string, strict bool) string {
        var sb strings.Builder
        sb.WriteString("You are an assistant called ")
        sb.WriteString(name)
        if strict {
          sb.WriteString("Never guess.\n")
        }
        fmt.Fprintf(&sb, "Always answer in %s.", "English")
        return sb.String()
      }`,
    rows: ['#buildSystemPrompt constant -/-', '  4-9 system {name}'],
  },
  {
    title: 'a text returned by a method is followed into the call',
    source: go`
      package a
      import "github.com/openai/openai-go"
      func (a *Agent) instructions(user string) string {
        return fmt.Sprintf('''You help %s with their garden.''', user)
      }
      func (a *Agent) Run(ctx context.Context, q string) {
        a.client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{
          Messages: []openai.ChatCompletionMessageParamUnion{openai.SystemMessage(a.instructions("Ann")), openai.UserMessage(q)},
        })
      }`,
    rows: ['#instructions openai-chat openai/-', '  4-4 system {user}', '  user at run time {q}'],
  },
  {
    title: 'joined lines, replacements, trimmed text, a heredoc',
    source: go`
      package a
      import "github.com/MakeNowJust/heredoc/v2"
      var linesPrompt = strings.Join([]string{
        "You are a careful reader.",
        "Answer with yes or no.",
      }, "\n")
      func prompt(q string) string {
        return strings.ReplaceAll('''Answer the question {{QUESTION}} and always cite the source.''', "{{QUESTION}}", q)
      }
      var docPrompt = heredoc.Doc('''
        You are a careful reader.
        Answer with yes or no.
      ''')`,
    rows: [
      '#linesPrompt constant -/-',
      '  4-5 prompt',
      '#prompt constant -/-',
      '  8-8 prompt {QUESTION}',
      '#docPrompt constant -/-',
      '  10-13 prompt',
    ],
  },
  {
    title: 'an in-house function that asks a model',
    source: go`
      package a
      func f(ctx context.Context, diff string) {
        c.CallLLM(ctx, fmt.Sprintf("Write a commit message for the following diff. Return only the message.\n%s", diff))
      }`,
    rows: ['#f wrapper -/-', '  3-3 user {diff}'],
  },
];

const silent: readonly (readonly [string, string])[] = [
  [
    'code that a generator writes',
    go`
    package a
    const preambleTemplate = '''
    // DO NOT EDIT THIS FILE: you must always generate it from the following template.
    package {{.Name}}'''`,
  ],
  ['an empty file', ''],
  ['SQL', go`var queryTemplate = '''SELECT id, name FROM users WHERE name = ? AND you_must = 'always' '''`],
  [
    'HTML',
    go`const pageTemplate = '''<!DOCTYPE html><html><body>You are {{.Name}}. You must answer.</body></html>'''`,
  ],
  [
    'help of a command',
    go`
      package a
      var cmd = &cobra.Command{Use: "ask", Short: "Ask a question and return the answer", Long: '''Ask sends the prompt to the model.
      You should provide the question as an argument, always in quotes.''', Example: "ask 'why'"}`,
  ],
  [
    'flags',
    go`func init() { flag.StringVar(&prompt, "prompt", "", "The prompt that you want to send to the model. You must quote it.") }`,
  ],
  [
    'pflags',
    go`func init() { cmd.Flags().String("system-prompt", "", "Set the system prompt. You should always provide one for the model") }`,
  ],
  [
    'logs',
    go`func f() { log.Printf("generating the answer for prompt %s: please wait, the model must respond", p) }`,
  ],
  [
    'slog',
    go`func f() { slog.Info("the system prompt was not given, the model will respond without following instructions", "a", 1) }`,
  ],
  [
    'errors',
    go`var ErrPrompt = errors.New("prompt must not be empty: you should provide a question and an answer for the user")`,
  ],
  [
    'fmt.Errorf',
    go`func f() error { return fmt.Errorf("the prompt template %q must always provide a question, please review the output", x) }`,
  ],
  [
    'panics',
    go`func f() { panic("the prompt must always be given, do not return an answer without a question from the user") }`,
  ],
  [
    'questions at a terminal',
    go`func f() { fmt.Print("You are about to delete everything. Please answer yes or no, you must be sure.") }`,
  ],
  [
    'output',
    go`func f() { fmt.Println("You are now using the best model. You must never share the key that you provide here.") }`,
  ],
  [
    'prompts of a terminal',
    go`func f() { p := promptui.Prompt{Label: "Please provide the question that the assistant should answer"} }`,
  ],
  [
    'survey questions',
    go`func f() { survey.AskOne(&survey.Input{Message: "Which answer should the assistant generate for the user?"}, &x) }`,
  ],
  [
    'struct tags',
    go`type T struct { Prompt string '''json:"prompt" jsonschema:"description=You must always provide a question for the answer"''' }`,
  ],
  [
    'doc comments',
    go`
    package a
    // You are a careful reader. You must always answer the question with yes or no, and return only JSON.
    func F() {}`,
  ],
  [
    'tool descriptions',
    go`
    package a
    var t = mcp.NewTool("search", mcp.WithDescription("Search the index. You must always provide a question, and the answer will be returned as JSON."))`,
  ],
  [
    'tool schemas',
    go`
    package a
    var t = openai.FunctionDefinition{Name: "f", Description: "Return the answer to the question. You should always provide the context for the answer."}`,
  ],
  [
    'messages without text',
    go`
    package a
    import openai "github.com/sashabaranov/go-openai"
    func f(q, s string) { c.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: "gpt-4o", Messages: []openai.ChatCompletionMessage{{Role: "system", Content: s}, {Role: "user", Content: fmt.Sprintf("%s\n%s", q, s)}}}) }`,
  ],
  [
    'licence text',
    go`const licenseTemplate = '''You may not use this file except in compliance with the License. You must always give a copy. Do not remove this.'''`,
  ],
  [
    'names of keys',
    go`const systemPromptKey = "the key under which the system prompt of the assistant and the answers are stored"`,
  ],
  [
    'mail',
    go`const emailTemplate = "You are receiving this message because you must always confirm the answer that you provide to the question."`,
  ],
  [
    'a data format',
    go`const promptSchema = '''{"type": "object", "description": "You must always answer the question of the user with the following"}'''`,
  ],
  [
    'test names',
    go`func f(t *testing.T) { t.Run("returns the answer when the prompt should be given and you must follow the instructions", nil) }`,
  ],
];

describe('Go', () => {
  for (const { title, source, rows } of cases) {
    it(title, async () => {
      const { prompts } = await parsePrompts('src/app.go', source);
      assert.deepEqual(promptRows(source, prompts), rows);
    });
  }

  describe('is silent on', () => {
    for (const [title, source] of silent) {
      it(title, async () => {
        const { prompts } = await parsePrompts('src/app.go', source);
        assert.deepEqual(promptRows(source, prompts), []);
      });
    }
  });
});
