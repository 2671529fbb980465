import { kickoffField } from '../../templates/kickoffField';
import type { ArgumentPath, Library } from './library';

/** Where an agent is given what it is asked. */
const asked: readonly ArgumentPath[] = [
  'task',
  'prompt',
  'query',
  'input',
  'message',
  'messages',
  'msg',
  'question',
  'instruction',
  'requirement',
  'user_prompt',
  'user_message',
  'user_input',
  'content',
  'text',
  0,
];

/** Methods by which whatever talks to a model is asked, whoever wrote it. */
const asking = (
  'run arun runsync runasync runstream runstreamed runtask start astart chat achat ask aask invoke ainvoke execute ' +
  'aexecute executetask kickoff kickoffasync query aquery stream astream streamtext streamobject generate agenerate ' +
  'generatetext generateobject generateresponse generatereply complete respond getresponse reply printresponse ' +
  'aprintresponse getresponsesync sendmessage send talk think step astep predict'
).split(' ');

/** The same for several questions at a time. */
const askingMany = 'batchedrun runbatch batchrun runbatched abatchedrun batch abatch runmany'.split(' ');

/**
 * Agents that a project builds itself, or takes from a library that is not listed: only the names show that their
 * texts are prompts. Functions that ask a model by their name are judged in `nameEvidence.ts`.
 */
export const inHouse: Library = {
  id: 'in-house',
  modules: [],
  calls: [
    {
      format: 'agent',
      callee: ['agent'],
      needs: [['role'], ['goal', 'backstory']],
      slots: [
        {
          at: ['role', 'goal', 'backstory', 'instructions'],
          holds: 'unit',
          role: 'system',
          language: kickoffField,
        },
        { at: ['system_prompt', 'system_template'], holds: 'text', role: 'system' },
      ],
    },
    {
      format: 'agent',
      callee: [
        'agent',
        'chatagent',
        'llmagent',
        'realtimeagent',
        'chatcompletionagent',
        'voiceagent',
        'codeagent',
        'toolcallingagent',
        'createagent',
        'agent.clone',
      ],
      makes: 'agent',
      slots: [
        {
          at: [
            'instructions',
            'system_prompt',
            'system_message',
            'instruction',
            'global_instruction',
            'system',
            'prompt',
          ],
          holds: 'text',
          role: 'system',
        },
      ],
    },
    {
      format: 'agent-task',
      callee: ['task'],
      needs: [['description'], ['agent', 'agents']],
      slots: [
        { at: ['description', 'expected_output'], holds: 'unit', role: 'user', language: kickoffField },
      ],
      model: ['agent'],
    },
    {
      format: 'agent-task',
      callee: ['agents', 'aiagents', 'agentteam', 'agentworkflow', 'workflow', 'crew', 'team', 'swarm'],
      needs: [['agents'], ['tasks']],
      slots: [{ at: ['tasks'], holds: 'batch', role: 'user' }],
      model: [],
    },
    {
      format: 'agent',
      callee: asking.map((method) => `.${method}`),
      on: 'agent',
      runs: 'receiver',
      slots: [{ at: asked, holds: 'messages', role: 'user' }],
      model: [],
    },
    {
      format: 'agent',
      callee: askingMany.map((method) => `.${method}`),
      on: 'agent',
      runs: 'receiver',
      slots: [{ at: ['tasks', 'prompts', 'queries', 'inputs', 'messages', 0], holds: 'batch', role: 'user' }],
      model: [],
    },
  ],
  messages: [
    { callee: ['.addsystemmessage', '.addsystemprompt'], role: 'system', content: ['content', 'text', 0] },
    { callee: ['.addusermessage', '.adduserprompt'], role: 'user', content: ['content', 'text', 0] },
    { callee: ['.addassistantmessage'], role: 'assistant', content: ['content', 'text', 0] },
  ],
};
