import { kickoffField } from '../../templates/kickoffField';
import type { Library } from './library';

/** CrewAI: an agent and a task are one unit each, with their texts as parts; `kickoff(inputs=…)` fills `{x}`. */
export const crewai: Library = {
  id: 'crewai',
  languages: ['python'],
  modules: ['crewai'],
  calls: [
    {
      format: 'crewai',
      callee: ['agent'],
      needsImport: true,
      adds: 'template of crewai',
      slots: [
        { at: ['role', 'goal', 'backstory'], holds: 'unit', role: 'system', language: kickoffField },
        { at: ['system_template'], holds: 'text', role: 'system' },
        { at: ['prompt_template'], holds: 'text', role: 'user' },
      ],
    },
    {
      format: 'crewai',
      callee: ['task', 'conditionaltask'],
      needsImport: true,
      slots: [
        { at: ['description', 'expected_output'], holds: 'unit', role: 'user', language: kickoffField },
      ],
      model: ['agent'],
      runs: ['agent'],
    },
    {
      format: 'crewai',
      callee: ['kickoff', 'kickoffasync'],
      on: ['agent'],
      runs: 'receiver',
      needsImport: true,
      slots: [{ at: ['messages', 0], holds: 'messages', role: 'user' }],
      model: [],
    },
    {
      format: 'crewai',
      callee: ['call'],
      on: ['llm'],
      needsImport: true,
      slots: [{ at: ['messages', 0], holds: 'messages', role: 'user' }],
      model: [],
    },
  ],
};
