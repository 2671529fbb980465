import assert from 'node:assert/strict';
import { parsePrompts, promptRows } from '../support/promptRows';

/** Members of a class that hold what only looks like a prompt, in a file that does use model libraries. */
const members: readonly string[] = [
  '/** You are a helpful assistant. Answer the question of the user in one sentence. */ int a;',
  '// You are a helpful assistant. Answer the question of the user in one sentence.\nint a;',
  'static final String PROMPT_SQL = "SELECT id, prompt, answer FROM prompts WHERE user_id = ? AND deleted = false";',
  'static final String FIND_PROMPT = """\n    SELECT * FROM prompt_template\n    WHERE name = :name AND version = :version\n    """;',
  'static final String PROMPT_TEMPLATE_HTML = "<div class=\\"prompt\\"><p>Please answer the question of the user below</p></div>";',
  'static final String PROMPT_PATH = "classpath:/prompts/system-message-for-the-assistant.st";',
  'static final String PROMPT_KEY = "spring.ai.chat.prompt.system-message.template";',
  'static final String SYSTEM_NAME = "Customer service assistant of the company";',
  'static final String PROMPT_ERROR = "The prompt must not be empty, please provide a question for the assistant.";',
  'void a() { log.info("You are now sending the prompt {} to the model {} with {} tokens", a, b, c); }',
  'void a() { logger.error("The user message could not be answered by the assistant: {}", message); }',
  'void a() { throw new IllegalArgumentException("You must provide a prompt for the assistant, please check the input."); }',
  'void a() { System.out.println("Please enter your question for the assistant, or type exit to return."); }',
  'void a() { assertThat(answer).contains("You are a helpful assistant. Answer the question of the user."); }',
  '@Tool("Returns the weather forecast of the given city. Use it when the user asks about the weather.") String a() { return b; }',
  '@Tool(name = "weather", description = "Returns the weather of the city that the user asks for, always in English.") String a() { return b; }',
  'String a(@ToolParam(description = "The question of the user, exactly as it was written in the chat") String q) { return q; }',
  'String a(@P("The question of the user, exactly as it was written in the chat, never shortened") String q) { return q; }',
  '@Description("The answer to the question of the user, in one sentence, never more than that.") String answer;',
  '@Operation(summary = "Ask", description = "Sends the prompt of the user to the model and returns the generated answer.") void a() {}',
  '@Schema(description = "The prompt that the user has written, to be answered by the assistant.") String prompt;',
  '@JsonPropertyDescription("The summary of the text, at most three sentences, always in the language of the user") String summary;',
  '@DisplayName("should answer the question of the user with the given context and system prompt") void a() {}',
  '@Value("${app.prompts.system:You are not configured}") String systemPrompt;',
  '@NotBlank(message = "The prompt must not be blank, please provide a question for the assistant") String prompt;',
  '@ApiModelProperty("系统提示词,用于设定助手的角色和行为,由用户在页面上填写") String prompt;',
  'void a() { redis.set("prompt:template:system:" + id, json); }',
  'static final String PROMPT_JSON = "{\\"role\\": \\"user\\", \\"content\\": \\"\\"}";',
  'static final Pattern PROMPT_PATTERN = Pattern.compile("^(?:You are|Act as)\\\\s+(?<role>[a-z ]+)\\\\.\\\\s*$");',
  'void a() { mail.setText("Dear customer, please answer this message within three days. You should always provide the number."); }',
  'static class B extends AbstractFailureAnalyzer<E> { String actionPreamble() { return "Use a different value or provide an executor using one of the following methods:"; } }',
  'static final String USAGE = "Usage: java -jar agent.jar --prompt <prompt> --model <model> --output <file>";',
];

describe('silence in Java', () => {
  for (const member of members) {
    it(member, async () => {
      const source = `import dev.langchain4j.service.*;\nimport org.springframework.ai.chat.client.ChatClient;\nclass A { ${member} }`;
      const { prompts, problem } = await parsePrompts('src/main/java/A.java', source);
      assert.equal(problem, null);
      assert.deepEqual(promptRows(source, prompts), []);
    });
  }
});
