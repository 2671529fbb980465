import { promptTable, py } from '../support/promptTable';

promptTable('texts that are the default of what a call declares', 'src/a.py', [
  {
    title: 'options of a command line, by their long names',
    source: py`
      import argparse
      import click
      parser = argparse.ArgumentParser()
      parser.add_argument("-s", "--system_prompt", type=str, default="You are a clerk who sorts letters.", help="what it is told")
      parser.add_argument("--greeting", default="You should please write below the line.")
      @click.option("--system-prompt", default="You are a clerk who sorts parcels.", help="what it is told")
      def main(system_prompt):
          pass`,
    rows: ['#system_prompt constant -/-', '  4-4 system', '#system_prompt-2 constant -/-', '  6-6 system'],
  },
  {
    title: 'fields of a class and parameters, first or by keyword, and never their descriptions',
    source: py`
      class Settings(BaseModel):
          citation_instructions: str = Field("""Use the sources for the answer. You must name each.""", title="x")
          system_message: Optional[str] = Field(default="You are a clerk who sorts letters.", description="You are told this first, and must answer.")
          prompt: str = Field(..., description="You must write here what the model should answer.")
          note: str = Field(default="Answer below the line, please.")
      @dataclass
      class Plain:
          system_prompt: str = field(default="You are a clerk who sorts parcels.")
      def run(system_prompt: str = typer.Option("You are a clerk who sorts stamps.", help="what it is told")):
          pass`,
    rows: [
      '#citation_instructions constant -/-',
      '  2-2 prompt',
      '#system_message constant -/-',
      '  3-3 system',
      '#system_prompt constant -/-',
      '  8-8 system',
      '#system_prompt-2 constant -/-',
      '  9-9 system',
    ],
  },
  {
    title: 'places to type in, by their label or by what keeps them',
    source: py`
      import streamlit as st
      first = st.sidebar.text_area("System prompt", "You are a clerk who sorts letters.")
      system_prompt = st.text_area("The clerk", value="You are a clerk who sorts parcels.", help="You must tell it what to answer.")
      box = gr.Textbox(label="Instructions", value="Sort the letters by sender. Do not open any of them.", placeholder="Please write the rules below.")
      name = st.text_input("Your name", "Please write it below, and do not use the short form.")`,
    rows: [
      '#system_prompt constant -/-',
      '  2-2 system',
      '#system_prompt-2 constant -/-',
      '  3-3 system',
      '#instructions constant -/-',
      '  4-4 system',
    ],
  },
  {
    title: 'flags of Go',
    path: 'main.go',
    source: [
      'package main',
      'var system = flag.String("system-prompt", "You are a clerk who sorts letters.", "what it must be told below")',
      'func init() {',
      '\tcmd.Flags().StringVarP(&rules, "instructions", "i", "Sort the letters by sender. Do not open any of them.", "you should give rules")',
      '}',
    ],
    rows: ['#system_prompt constant -/-', '  2-2 system', '#instructions constant -/-', '  4-4 system'],
  },
  {
    title: 'options of scripts, described behind their names or in an object',
    path: 'cli.ts',
    source: [
      "new Command().option('-s, --system-prompt <text>', 'what you must tell it', 'You are a clerk who sorts letters.');",
      "yargs.option('instructions', { describe: 'You should give short rules', default: 'Sort the letters by sender. Do not open any of them.' });",
    ],
    rows: ['#system_prompt constant -/-', '  1-1 system', '#instructions constant -/-', '  2-2 system'],
  },
]);
