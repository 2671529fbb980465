import type { Library } from './library';

/** Amazon Bedrock: Converse takes blocks of text, InvokeModel the body that the model's maker defines. */
export const bedrock: Library = {
  id: 'bedrock',
  modules: ['@aws-sdk/client-bedrock-runtime', 'boto3'],
  calls: [
    {
      format: 'bedrock-converse',
      callee: ['conversecommand', 'conversestreamcommand', 'converse', 'conversestream'],
      slots: [
        { at: ['system'], holds: 'text', role: 'system' },
        { at: ['messages'], holds: 'messages', role: 'user' },
      ],
      model: ['modelid'],
    },
    {
      format: 'bedrock-invoke',
      callee: [
        'invokemodelcommand',
        'invokemodelwithresponsestreamcommand',
        'invokemodel',
        'invokemodelwithresponsestream',
      ],
      slots: [
        { at: ['body.system'], holds: 'text', role: 'system' },
        { at: ['body.messages'], holds: 'messages', role: 'user' },
        { at: ['body.prompt', 'body.inputtext'], holds: 'text', role: 'user' },
      ],
      model: ['modelid'],
    },
  ],
};
