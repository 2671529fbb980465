import assert from 'node:assert/strict';
import { parsePrompts, promptRows } from '../support/promptRows';

/** Members of a class that hold what only looks like a prompt, in a file that does use model libraries. */
const members: readonly string[] = [
  '/// <summary>You are a helpful assistant. Answer the question of the user in one sentence.</summary>\nint a;',
  '// You are a helpful assistant. Answer the question of the user in one sentence.\nint a;',
  'const string PromptSql = "SELECT Id, Prompt, Answer FROM Prompts WHERE UserId = @UserId AND Deleted = 0";',
  'const string FindPrompt = """\n    SELECT * FROM PromptTemplates\n    WHERE Name = @name AND Version = @version\n    """;',
  'const string PromptHtml = "<div class=\\"prompt\\"><p>Please answer the question of the user below</p></div>";',
  'const string PromptPath = "Prompts/SystemMessages/CustomerAssistant.prompty";',
  'const string PromptKey = "SemanticKernel:Prompts:SystemMessage:Template";',
  'const string SystemName = "Customer service assistant of the company";',
  'const string PromptError = "The prompt must not be empty, please provide a question for the assistant.";',
  'void A() { _logger.LogInformation("Sending the prompt {Prompt} of the user to the model {Model}", a, b); }',
  'void A() { logger.LogError(e, "You must always provide a question for the assistant: {Question}", q); }',
  'void A() { throw new ArgumentException("You must provide a prompt for the assistant, please check the input."); }',
  'void A() { Console.WriteLine("You are about to chat with the assistant. Please ask a question, or write exit."); }',
  'void A() { Console.Write("Please enter your question for the assistant and press return: "); }',
  'void A() { Assert.Equal("You are a helpful assistant. Answer the question of the user.", prompt.Text); }',
  'void A() { answer.Should().Contain("You are a helpful assistant. Answer the question of the user."); }',
  '[KernelFunction, Description("Returns the weather of the given city. Use it when the user asks about it.")] string A() => b;',
  'string A([Description("The question of the user, exactly as it was written in the chat")] string q) => q;',
  '[McpServerTool(Name = "weather"), Description("Returns the weather of the city, always in English, for the user.")] string A() => b;',
  '[Description("The answer to the question of the user, in one sentence, never more than that.")] public string Answer { get; set; }',
  '[SwaggerOperation(Summary = "Ask", Description = "Sends the prompt of the user to the model and returns the answer.")] void A() { }',
  '[Required(ErrorMessage = "The prompt must not be empty, please provide a question for the assistant")] public string Prompt { get; set; }',
  '[Fact(DisplayName = "should answer the question of the user with the given context and prompt")] void A() { }',
  '[Obsolete("You should use the other prompt template, please do not provide a system message here.")] void A() { }',
  'void A() { app.MapPost("/ask", B).WithDescription("Sends the prompt of the user to the model and returns the answer."); }',
  'void A() { var tool = AIFunctionFactory.Create(B, "weather", "Returns the weather of the city that the user asks for, in English."); }',
  'static readonly Regex PromptRegex = new("^(?:You are|Act as)\\\\s+(?<role>[a-z ]+)\\\\.\\\\s*$");',
  'const string PromptJson = "{\\"role\\": \\"user\\", \\"content\\": \\"\\"}";',
  'void A() { mail.Body = "Dear customer, please answer this message within three days. You should always provide the number."; }',
  'string A => Resources.GetString("SystemPromptForTheCustomerAssistant");',
  'const string Usage = "Usage: agent --prompt <prompt> --model <model> --output <file>";',
];

describe('silence in C#', () => {
  for (const member of members) {
    it(member, async () => {
      const source = `using Microsoft.SemanticKernel;\nusing Microsoft.Extensions.AI;\nclass X\n{\n${member}\n}`;
      const { prompts, problem } = await parsePrompts('src/X.cs', source);
      assert.equal(problem, null);
      assert.deepEqual(promptRows(source, prompts), []);
    });
  }
});
