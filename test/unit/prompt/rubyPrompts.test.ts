import assert from 'node:assert/strict';
import { parsePrompts, promptRows } from '../support/promptRows';

interface Case {
  readonly title: string;
  readonly source: string;
  readonly rows: readonly string[];
}

/** Source without the first line break and the common indentation. */
function rb(strings: TemplateStringsArray): string {
  const text = strings.raw[0]!.replace(/^\n/, '');
  const indent = /^ */.exec(text)![0];
  return text.replaceAll(new RegExp(`^${indent}`, 'gm'), '').trimEnd() + '\n';
}

const cases: readonly Case[] = [
  {
    title: 'ruby-openai: parameters, roles as texts and symbols, interpolation',
    source: rb`
      require "openai"
      def triage(ticket)
        client = OpenAI::Client.new
        client.chat(
          parameters: {
            model: "gpt-4o-mini",
            messages: [
              { role: "system", content: "Sort the ticket into one queue." },
              { role: :user, content: "Ticket: #{ticket.body}" }
            ],
            temperature: 0.2
          }
        )
      end`,
    rows: ['#triage openai-chat openai/gpt-4o-mini', '  8-8 system', '  9-9 user {ticket.body}'],
  },
  {
    title: 'the official openai gem: chat and responses',
    source: rb`
      require "openai"
      openai = OpenAI::Client.new
      openai.chat.completions.create(messages: [{ role: "user", content: "Say this is a test" }], model: :"gpt-4.1")
      openai.responses.create(model: "gpt-5-mini", instructions: "You are a careful editor.", input: "Shorten the page.")`,
    rows: [
      '#1 openai-chat openai/gpt-4.1',
      '  3-3 user',
      '#2 openai-responses openai/gpt-5-mini',
      '  4-4 system',
      '  4-4 user',
    ],
  },
  {
    title: 'a symbol is no text',
    source: rb`
      require "langchain"
      assistant = Langchain::Assistant.new(llm: llm, instructions: "You are a careful guide.")
      def question
        return :exit if done?
        gets
      end
      assistant.add_message_and_run(content: question)`,
    rows: ['#1 langchainrb -/-', '  2-2 system'],
  },
  {
    title: 'a heredoc constant sent by a call',
    source: rb`
      class Guide
        SYSTEM_PROMPT = <<~PROMPT.freeze
          You are a patient guide.
            Answer in one paragraph.
        PROMPT

        def ask(question)
          @client.chat(parameters: { model: "gpt-4o", messages: [{ role: "system", content: SYSTEM_PROMPT }, { role: "user", content: question }] })
        end
      end`,
    rows: ['#SYSTEM_PROMPT openai-chat openai/gpt-4o', '  2-5 system', '  user at run time {question}'],
  },
  {
    title: 'anthropic: system_, messages, symbols as models',
    source: rb`
      require "anthropic"
      anthropic = Anthropic::Client.new
      anthropic.messages.create(
        max_tokens: 1024,
        system_: "Read the contract with care.",
        messages: [{ role: "user", content: "Review this: #{diff}" }],
        model: :"claude-sonnet-4-5"
      )
      client.messages(parameters: { model: "claude-3-haiku-20240307", system: "Respond in Spanish.", messages: [{ "role": "user", "content": "Hello there" }] })`,
    rows: [
      '#1 anthropic-messages anthropic/claude-sonnet-4-5',
      '  5-5 system',
      '  6-6 user {diff}',
      '#2 anthropic-messages anthropic/claude-3-haiku-20240307',
      '  9-9 system',
      '  9-9 user',
    ],
  },
  {
    title: 'ruby_llm: chat, instructions, ask',
    source: rb`
      require "ruby_llm"
      chat = RubyLLM.chat(model: "claude-sonnet-4-5")
      chat.with_instructions("You are a friendly tutor.")
      chat.ask "What is a monad?"
      chat.add_message(role: :system, content: "Answer in one line.")`,
    rows: [
      '#1 ruby-llm anthropic/claude-sonnet-4-5',
      '  3-3 system',
      '  4-4 user',
      '#2 messages -/-',
      '  5-5 system',
    ],
  },
  {
    title: 'ruby_llm: a chain over several lines is one request',
    source: rb`
      require "ruby_llm"
      answer = RubyLLM.chat(model: "gpt-4.1-nano")
        .with_instructions("You are a tutor of Ruby.")
        .with_temperature(0.2)
        .ask("What is a block?")`,
    rows: ['#1 ruby-llm openai/gpt-4.1-nano', '  3-3 system', '  5-5 user'],
  },
  {
    title: 'ruby_llm: an agent class says its model and instructions; a tool is none',
    source: rb`
      class Tutor < RubyLLM::Agent
        model "gpt-5-nano"
        instructions "You teach history with short stories."
        tools Search
      end
      class Search < RubyLLM::Tool
        description "Searches the index. You must always provide a question and the answer is returned."
        param :query, desc: "What the user wants to know, always as a question"
      end`,
    rows: ['#1 ruby-llm-agent openai/gpt-5-nano', '  3-3 system'],
  },
  {
    title: 'langchainrb: assistant, templates, few shots',
    source: rb`
      require "langchain"
      llm = Langchain::LLM::OpenAI.new(api_key: ENV["KEY"])
      assistant = Langchain::Assistant.new(llm: llm, instructions: "You are a meteorologist.")
      assistant.add_message_and_run!(content: "What is the weather in Oslo?")
      prompt = Langchain::Prompt::PromptTemplate.new(template: "Tell me a {adjective} joke about {content}.", input_variables: ["adjective", "content"])
      Langchain::Prompt::PromptTemplate.from_template("Tell me a {kind} story.")
      Langchain::Prompt::FewShotPromptTemplate.new(prefix: "Write antonyms for words.", suffix: "Input: {word}", example_prompt: x, examples: y)`,
    rows: [
      '#1 langchainrb -/-',
      '  3-3 system',
      '#2 langchainrb -/-',
      '  4-4 user',
      '#3 langchainrb -/-',
      '  5-5 prompt {adjective, content}',
      '#4 langchainrb -/-',
      '  6-6 prompt {kind}',
      '#5 langchainrb -/-',
      '  7-7 prompt',
      '  7-7 prompt {word}',
    ],
  },
  {
    title: 'raix: a transcript, abbreviated messages',
    source: rb`
      class Writer
        include Raix::ChatCompletion
        def call(topic)
          transcript << { system: "You write limericks." }
          transcript << { user: "Write one about #{topic}." }
          chat_completion
        end
      end`,
    rows: ['#call raix -/-', '  4-4 system', '#call-2 raix -/-', '  5-5 user {topic}'],
  },
  {
    title: 'dspy.rb: the description of a signature',
    source: rb`
      class Classify < DSPy::Signature
        description "Classify the sentiment of a sentence."
        input do
          const :sentence, String, description: "The sentence to analyze and to answer about"
        end
      end`,
    rows: ['#1 dspy -/-', '  2-2 system'],
  },
  {
    title: 'active agent: prompt with instructions and a message',
    source: rb`
      class TranslationAgent < ApplicationAgent
        generate_with :openai, model: "gpt-4o-mini", instructions: "Translate what you are given."
        def translate
          prompt(message: "Translate into #{params[:locale]}.", instructions: "Keep the tone.")
        end
      end`,
    rows: [
      '#1 active-agent openai/gpt-4o-mini',
      '  2-2 system',
      '#translate active-agent -/-',
      '  4-4 system',
      '  4-4 user {params.locale}',
    ],
  },
  {
    title: 'methods that return a text: heredoc, implicit return, branches, instance variables',
    source: rb`
      module Personas
        class Poet
          def system_prompt
            <<~PROMPT.strip
              You are a poet called #{@name}.
              You must answer in rhymes, always.
            PROMPT
          end

          def user_prompt(question, short)
            if short
              "Answer the question #{question} in one sentence, please."
            else
              "Answer the question #{question} in detail and explain it."
            end
          end
        end
      end`,
    rows: [
      '#system_prompt constant -/-',
      '  4-7 system {@name}',
      '#user_prompt constant -/-',
      '  12-12 user {question}',
      '#user_prompt-2 constant -/-',
      '  14-14 user {question}',
    ],
  },
  {
    title: 'appends, format, percent, ERB, named arguments',
    source: rb`
      def build_prompt(items)
        prompt = +"You are a careful reader.\n"
        prompt << "Answer with yes or no."
        items.each { |item| prompt << "Item: #{item}\n" }
        prompt
      end
      SUMMARY_PROMPT = "Summarize the text %{text} in %<count>d sentences, please."
      def fill(text)
        format("Translate the following text into %s and return only the translation: %s", "English", text)
      end
      REVIEW_PROMPT = <<~ERB
        You review code for <%= language %>.
        <% files.each do |file| %>
        File <%= file.name %>, always explain.
        <% end %>
      ERB
      RubyLLM.chat.ask("Explain %s to a child." % topic)`,
    rows: [
      '#prompt constant -/-',
      '  2-4 prompt {item}',
      '#SUMMARY_PROMPT constant -/-',
      '  7-7 prompt {text, count}',
      '#REVIEW_PROMPT constant -/-',
      '  11-16 prompt {language, files}',
      '#1 ruby-llm -/-',
      '  17-17 user {topic}',
    ],
  },
  {
    title: 'quotes of every kind',
    source: rb`
      A_PROMPT = %q(You are a careful reader (always). Answer with yes or no.)
      B_PROMPT = %(You are a careful reader of #{things}. Answer with yes or no.)
      C_PROMPT = 'You are a careful reader. Don\'t answer #{with} yes.'
      D_PROMPT = "You are a careful reader. " \
        "Answer with yes or no."
      E_PROMPT = [
        "You are a careful reader.",
        "Answer with yes or no.",
      ].join("\n")
      F_PROMPT = <<-'TEXT'
        You are a careful reader of #{things}. Answer with yes or no.
        TEXT`,
    rows: [
      '#A_PROMPT constant -/-',
      '  1-1 prompt',
      '#B_PROMPT constant -/-',
      '  2-2 prompt {things}',
      '#C_PROMPT constant -/-',
      '  3-3 prompt',
      '#D_PROMPT constant -/-',
      '  4-5 prompt',
      '#E_PROMPT constant -/-',
      '  7-8 prompt',
      '#F_PROMPT constant -/-',
      '  10-12 prompt',
    ],
  },
  {
    title: 'a method whose text goes into a call',
    source: rb`
      require "openai"
      class Bot
        def instructions(name)
          "You help #{name} with their garden."
        end
        def run(q)
          @client.chat(parameters: { model: "gpt-4o", messages: [{ role: "system", content: instructions("Ann") }, { role: "user", content: q }] })
        end
      end`,
    rows: ['#instructions openai-chat openai/gpt-4o', '  4-4 system {name}', '  user at run time {q}'],
  },
];

const silent: readonly (readonly [string, string])[] = [
  [
    'output of a generator',
    rb`
    require "ruby_llm"
    class Install < Rails::Generators::Base
      def info
        say "  Start your server and ask the assistant a question, you should see the answer.", :green
      end
    end`,
  ],
  [
    'code templates',
    rb`
    SOURCE_TEMPLATE = <<~RUBY
      # frozen_string_literal: true

      module %<department>s
        # You must always provide an example and describe the following output
      end
    RUBY`,
  ],
  ['an empty file', ''],
  [
    'SQL',
    rb`
    QUERY_TEMPLATE = <<~SQL
      SELECT id, name FROM users WHERE you_must = 'always' AND answer = 'question'
    SQL`,
  ],
  [
    'HTML',
    rb`
    PAGE_TEMPLATE = <<~HTML
      <div>You are <%= name %>. You must always answer the question.</div>
    HTML`,
  ],
  [
    'descriptions of commands',
    rb`
    class CLI < Thor
      desc "ask QUESTION", "Ask a question and return the answer of the assistant to the user"
      long_desc <<~TEXT
        You should provide the prompt as an argument, always in quotes. The model will respond with an answer.
      TEXT
      method_option :prompt, desc: "The system prompt that you want the assistant to follow, always in English"
      def ask(q); end
    end`,
  ],
  [
    'options',
    rb`OptionParser.new { |opts| opts.on("--prompt TEXT", "The prompt that you must provide for the question and the answer") }`,
  ],
  [
    'logs',
    rb`Rails.logger.info("The system prompt was not given, so the model will respond without following instructions")`,
  ],
  [
    'errors',
    rb`raise ArgumentError, "You must provide a prompt with a question, the answer should not be empty"`,
  ],
  [
    'output',
    rb`puts "You are now using the best model. You must never share the key that you provide here."`,
  ],
  [
    'warnings',
    rb`warn "You are using a deprecated prompt. You should always provide the instructions for the model."`,
  ],
  [
    'abort',
    rb`abort "You are not in a repository. You must always provide an answer to the question of the user."`,
  ],
  [
    'questions at a terminal',
    rb`prompt.ask("What is the question that the assistant should answer for the user?", default: "none")`,
  ],
  [
    'questions with yes',
    rb`prompt.yes?("You are about to delete the answer. Do you want the assistant to continue? Please answer.")`,
  ],
  [
    'comments',
    rb`
    # You are a careful reader. You must always answer the question with yes or no, and return only JSON.
    def f; end`,
  ],
  [
    'tool parameters',
    rb`
    class T < RubyLLM::Tool
      description "Return the answer to the question. You should always provide the context for the answer."
    end`,
  ],
  [
    'validations',
    rb`
    class A < ApplicationRecord
      validates :prompt, presence: { message: "must be given before the model can answer" }
    end`,
  ],
  [
    'test names',
    rb`
    RSpec.describe "prompt" do
      it "returns the answer when the prompt should be given and you must follow the instructions" do
        expect(x).to eq("You are a helpful assistant that must always answer the question of the user.")
      end
    end`,
  ],
  [
    'mail',
    rb`EMAIL_TEMPLATE = "You are receiving this message because you must always confirm the answer that you provide."`,
  ],
  [
    'keys',
    rb`SYSTEM_PROMPT_KEY = "the key under which the system prompt of the assistant and the answers are stored"`,
  ],
  [
    'translations',
    rb`I18n.t("prompts.answer", default: "You must always answer the question of the user in this form")`,
  ],
  [
    'messages without text',
    rb`
    require "openai"
    client.chat(parameters: { model: "gpt-4o", messages: [{ role: "user", content: q }, { role: "system", content: "#{a}\n#{b}" }] })`,
  ],
  ['symbols', rb`has_many :system_prompts, class_name: "AssistantSystemPromptThatMustAlwaysBeGiven"`],
  [
    'flash messages',
    rb`redirect_to root_path, notice: "Your prompt was saved. The assistant will respond to the question with an answer."`,
  ],
  [
    'a schema',
    rb`PROMPT_SCHEMA = '{"type": "object", "description": "You must always answer the question of the user"}'`,
  ],
];

describe('Ruby', () => {
  for (const { title, source, rows } of cases) {
    it(title, async () => {
      const { prompts } = await parsePrompts('lib/app.rb', source);
      assert.deepEqual(promptRows(source, prompts), rows);
    });
  }

  describe('is silent on', () => {
    for (const [title, source] of silent) {
      it(title, async () => {
        const { prompts } = await parsePrompts('lib/app.rb', source);
        assert.deepEqual(promptRows(source, prompts), []);
      });
    }
  });
});
