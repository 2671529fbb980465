import assert from 'node:assert/strict';
import { parsePrompts, promptRows } from '../support/promptRows';

/** Source without the first line break and the common indentation. */
function java(strings: TemplateStringsArray): string {
  const text = strings.raw[0]!.replace(/^\n/, '');
  const indent = /^ */.exec(text)![0];
  return text.replaceAll(new RegExp(`^${indent}`, 'gm'), '').trimEnd();
}

const langchain4j = 'import dev.langchain4j.service.*;\nimport dev.langchain4j.data.message.*;\n';
const spring = 'import org.springframework.ai.chat.client.ChatClient;\n';

type Case = readonly [title: string, source: string, rows: readonly string[]];

const cases: Readonly<Record<string, readonly Case[]>> = {
  messages: [
    [
      'a class of messages that says its text to the one it extends',
      langchain4j +
        java`
          public class GoOnMessage extends UserMessage {
            private GoOnMessage() {
              super("Go on with the letter. Do not repeat what is written above.");
            }
          }
          class Report extends Window {
            Report() {
              super("Go on with the letter. Do not repeat what is written above.");
            }
          }`,
      ['#GoOnMessage messages -/-', '  5-5 user'],
    ],
  ],
  MCP: [
    [
      'the messages of a prompt that a server offers',
      'import io.modelcontextprotocol.spec.McpSchema.*;\n' +
        java`
          class Prompts {
            List<PromptMessage> start() {
              return List.of(
                new PromptMessage(Role.ASSISTANT, new TextContent("Hello! How can I help you?")),
                new PromptMessage(Role.USER, new TextContent(
                  "I want to learn about "
                    + topic + ".")));
            }
          }`,
      ['#start messages -/-', '  5-5 assistant', '  7-8 user {topic}'],
    ],
    [
      'what a server asks the model of its client',
      'import io.modelcontextprotocol.spec.McpSchema;\n' +
        java`
          class Weather {
            void ask(String report) {
              var request = McpSchema.CreateMessageRequest.builder()
                .systemPrompt("You are a poet!")
                .messages(List.of(new McpSchema.SamplingMessage(McpSchema.Role.USER,
                  new McpSchema.TextContent("Write a poem about this report: " + report))))
                .build();
            }
          }`,
      ['#ask mcp -/-', '  5-5 system', '  7-7 user {report}'],
    ],
  ],
  Names: [
    [
      'an array of prompts holds one in each item',
      java`
        class Chain {
          private static final String[] SYSTEM_PROMPTS = {
            "Extract the numbers from the text, and return each with what it counts.",
            """
            Sort all lines by number.
            Always keep their format."""
          };
        }`,
      ['#SYSTEM_PROMPTS constant -/-', '  3-3 system', '#SYSTEM_PROMPTS-2 constant -/-', '  4-6 system'],
    ],
  ],
  LangChain4j: [
    [
      'annotations of a method make one prompt, in the order of the request',
      langchain4j +
        java`
          interface Chef {
            @UserMessage("Cook a {{dish}} for {{guests}}.")
            @SystemMessage("You are a chef.")
            String cook(@V("dish") String dish, @V("guests") int guests);
            String taste(String dish);
          }`,
      ['#cook langchain4j -/-', '  5-5 system', '  4-4 user {dish, guests}'],
    ],
    [
      'an array of strings is one message',
      langchain4j +
        java`
          interface Poet {
            @UserMessage({
              "Write a poem about {{it}}.",
              "Use four lines."
            })
            String write(String topic);
          }`,
      ['#write langchain4j -/-', '  5-6 user {it}'],
    ],
    [
      'a message over the class goes with every method',
      'import io.quarkiverse.langchain4j.RegisterAiService;\nimport dev.langchain4j.service.*;\n' +
        java`
          @RegisterAiService
          @SystemMessage("Answer in French.")
          public interface Guide {
            @UserMessage("Where is {place}?")
            String where(String place);
            @UserMessage("What is near {{place}}?")
            String near(String place);
          }`,
      [
        '#where langchain4j -/-',
        '  4-4 system',
        '  6-6 user {place}',
        '#near langchain4j -/-',
        '  4-4 system',
        '  8-8 user {place}',
      ],
    ],
    [
      'a message over a class without other messages stands alone',
      langchain4j +
        '@SystemMessage("You write short answers.")\ninterface A { String chat(String message); }',
      ['#A langchain4j -/-', '  3-3 system'],
    ],
    [
      'a constant in an annotation, and a concatenation',
      langchain4j +
        java`
          interface A {
            String RULES = "Answer in one word.";
            @SystemMessage(RULES)
            @UserMessage("Is {{a}} " +
                "greater than {{b}}?")
            boolean isGreater(@V("a") int a, @V("b") int b);
          }`,
      ['#RULES langchain4j -/-', '  4-4 system', '  6-7 user {a, b}'],
    ],
    [
      'a resource is not a literal',
      langchain4j + 'interface A { @SystemMessage(fromResource = "/chef.txt") String a(String b); }',
      [],
    ],
    [
      'the model that the file connects with the interface',
      langchain4j +
        java`
          class App {
            interface Chef {
              @SystemMessage("You are a chef.")
              String cook(String dish);
            }
            ChatModel model = OpenAiChatModel.builder().apiKey(key).modelName("gpt-4o-mini").build();
            Chef chef = AiServices.create(Chef.class, model);
          }`,
      ['#cook langchain4j openai/gpt-4o-mini', '  5-5 system'],
    ],
    [
      'the model of a builder of services, by a constant of the SDK',
      langchain4j +
        java`
          class App {
            interface Chef { @SystemMessage("You are a chef.") String cook(String dish); }
            Chef chef = AiServices.builder(Chef.class)
                .chatModel(OpenAiChatModel.builder().modelName(OpenAiChatModelName.GPT_4_O_MINI).build())
                .build();
          }`,
      ['#cook langchain4j openai/gpt-4o-mini', '  4-4 system'],
    ],
    [
      'a structured prompt',
      'import dev.langchain4j.model.input.structured.StructuredPrompt;\n' +
        java`
          @StructuredPrompt({"Create a recipe of {{dish}}.", "Use only {{ingredients}}."})
          class Recipe { String dish; List<String> ingredients; }`,
      ['#Recipe langchain4j -/-', '  2-2 user {dish, ingredients}'],
    ],
    [
      'prompt templates',
      'import dev.langchain4j.model.input.PromptTemplate;\n' +
        'class A { PromptTemplate t = PromptTemplate.from("Say {{hi}} in {{language}}."); }',
      ['#1 langchain4j -/-', '  2-2 prompt {hi, language}'],
    ],
    [
      'messages in a call, with the model of its receiver',
      langchain4j +
        java`
          class A {
            void run() {
              var model = AnthropicChatModel.builder().modelName("claude-sonnet-4-5").build();
              model.chat(SystemMessage.from("Be brief."), UserMessage.from("Name a river in " + country + "."));
            }
          }`,
      ['#run langchain4j anthropic/claude-sonnet-4-5', '  6-6 system', '  6-6 user {country}'],
    ],
    [
      'a request builder',
      langchain4j +
        java`
          class A {
            ChatRequest r = ChatRequest.builder()
                .messages(List.of(new SystemMessage("Be brief."), UserMessage.from("Name a river.")))
                .build();
          }`,
      ['#1 langchain4j -/-', '  5-5 system', '  5-5 user'],
    ],
    [
      'no library, no annotation',
      'interface A { @Message("Hello {{x}}, welcome back to the shop.") String a(); }',
      [],
    ],
    [
      'descriptions of tools and fields',
      langchain4j +
        'class A { @Tool("Returns the weather of the given city, use it when the user asks for it.") String w(@P("The name of the city, in English") String c) { return ""; } @Description("The first name of the user, never the nickname.") String n; }',
      [],
    ],
  ],
  'Spring AI': [
    [
      'the fluent client',
      spring +
        java`
          class A {
            String ask(String topic) {
              return chatClient.prompt()
                  .system("You answer in {language}.")
                  .user("Explain {topic} as JSON: \\{\"a\": 1\\}")
                  .call().content();
            }
          }`,
      ['#ask spring-ai -/-', '  5-5 system {language}', '  6-6 user {topic}'],
    ],
    [
      'functions of further builders',
      spring +
        java`
          class A {
            String ask(String topic) {
              return chatClient.prompt()
                  .user(u -> u.text("Explain {topic}.").param("topic", topic))
                  .system(s -> { s.text("Be brief."); s.param("x", 1); })
                  .call().content();
            }
          }`,
      ['#ask spring-ai -/-', '  6-6 system', '  5-5 user {topic}'],
    ],
    [
      'a client with a default is part of what is asked, with its model',
      spring +
        java`
          class A {
            private final ChatClient client;
            A(ChatClient.Builder builder) {
              this.client = builder
                  .defaultSystem("You are a pilot.")
                  .defaultOptions(OpenAiChatOptions.builder().model("gpt-4o").temperature(0.2).build())
                  .build();
            }
            String fly(String city) { return client.prompt().user("How far is {city}?").call().content(); }
          }`,
      ['#fly spring-ai openai/gpt-4o', '  6-6 system', '  10-10 user {city}'],
    ],
    [
      'a default alone is held',
      spring +
        'class A { A(ChatClient.Builder b) { this.c = b.defaultSystem("You are a pilot.").build(); } }',
      ['#A spring-ai -/-', '  2-2 system'],
    ],
    [
      'a prompt with text, and one with messages and options',
      'import org.springframework.ai.chat.prompt.*;\n' +
        java`
          class A {
            void a() { chatModel.call(new Prompt("Tell me a joke.")); }
            void b() {
              chatModel.call(new Prompt(
                  List.of(new SystemMessage("Be funny."), new UserMessage("Tell me a joke about " + x)),
                  OpenAiChatOptions.builder().model("gpt-4o-mini").build()));
            }
          }`,
      ['#a spring-ai -/-', '  3-3 user', '#b spring-ai openai/gpt-4o-mini', '  6-6 system', '  6-6 user {x}'],
    ],
    [
      'templates',
      'import org.springframework.ai.chat.prompt.*;\n' +
        java`
          class A {
            PromptTemplate p = new PromptTemplate("Tell a {adjective} joke about {topic}.");
            SystemPromptTemplate s = new SystemPromptTemplate("Your name is {name}.");
          }`,
      ['#1 spring-ai -/-', '  3-3 prompt {adjective, topic}', '#2 spring-ai -/-', '  4-4 system {name}'],
    ],
    [
      'resources are not literals',
      spring +
        'class A { String a() { return c.prompt().system(resource).user(u -> u.text(file)).call().content(); } }',
      [],
    ],
    ['another prompt method', 'class A { void a() { console.prompt("Your name, please: ").read(); } }', []],
  ],
  'provider SDKs': [
    [
      'OpenAI chat',
      'import com.openai.models.ChatModel;\nimport com.openai.models.chat.completions.*;\n' +
        java`
          class A {
            void a(String q) {
              ChatCompletionCreateParams params = ChatCompletionCreateParams.builder()
                  .addUserMessage("Explain " + q)
                  .addSystemMessage("Be brief.")
                  .model(ChatModel.GPT_4_1_MINI).maxCompletionTokens(200)
                  .build();
            }
          }`,
      ['#a openai-chat openai/gpt-4.1-mini', '  7-7 system', '  6-6 user {q}'],
    ],
    [
      'a builder in statements of its own',
      'import com.openai.models.chat.completions.*;\n' +
        java`
          class A {
            void a(String q) {
              var builder = ChatCompletionCreateParams.builder().model("gpt-5-mini");
              builder.addSystemMessage("Be brief.");
              builder.addUserMessage("Explain tides.").addUserMessage(q);
            }
          }`,
      ['#a openai-chat openai/gpt-5-mini', '  5-5 system', '  6-6 user', '  user at run time {q}'],
    ],
    [
      'OpenAI responses',
      'import com.openai.models.responses.*;\n' +
        'class A { Object p = ResponseCreateParams.builder().model("gpt-5").instructions("Talk like a pirate.").input("Is it safe?").build(); }',
      ['#1 openai-responses openai/gpt-5', '  2-2 system', '  2-2 user'],
    ],
    [
      'Anthropic',
      'import com.anthropic.models.messages.*;\n' +
        java`
          class A {
            Object p = MessageCreateParams.builder()
                .model(Model.CLAUDE_SONNET_4_5).maxTokens(1024L)
                .system("Be brief.")
                .addUserMessage("Hello")
                .addAssistantMessage("Hi")
                .build();
          }`,
      ['#1 anthropic-messages anthropic/claude-sonnet-4-5', '  5-5 system', '  6-6 user', '  7-7 assistant'],
    ],
    [
      'Google',
      'import com.google.genai.Client;\n' +
        'class A { void a() { client.models.generateContent("gemini-2.5-flash", "What is your name?", null); } }',
      ['#a google-genai google/gemini-2.5-flash', '  2-2 user'],
    ],
    [
      'Azure',
      'import com.azure.ai.openai.models.*;\n' +
        java`
          class A {
            void a() {
              List<ChatRequestMessage> messages = new ArrayList<>();
              messages.add(new ChatRequestSystemMessage("You are a parrot."));
              messages.add(new ChatRequestUserMessage("What does it eat?"));
              client.getChatCompletions("gpt-4o", new ChatCompletionsOptions(messages));
            }
          }`,
      ['#a azure-openai openai/-', '  5-5 system', '  6-6 user'],
    ],
    [
      'Semantic Kernel',
      'import com.microsoft.semantickernel.Kernel;\n' +
        java`
          class A {
            void a() {
              kernel.invokePromptAsync("Summarize {{$input}} in a line.");
              KernelFunction.createFromPrompt("Translate {{$input}}.").withName("t").build();
              ChatHistory history = new ChatHistory("You are a butler.");
              history.addUserMessage("Wake me at " + hour);
            }
          }`,
      [
        '#a semantic-kernel -/-',
        '  4-4 user {input}',
        '#a-2 semantic-kernel -/-',
        '  5-5 prompt {input}',
        '#a-3 semantic-kernel -/-',
        '  6-6 system',
        '  7-7 user {hour}',
      ],
    ],
  ],
  'names and texts': [
    [
      'a constant with a text block, filled by String.format',
      java`
        class A {
          private static final String SYSTEM_PROMPT = """
              You are a careful editor.
              Answer in %s and keep 100%% of the facts.
              """;
          String f(String l) { return String.format(SYSTEM_PROMPT, l); }
        }`,
      ['#SYSTEM_PROMPT constant -/-', '  2-5 system {l}'],
    ],
    [
      'formatted text flows to the call',
      spring +
        java`
          class A {
            String ask(String topic) {
              String prompt = "Explain %s to a child in two sentences.".formatted(topic);
              return chatClient.prompt(prompt).call().content();
            }
          }`,
      ['#prompt spring-ai -/-', '  4-4 user {topic}'],
    ],
    [
      'a method that builds the text, and joined lines',
      spring +
        java`
          class A {
            String ask(String topic) { return chatClient.prompt().user(userText(topic)).call().content(); }
            private String userText(String topic) {
              return String.join("\n",
                  "Explain the topic.",
                  "Topic: " + topic);
            }
          }`,
      ['#userText spring-ai -/-', '  6-7 user {topic}'],
    ],
    [
      'a string builder is one message',
      spring +
        java`
          class A {
            String ask(List<String> names) {
              StringBuilder sb = new StringBuilder("Greet these people.\n");
              sb.append("One line each: ").append(first).append('\n');
              for (String name : names) { sb.append(name); }
              sb.append("End with a joke.");
              return chatClient.prompt().user(sb.toString()).call().content();
            }
          }`,
      ['#sb spring-ai -/-', '  4-7 user {first, name}'],
    ],
    [
      'what a method builds under a name that says nothing',
      java`
        class A {
          String buildPrompt(String question, List<String> documents) {
            StringBuilder sb = new StringBuilder();
            sb.append("Answer the question of the user.\n");
            for (String document : documents) sb.append(document).append("\n");
            sb.append("Question: ").append(question);
            return sb.toString();
          }
          String ask(String question) {
            var text = new StringBuilder("You are a helpful assistant.\n");
            text.append("Answer the question of the user in one sentence: ").append(question);
            return send(text.toString());
          }
        }`,
      [
        '#buildPrompt constant -/-',
        '  4-6 prompt {document, question}',
        '#text constant -/-',
        '  10-11 prompt {question}',
      ],
    ],
    [
      'MessageFormat',
      'class A { String summaryPrompt(String a) { return MessageFormat.format("Summarize {0} for the user, and don\'\'t add anything else.", a); } }',
      ['#summaryPrompt constant -/-', '  1-1 prompt'],
    ],
    [
      'constants of an enum and a field set in the constructor',
      java`
        enum PromptKind {
          SUMMARY_PROMPT("Summarize the text for the user. Return only the summary."),
          OTHER("x");
          final String text;
          PromptKind(String text) { this.text = text; }
        }`,
      ['#SUMMARY_PROMPT constant -/-', '  2-2 prompt'],
    ],
    [
      'a text that addresses a model',
      'class A { void a() { send("You are a translator. Translate the text that the user gives you into German."); } }',
      ['#a constant -/-', '  1-1 prompt'],
    ],
    [
      'a field without this, set in another method',
      spring +
        java`
          class A {
            private String rules;
            void load() { rules = "Answer with yes or no."; }
            String ask(String q) { return chatClient.prompt().system(rules).user(q).call().content(); }
          }`,
      ['#rules spring-ai -/-', '  4-4 system', '  user at run time {q}'],
    ],
  ],
};

describe('Java prompts', () => {
  for (const [library, table] of Object.entries(cases)) {
    describe(library, () => {
      for (const [title, source, rows] of table) {
        it(title, async () => {
          const { prompts, problem } = await parsePrompts('src/A.java', source);
          assert.equal(problem, null);
          assert.deepEqual(promptRows(source, prompts), rows);
        });
      }
    });
  }
});
