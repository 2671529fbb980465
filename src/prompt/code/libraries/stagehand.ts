import type { Library } from './library';

const actions = (object: string): string[] =>
  ['act', 'extract', 'observe'].map((name) => `${object}.${name}`);

/** Stagehand: what is to be done, read or found on a page is told to a model. */
export const stagehand: Library = {
  id: 'stagehand',
  modules: ['stagehand', '@browserbasehq/stagehand'],
  calls: [
    {
      format: 'stagehand',
      callee: ['stagehand', 'stagehand.page'].flatMap(actions),
      slots: [{ at: ['instruction', 'action', 0], holds: 'text', role: 'user' }],
      model: [],
    },
    {
      format: 'stagehand',
      callee: actions('page'),
      needsImport: true,
      slots: [{ at: ['instruction', 'action', 0], holds: 'text', role: 'user' }],
      model: [],
    },
    {
      format: 'stagehand',
      callee: ['stagehand.agent'],
      slots: [{ at: ['system_prompt', 'instructions'], holds: 'text', role: 'system' }],
    },
    {
      format: 'stagehand',
      callee: ['agent.execute'],
      needsImport: true,
      slots: [{ at: ['instruction', 0], holds: 'text', role: 'user' }],
      model: [],
    },
  ],
};
