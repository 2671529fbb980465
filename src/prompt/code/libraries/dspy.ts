import { dspySignature } from '../../templates/dspySignature';
import type { Library } from './library';

/** DSPy: a signature is one unit, as a class (docstring and fields) or as a string (`question -> answer`). */
export const dspy: Library = {
  id: 'dspy',
  languages: ['python'],
  modules: ['dspy'],
  calls: [
    {
      format: 'dspy',
      callee: [
        'dspy.predict',
        'dspy.chainofthought',
        'dspy.programofthought',
        'dspy.react',
        'dspy.codeact',
        'dspy.chainofthoughtwithhint',
        'dspy.multichaincomparison',
        'dspy.typedpredictor',
        'dspy.typedchainofthought',
        'dspy.rlm',
        '^predict',
        '^chainofthought',
        '^programofthought',
        '^react',
      ],
      needsImport: true,
      slots: [{ at: ['signature', 0], holds: 'text', role: 'system', language: dspySignature }],
      model: ['lm'],
    },
    {
      format: 'dspy',
      callee: ['dspy.signature', '^signature', 'dspy.makesignature'],
      needsImport: true,
      holds: true,
      slots: [{ at: [0, 'instructions', 1], holds: 'unit', role: 'system', language: dspySignature }],
    },
    {
      format: 'dspy',
      callee: ['withinstructions'],
      slots: [{ at: ['instructions', 0], holds: 'text', role: 'system' }],
      model: [],
    },
  ],
  classes: [
    {
      format: 'dspy',
      bases: ['dspy.signature', '^signature', 'signatures.signature'],
      needsImport: true,
      role: 'system',
      filled: ['inputfield', 'oldinputfield'],
      answered: ['outputfield', 'oldoutputfield'],
    },
  ],
};
