import assert from 'node:assert/strict';
import { parsePrompts, promptRows } from '../support/promptRows';

interface Case {
  readonly title: string;
  readonly source: string;
  readonly rows: readonly string[];
}

/** Source without the first line break and the common indentation. */
function rs(strings: TemplateStringsArray): string {
  const text = strings.raw[0]!.replace(/^\n/, '');
  const indent = /^ */.exec(text)![0];
  return `${text.replaceAll(new RegExp(`^${indent}`, 'gm'), '').trimEnd()}\n`;
}

const cases: readonly Case[] = [
  {
    title: 'rig: an agent with model and preamble, a prompt',
    source: rs`
      use rig::{completion::Prompt, providers::openai};
      async fn run(topic: &str) -> Result<()> {
          let client = openai::Client::from_env();
          let poet = client
              .agent("gpt-4o")
              .preamble("You are a comedian.")
              .temperature(0.5)
              .build();
          let answer = poet.prompt(format!("Entertain me about {topic}!")).await?;
          Ok(())
      }`,
    rows: ['#run rig openai/gpt-4o', '  6-6 system', '#run-2 rig openai/gpt-4o', '  9-9 user {topic}'],
  },
  {
    title: 'async-openai: builders of requests and messages',
    source: rs`
      use async_openai::{types::{ChatCompletionRequestSystemMessageArgs, CreateChatCompletionRequestArgs}, Client};
      async fn triage(ticket: &Ticket) -> Result<()> {
          let request = CreateChatCompletionRequestArgs::default()
              .max_tokens(512u32)
              .model("gpt-4o-mini")
              .messages([
                  ChatCompletionRequestSystemMessageArgs::default()
                      .content("Sort the ticket into one queue.")
                      .build()?
                      .into(),
                  ChatCompletionRequestUserMessageArgs::default()
                      .content(format!("Ticket: {}", ticket.body))
                      .build()?
                      .into(),
              ])
              .build()?;
          client.chat().create(request).await?;
          Ok(())
      }`,
    rows: ['#triage openai-chat openai/gpt-4o-mini', '  8-8 system', '  12-12 user {ticket.body}'],
  },
  {
    title: 'async-openai: requests written out, messages from texts, responses',
    source: rs`
      use async_openai::types::*;
      fn f(q: String) {
          let request = CreateChatCompletionRequest {
              model: "gpt-4o".into(),
              messages: vec![
                  ChatCompletionRequestSystemMessage::from("You are terse.").into(),
                  ChatCompletionRequestMessage::User(ChatCompletionRequestUserMessage { content: q.into(), ..Default::default() }),
              ],
              ..Default::default()
          };
          let r = CreateResponseArgs::default().model("gpt-5-mini").instructions("You edit with care.").input("Shorten the page.").build()?;
      }`,
    rows: [
      '#f openai-chat openai/gpt-4o',
      '  6-6 system',
      '  user at run time {q}',
      '#f-2 openai-responses openai/gpt-5-mini',
      '  11-11 system',
      '  11-11 user',
    ],
  },
  {
    title: 'genai: a chat request of messages',
    source: rs`
      use genai::chat::{ChatMessage, ChatRequest};
      fn f() {
          let chat_req = ChatRequest::new(vec![
              ChatMessage::system("Answer in one sentence."),
              ChatMessage::user("Why is the sky blue?"),
          ]);
          let one = ChatRequest::from_user("Why is the sky red?");
      }`,
    rows: ['#f rust-genai -/-', '  4-4 system', '  5-5 user', '#f-2 rust-genai -/-', '  7-7 user'],
  },
  {
    title: 'langchain-rust: message formatters and templates',
    source: rs`
      use langchain_rust::{fmt_message, fmt_template, message_formatter, template_fstring};
      fn f() {
          let prompt = message_formatter![
              fmt_message!(Message::new_system_message("You are a technical writer.")),
              fmt_template!(HumanMessagePromptTemplate::new(template_fstring!("Explain {input} to me.", "input")))
          ];
      }`,
    rows: ['#prompt messages -/-', '  4-4 system', '  5-5 user {input}'],
  },
  {
    title: 'llm-chain: prompts of two texts, by position and by name',
    source: rs`
      use llm_chain::{parameters, prompt};
      fn f() {
          prompt!("You are a robot.", "Greet {{name}} in one line.");
          prompt!(user: "Remind me who we greeted.");
          prompt!("Write a summary for this text: {{text}}");
      }`,
    rows: [
      '#f llm-chain -/-',
      '  3-3 system',
      '  3-3 user {name}',
      '#f-2 llm-chain -/-',
      '  4-4 user',
      '#f-3 llm-chain -/-',
      '  5-5 user {text}',
    ],
  },
  {
    title: 'llm: a builder of the model, messages by role, steps of a chain',
    source: rs`
      use llm::{builder::LLMBuilder, chat::ChatMessage};
      fn f() {
          let llm = LLMBuilder::new().backend(LLMBackend::OpenAI).model("gpt-4o").system("Be brief.").build().unwrap();
          let messages = vec![
              ChatMessage::user().content("What is a struct?").build(),
              ChatMessage::assistant().content("A type with fields.").build(),
              ChatMessage::user().content("Show one.").image(ImageMime::PNG, png).build(),
          ];
          let step = MultiChainStepBuilder::new(MultiChainStepMode::Chat).template("Find news of {{topic}}").build();
          let other = ChainStepBuilder::new("a").template("Sum up {{news}}").build();
      }`,
    rows: [
      '#f llm-rs openai/gpt-4o',
      '  3-3 system',
      '#messages messages -/-',
      '  5-5 user',
      '  6-6 assistant',
      '  7-7 user',
      '#f-2 llm-rs -/-',
      '  9-9 user {topic}',
      '#f-3 llm-rs -/-',
      '  10-10 user {news}',
    ],
  },
  {
    title: 'ollama-rs: generation and chat',
    source: rs`
      use ollama_rs::generation::completion::request::GenerationRequest;
      fn f(ollama: Ollama) {
          ollama.generate(GenerationRequest::new("llama3.2:latest".to_string(), "Why is the sky blue?")).await;
          ollama.send_chat_messages(ChatMessageRequest::new("gemma2".into(), vec![ChatMessage::user("Say hello.".to_string())]));
      }`,
    rows: ['#f ollama ollama/llama3.2:latest', '  3-3 user', '#f-2 ollama ollama/gemma2', '  4-4 user'],
  },
  {
    title: 'message objects as JSON',
    source: rs`
      fn body(q: &str) -> Value {
          json!({
              "model": "gpt-4o",
              "messages": [
                  { "role": "system", "content": "You are a terse assistant." },
                  { "role": "user", "content": q },
              ]
          })
      }`,
    rows: ['#body request-body openai/gpt-4o', '  5-5 system', '  user at run time {q}'],
  },
  {
    title: 'constants, continued lines, raw strings, statics, placeholders that the program replaces',
    source: rs`
      const SYSTEM_PROMPT: &str = "You are a careful editor. \
          Return only the corrected text.";
      static REVIEW_PROMPT: &str = r#"You review code.
      Always explain "why" in {{language}}."#;
      pub const JOINED_PROMPT: &str = concat!(
          "You are a careful reader. ",
          "Answer with yes or no.",
      );
      mod prompts {
          pub const SUMMARY_PROMPT: &str = "Summarize the text {text} in one sentence, please.";
      }
      static LAZY_PROMPT: LazyLock<String> = LazyLock::new(|| format!("You are a careful reader. Always answer in {}.", LANGUAGE));`,
    rows: [
      '#SYSTEM_PROMPT constant -/-',
      '  1-2 system',
      '#REVIEW_PROMPT constant -/-',
      '  3-4 prompt {language}',
      '#JOINED_PROMPT constant -/-',
      '  6-7 prompt',
      '#SUMMARY_PROMPT constant -/-',
      '  10-10 prompt {text}',
      '#LAZY_PROMPT constant -/-',
      '  12-12 prompt {LANGUAGE}',
    ],
  },
  {
    title: 'functions that return a text: format, branches, methods, built strings',
    source: rs`
      impl Persona {
          fn system_prompt(&self) -> String {
              format!("You are {}. You must answer in {lang}, always in {0}.", self.name, lang = self.lang)
          }
          fn user_prompt(&self, short: bool) -> &'static str {
              if short {
                  "Answer the question in one sentence, please."
              } else {
                  "Answer the question in detail and explain it."
              }
          }
          fn build_prompt(&self, items: &[String]) -> String {
              let mut prompt = String::from("You are a careful reader.\n");
              prompt.push_str("Answer with yes or no.");
              for item in items {
                  writeln!(prompt, "Item: {item}").unwrap();
              }
              prompt
          }
      }`,
    rows: [
      '#system_prompt constant -/-',
      '  3-3 system {self.name, lang}',
      '#user_prompt constant -/-',
      '  7-7 user',
      '#user_prompt-2 constant -/-',
      '  9-9 user',
      '#prompt constant -/-',
      '  13-16 prompt {item}',
    ],
  },
  {
    title: 'a dedented text, also in braces',
    source: rs`
      fn rules() -> String {
          let system_prompt = indoc! {"
              You are a careful reader.
              Answer with yes or no.
          "};
          let user_prompt = formatdoc!("
              Answer the question {question} now, please.
              Always cite the source.
          ");
      }`,
    rows: [
      '#system_prompt constant -/-',
      '  2-5 system',
      '#user_prompt constant -/-',
      '  6-9 user {question}',
    ],
  },
  {
    title: 'swiftide: templates and system prompts; kalosm: a task',
    source: rs`
      use swiftide::agents::{Agent, SystemPrompt};
      fn f() {
          let prompt_template = Prompt::from("Summarize the document {{ document }} and answer in one line.");
          let agent = Agent::builder().system_prompt("You fix broken builds.").build()?;
      }`,
    rows: ['#prompt_template constant -/-', '  3-3 prompt {document}', '#f swiftide -/-', '  4-4 system'],
  },
  {
    title: 'a constant goes into the call that sends it',
    source: rs`
      use rig::agent::AgentBuilder;
      const PREAMBLE: &str = "You are a patient guide. Answer in one paragraph.";
      fn f(model: Model) -> Agent {
          AgentBuilder::new(model).preamble(PREAMBLE).build()
      }`,
    rows: ['#PREAMBLE rig -/-', '  2-2 system'],
  },
];

const silent: readonly (readonly [string, string])[] = [
  ['an empty file', ''],
  [
    'SQL',
    rs`const QUERY_TEMPLATE: &str = "SELECT id, name FROM users WHERE you_must = 'always' AND answer = 'question'";`,
  ],
  [
    'HTML',
    rs`const PAGE_TEMPLATE: &str = r#"<div>You are {{name}}. You must always answer the question.</div>"#;`,
  ],
  [
    'help of a command',
    rs`
    #[derive(Parser)]
    #[command(about = "Ask a question and return the answer of the assistant to the user")]
    struct Cli {
        /// The system prompt that you want the assistant to follow, always in English
        #[arg(long, help = "You should always provide the prompt for the question, the model will answer")]
        prompt: String,
    }`,
  ],
  [
    'clap builders',
    rs`fn f() { Arg::new("prompt").help("You should always provide the prompt for the question, the model will answer"); }`,
  ],
  [
    'logs',
    rs`fn f() { info!("The system prompt was not given, so the model will respond without following instructions"); }`,
  ],
  [
    'tracing',
    rs`fn f() { tracing::warn!(%id, "You are using a deprecated prompt. You should always provide the instructions."); }`,
  ],
  [
    'output',
    rs`fn f() { println!("You are now using the best model. You must never share the key that you provide here."); }`,
  ],
  [
    'errors',
    rs`fn f() -> Result<()> { bail!("You must provide a prompt with a question, the answer should not be empty") }`,
  ],
  [
    'anyhow',
    rs`fn f() { let prompt_error = anyhow!("You must provide a prompt with a question, the answer should not be empty"); }`,
  ],
  [
    'panics',
    rs`fn f() { panic!("You are not allowed to do this. The prompt must always be given for an answer to the question."); }`,
  ],
  [
    'expect',
    rs`fn f() { let prompt = read().expect("You must provide a prompt with a question, the answer should not be empty"); }`,
  ],
  [
    'error enums',
    rs`
    #[derive(Error)]
    enum E {
        #[error("You must provide a prompt with a question, the answer should not be empty")]
        NoPrompt,
    }`,
  ],
  [
    'doc comments',
    rs`
    /// You are a careful reader. You must always answer the question with yes or no, and return only JSON.
    fn f() {}`,
  ],
  [
    'module comments',
    rs`//! You are a careful reader. You must always answer the question with yes or no, and return only JSON.`,
  ],
  [
    'tests in the file',
    rs`
    #[cfg(test)]
    mod tests {
        const SYSTEM_PROMPT: &str = "You are a careful reader. Answer with yes or no, always in English.";
        #[test]
        fn f() { assert_eq!(x, "You are a careful reader. Answer with yes or no, always in English."); }
    }
    #[tokio::test]
    async fn prompt() { let prompt = "You are a careful reader. Answer with yes or no, always in English."; }`,
  ],
  [
    'tool descriptions',
    rs`
    fn definition() -> ToolDefinition {
        ToolDefinition { name: "search".into(), description: "Search the index. You must always provide a question and the answer is returned.".into(), parameters: json!({"type": "object", "properties": {"query": {"type": "string", "description": "The question that you want to be answered, always in English"}}}) }
    }`,
  ],
  [
    'bytes',
    rs`const PROMPT: &[u8] = b"You are a careful reader. Answer with yes or no, always in English.";`,
  ],
  [
    'messages without text',
    rs`
    use async_openai::types::*;
    fn f(q: String) { let r = CreateChatCompletionRequestArgs::default().model("gpt-4o").messages([ChatCompletionRequestUserMessageArgs::default().content(format!("{}\n{}", q, q)).build()?.into()]).build()?; }`,
  ],
  [
    'questions at a terminal',
    rs`fn f() { Confirm::new().with_prompt("Do you want the assistant to continue and to answer the question?").interact(); }`,
  ],
  [
    'input',
    rs`fn f() { Input::<String>::new().with_prompt("Please provide the question that the assistant should answer").interact_text(); }`,
  ],
  [
    'keys',
    rs`const SYSTEM_PROMPT_KEY: &str = "the key under which the system prompt of the assistant and the answers are stored";`,
  ],
  ['paths', rs`const PROMPT_PATH: &str = "prompts/you/must/always/answer/the/question/of/the/user.md";`],
  [
    'a schema',
    rs`const PROMPT_SCHEMA: &str = r#"{"type": "object", "description": "You must always answer the question"}"#;`,
  ],
];

describe('Rust', () => {
  for (const { title, source, rows } of cases) {
    it(title, async () => {
      const { prompts } = await parsePrompts('src/app.rs', source);
      assert.deepEqual(promptRows(source, prompts), rows);
    });
  }

  describe('is silent on', () => {
    for (const [title, source] of silent) {
      it(title, async () => {
        const { prompts } = await parsePrompts('src/app.rs', source);
        assert.deepEqual(promptRows(source, prompts), []);
      });
    }
  });
});
