import { promptTable } from '../../support/promptTable';

const imported =
  "import { AssistantMessage, PromptElement, SystemMessage, UserMessage } from '@vscode/prompt-tsx';";

promptTable('prompt-tsx', 'src/prompts/explain.tsx', [
  {
    title: 'messages of one render function are one prompt, from opening to closing tag',
    source: [
      imported,
      'export class ExplainPrompt extends PromptElement<Props> {',
      '  render() {',
      '    return (',
      '      <>',
      '        <SystemMessage priority={100}>',
      '          You are a tutor of {this.props.language}.<br />',
      '          Explain slowly.',
      '        </SystemMessage>',
      '        <UserMessage>Explain {this.props.code}</UserMessage>',
      '        <AssistantMessage>Sure:</AssistantMessage>',
      '      </>',
      '    );',
      '  }',
      '}',
    ],
    rows: [
      '#ExplainPrompt prompt-tsx -/-',
      '  6-9 system {this.props.language}',
      '  10-10 user {this.props.code}',
      '  11-11 assistant',
    ],
  },
  {
    title: 'a component of text takes the role of the message it is used in, else none',
    source: [
      imported,
      'class Rules extends PromptElement {',
      '  render() {',
      '    return <>',
      '      Answer in one short paragraph.<br />',
      '      Name the file of {this.props.file}.',
      '    </>;',
      '  }',
      '}',
      'class Other extends PromptElement {',
      "  render() { return <Tag name='x'>Never answer questions about the weather.</Tag>; }",
      '}',
      'class P extends PromptElement {',
      '  render() { return <SystemMessage><Rules file={this.props.file} />Be kind.</SystemMessage>; }',
      '}',
    ],
    rows: [
      '#Rules prompt-tsx -/-',
      '  4-7 system {this.props.file}',
      '#Other prompt-tsx -/-',
      '  11-11 prompt',
      '#P prompt-tsx -/-',
      '  14-14 system',
    ],
  },
  {
    title: 'conditions, choices and loops inside a message',
    source: [
      imported,
      'const Greeting = ({ name, formal, items }: Props) => (',
      '  <UserMessage>',
      "    {formal ? 'Good day' : 'Hi'} {name},",
      '    {items.length > 0 && <>here are my notes: {items.map((item) => <Note>Note {item.text}</Note>)}</>}',
      '  </UserMessage>',
      ');',
    ],
    rows: ['#Greeting prompt-tsx -/-', '  3-6 user {formal, name, items.length, items}'],
  },
  {
    title: 'a message without text is none, nor is an element of labels',
    source: [
      imported,
      'class Q extends PromptElement {',
      '  render() { return <><UserMessage>{this.props.query}</UserMessage><Tag name="x">{this.props.y}:<br /></Tag></>; }',
      '}',
      'class R extends PromptElement {',
      '  render() { return <>File: {this.props.path}</>; }',
      '}',
    ],
    rows: [],
  },
  {
    title: 'silence: what a tool answers',
    source: [
      imported,
      'class SearchResult extends PromptElement {',
      '  render() { return <>No files were found, you should try another word.</>; }',
      '}',
    ],
    rows: [],
  },
  {
    title: 'silence: components of a user interface with the same names',
    path: 'src/chat.tsx',
    source: [
      "import { UserMessage, SystemMessage } from './messages';",
      'export const Chat = () => <div><SystemMessage>You are connected to the assistant. Please ask a question below.</SystemMessage>',
      '  <UserMessage>You should answer the question of the user here</UserMessage></div>;',
    ],
    rows: [],
  },
]);
