import assert from 'node:assert/strict';
import { parsePrompts, promptRows } from '../support/promptRows';

/** Source without the first line break and the common indentation. */
function cs(strings: TemplateStringsArray): string {
  const text = strings.raw[0]!.replace(/^\n/, '');
  const indent = /^ */.exec(text)![0];
  return text.replaceAll(new RegExp(`^${indent}`, 'gm'), '').trimEnd();
}

type Case = readonly [title: string, source: string, rows: readonly string[]];

const cases: Readonly<Record<string, readonly Case[]>> = {
  'Semantic Kernel': [
    [
      'a prompt that is invoked, in the language of the kernel',
      cs`
        using Microsoft.SemanticKernel;
        var result = await kernel.InvokePromptAsync("Summarize {{$input}} in {{$style}} style.", new() { ["input"] = text });`,
      ['#1 semantic-kernel -/-', '  2-2 user {input, style}'],
    ],
    [
      'what is invoked as it stands is what a user says, whatever carries it; markup says otherwise, a function nothing',
      cs`
        using Microsoft.SemanticKernel;
        class Kitchen
        {
            private const string Menu = "Plan a menu for {{$guests}} guests.";
            async Task Run(Kernel kernel)
            {
                await kernel.InvokePromptAsync(Menu);
                await foreach (var part in kernel.InvokePromptStreamingAsync("Which wine goes with {{$dish}}?")) { }
                await Ask(kernel, "How long does rice have to boil?");
                await kernel.InvokePromptAsync("<message role=\"system\">You are a cook.</message><message role=\"user\">{{$question}}</message>");
                await kernel.InvokePromptAsync("<message role=\"system\">You are a waiter.</message>");
                var sum = kernel.CreateFunctionFromPrompt("Sum up {{$order}}.");
            }
            Task Ask(Kernel kernel, string prompt) => kernel.InvokePromptAsync(prompt);
        }`,
      [
        '#Menu semantic-kernel -/-',
        '  4-4 user {guests}',
        '#Run semantic-kernel -/-',
        '  8-8 user {dish}',
        '#Run-2 semantic-kernel -/-',
        '  9-9 user',
        '#Run-3 semantic-kernel -/-',
        '  10-10 prompt {question}',
        '#Run-4 semantic-kernel -/-',
        '  11-11 system',
        '#Run-5 semantic-kernel -/-',
        '  12-12 prompt {order}',
      ],
    ],
    [
      'a function from a prompt with handlebars',
      cs`
        var function = kernel.CreateFunctionFromPrompt(
            "Greet {{customer.name}} by name.",
            templateFormat: "handlebars",
            promptTemplateFactory: new HandlebarsPromptTemplateFactory());`,
      ['#1 semantic-kernel -/-', '  2-2 prompt {customer.name}'],
    ],
    [
      'a config in an object initialiser',
      cs`
        var config = new PromptTemplateConfig
        {
            Name = "chat",
            Template = """
                Answer {{$question}}.
                Be brief.
                """,
        };`,
      ['#1 semantic-kernel -/-', '  4-7 prompt {question}'],
    ],
    [
      'a chat history with what is added to it',
      cs`
        class Bot
        {
            void Run(string input)
            {
                var history = new ChatHistory("You are a librarian.");
                history.AddUserMessage($"I look for {input}.");
                history.AddAssistantMessage("Which author?");
            }
        }`,
      ['#Run semantic-kernel -/-', '  5-5 system', '  6-6 user {input}', '  7-7 assistant'],
    ],
    [
      'messages with a role',
      cs`
        ChatHistory history = [
            new ChatMessageContent(AuthorRole.System, "You are a librarian."),
            new(AuthorRole.User, "Find a book."),
        ];`,
      ['#history messages -/-', '  2-2 system', '  3-3 user'],
    ],
    [
      'an agent',
      cs`
        ChatCompletionAgent agent = new()
        {
            Name = "Editor",
            Instructions = "You edit what the writer sends you.",
            Kernel = kernel,
        };
        await foreach (var m in agent.InvokeAsync("Edit this line.")) { }`,
      ['#1 semantic-kernel-agent -/-', '  4-4 system', '#2 agent-run -/-', '  7-7 user'],
    ],
    [
      'descriptions of plugin functions and their parameters',
      cs`
        class Plugin
        {
            [KernelFunction, Description("Gets the weather of the given city. Use it when the user asks about it.")]
            public string Weather([Description("The name of the city, as the user has written it.")] string city) => city;
        }`,
      [],
    ],
  ],
  'Microsoft.Extensions.AI and Agent Framework': [
    [
      'a text',
      'Console.WriteLine(await client.GetResponseAsync("What is AI? Answer in one sentence."));',
      ['#1 extensions-ai -/-', '  1-1 user'],
    ],
    [
      'messages',
      cs`
        List<ChatMessage> messages = [new(ChatRole.System, "You are a hiking guide."), new ChatMessage(ChatRole.User, $"Near {city}?")];
        await foreach (var update in client.GetStreamingResponseAsync(messages)) Console.Write(update);`,
      ['#1 extensions-ai -/-', '  1-1 system', '  1-1 user {city}'],
    ],
    [
      'messages added to a list',
      cs`
        var messages = new List<ChatMessage>();
        messages.Add(new ChatMessage(ChatRole.System, "You are a hiking guide."));
        messages.Add(new(ChatRole.User, input));
        var answer = await client.GetResponseAsync(messages, new ChatOptions { ModelId = "gpt-4o-mini" });`,
      ['#1 extensions-ai openai/gpt-4o-mini', '  2-2 system', '  user at run time {input}'],
    ],
    [
      'an agent with its run',
      cs`
        using Microsoft.Agents.AI;
        AIAgent agent = new AzureOpenAIClient(endpoint, credential)
            .GetChatClient("gpt-4o-mini")
            .CreateAIAgent(instructions: "You are good at telling jokes.", name: "Joker");
        Console.WriteLine(await agent.RunAsync("Tell me a joke about a pirate."));`,
      ['#1 agent openai/gpt-4o-mini', '  4-4 system', '#2 agent-run openai/gpt-4o-mini', '  5-5 user'],
    ],
    [
      'an agent of a chat client, with options',
      cs`
        using Microsoft.Agents.AI;
        var agent = chatClient.AsAIAgent(new ChatClientAgentOptions
        {
            Name = "A",
            ChatOptions = new() { Instructions = "Answer in French." },
        });
        var other = new ChatClientAgent(chatClient, "Answer in Dutch.");`,
      ['#1 agent -/-', '  5-5 system', '#2 agent -/-', '  7-7 system'],
    ],
    [
      'a text that is not there',
      'var r = await client.GetResponseAsync(prompt); await agent.RunAsync(question);',
      [],
    ],
  ],
  'provider SDKs': [
    [
      'OpenAI chat',
      cs`
        using OpenAI.Chat;
        ChatClient client = new(model: "gpt-4.1", apiKey: key);
        ChatCompletion completion = client.CompleteChat(
            new SystemChatMessage("Answer in French."),
            new UserChatMessage($"Say {word}."));`,
      ['#1 openai-chat openai/gpt-4.1', '  4-4 system', '  5-5 user {word}'],
    ],
    [
      'OpenAI chat with a list and with factories',
      cs`
        List<ChatMessage> messages = [
            ChatMessage.CreateSystemMessage("Answer in French."),
            new UserChatMessage("Say yes."),
        ];
        var completion = await client.CompleteChatAsync(messages);`,
      ['#1 openai-chat openai/-', '  2-2 system', '  3-3 user'],
    ],
    [
      'OpenAI chat with a text',
      'ChatCompletion c = new ChatClient("gpt-4o", key).CompleteChat("Say this is a test.");',
      ['#1 openai-chat openai/gpt-4o', '  1-1 user'],
    ],
    [
      'Anthropic',
      cs`
        var parameters = new MessageCreateParams
        {
            MaxTokens = 1024,
            System = "Be brief.",
            Messages = [new() { Role = Role.User, Content = "Hello, Claude" }],
            Model = "claude-sonnet-4-5",
        };`,
      ['#1 anthropic-messages anthropic/claude-sonnet-4-5', '  4-4 system', '  5-5 user'],
    ],
    [
      'AutoGen',
      cs`
        using AutoGen.OpenAI;
        var agent = new OpenAIChatAgent(chatClient: client, name: "assistant", systemMessage: "You convert what the user says to upper case.");`,
      ['#1 agent -/-', '  2-2 system'],
    ],
    [
      'LangChain',
      cs`
        using LangChain.Prompts;
        var prompt = PromptTemplate.FromTemplate("What is a good name for {product}?");`,
      ['#1 langchain -/-', '  2-2 prompt {product}'],
    ],
  ],
  'names and texts': [
    [
      'a constant with a raw literal',
      cs`
        public static class Prompts
        {
            private const string SystemPrompt = """
                You are a careful editor.
                  Keep {name} as it is.
                """;
        }`,
      ['#SystemPrompt constant -/-', '  3-6 system {name}'],
    ],
    [
      'a field, a property and an expression',
      cs`
        class A
        {
            static readonly string SummaryPrompt = "Summarize the text of the user in one sentence.";
            public string Instructions { get; set; } = "Answer the question of the user in one sentence.";
            string TaskPrompt => $"Translate the text of the user to {Language} and explain it.";
        }`,
      [
        '#SummaryPrompt constant -/-',
        '  3-3 prompt',
        '#Instructions constant -/-',
        '  4-4 prompt',
        '#TaskPrompt constant -/-',
        '  5-5 prompt {Language}',
      ],
    ],
    [
      'string.Format names what fills it',
      cs`
        class A
        {
            Task Ask(string text) => client.GetResponseAsync(string.Format("Summarize {0} as {{json}}.", text));
        }`,
      ['#Ask extensions-ai -/-', '  3-3 user {text}'],
    ],
    [
      'a builder, a join and a concatenation are one message each',
      cs`
        class A
        {
            async Task Ask(string topic)
            {
                var sb = new StringBuilder();
                sb.AppendLine("Explain the topic.");
                sb.Append("Topic: ").AppendLine(topic);
                await client.GetResponseAsync(sb.ToString());
                await client.GetResponseAsync(string.Join("\n", "Explain the topic.", "Topic: " + topic));
                await client.GetResponseAsync("Explain the topic." + Environment.NewLine +
                    $"Topic: {topic}");
            }
        }`,
      [
        '#sb extensions-ai -/-',
        '  6-7 user {topic}',
        '#Ask extensions-ai -/-',
        '  9-9 user {topic}',
        '#Ask-2 extensions-ai -/-',
        '  10-11 user {topic}',
      ],
    ],
    [
      'a method of the class and a field without this',
      cs`
        class A
        {
            private readonly ChatHistory _history;
            private const string Rules = "Answer with yes or no.";
            public A() { _history = new ChatHistory(Rules); }
            Task Ask(string q) => client.GetResponseAsync(Build(q));
            string Build(string q) => $"Is it true that {q}?";
        }`,
      ['#Rules semantic-kernel -/-', '  4-4 system', '#Build extensions-ai -/-', '  7-7 user {q}'],
    ],
    [
      'a verbatim literal over several lines',
      cs`
        var prompt = @"You are a ""poet"".
        Write a poem for the user about {{topic}}.";`,
      ['#prompt constant -/-', '  1-2 prompt {topic}'],
    ],
  ],
};

describe('C# prompts', () => {
  for (const [library, table] of Object.entries(cases)) {
    describe(library, () => {
      for (const [title, source, rows] of table) {
        it(title, async () => {
          const { prompts, problem } = await parsePrompts('src/A.cs', source);
          assert.equal(problem, null);
          assert.deepEqual(promptRows(source, prompts), rows);
        });
      }
    });
  }
});
