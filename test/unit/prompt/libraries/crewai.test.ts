import { promptTable, py } from '../../support/promptTable';

promptTable('CrewAI', 'src/a.py', [
  {
    title: 'an agent and a task are one unit each; kickoff fills plain fields',
    source: py`
        from crewai import Agent, Task, Crew
        researcher = Agent(
            role="{topic} researcher",
            goal="Find what is new in {topic}",
            backstory="""You have read every journal
            since you were a child.""",
            llm="openai/gpt-4o",
        )
        research = Task(
            description="Collect ten facts on {topic}. Leave {{braces}} alone.",
            expected_output="A list of ten bullet points",
            agent=researcher,
        )
        crew = Crew(agents=[researcher], tasks=[research])`,
    rows: [
      '#1 crewai openai/gpt-4o',
      '  3-6 system {topic}',
      '#2 crewai openai/gpt-4o',
      '  10-11 user {topic}',
    ],
  },
  {
    title: 'f-strings and dedent inside a unit',
    source: py`
        from crewai import Task
        from textwrap import dedent
        def plan(agent, city):
            return Task(
                description=dedent(f"""
                    Plan a walk through {city}.
                """),
                agent=agent,
                expected_output="A route with five stops",
            )`,
    rows: ['#plan crewai -/-', '  5-9 user {city}'],
  },
  {
    title: 'texts that stand in YAML are not here',
    source: py`
        from crewai import Agent, Task
        from crewai.project import CrewBase, agent, task
        @CrewBase
        class LatestAi:
            agents_config = "config/agents.yaml"
            @agent
            def researcher(self) -> Agent:
                return Agent(config=self.agents_config["researcher"], verbose=True)
            @task
            def research(self) -> Task:
                return Task(config=self.tasks_config["research"], output_file="report.md")`,
    rows: [],
  },
  {
    title: 'a tool and its description are neutral',
    source: py`
        from crewai.tools import BaseTool
        class Search(BaseTool):
            name: str = "Search"
            description: str = "You should use this tool to answer questions about the given context."`,
    rows: [],
  },
  {
    title: 'a task of something else',
    source: py`
        from celery import Task
        t = Task(description="You must write the answer to the file", expected_output="the given output of the user")`,
    rows: [],
  },
]);
