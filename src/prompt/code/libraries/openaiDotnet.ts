import type { Library } from './library';

/** The OpenAI package for .NET and Azure's on top of it. */
export const openaiDotnet: Library = {
  id: 'openai-dotnet',
  languages: ['csharp'],
  modules: ['OpenAI', 'Azure.AI.OpenAI', 'Azure.AI.Inference', 'Betalgo.Ranul.OpenAI', 'OpenAI_API'],
  calls: [
    {
      format: 'openai-chat',
      provider: 'openai',
      callee: ['completechat', 'completechatasync', 'completechatstreaming', 'completechatstreamingasync'],
      slots: [{ at: ['messages', 0], holds: 'messages', role: 'user', rest: true }],
      model: [],
    },
    {
      format: 'openai-responses',
      provider: 'openai',
      callee: [
        'createresponse',
        'createresponseasync',
        'createresponsestreaming',
        'createresponsestreamingasync',
      ],
      slots: [
        { at: ['instructions', 'options.instructions'], holds: 'text', role: 'system' },
        { at: ['user_input_text', 'input_items', 0], holds: 'messages', role: 'user' },
      ],
      model: [],
    },
    {
      format: 'openai-responses',
      provider: 'openai',
      callee: ['responsecreationoptions', 'createresponseoptions'],
      slots: [{ at: ['instructions'], holds: 'text', role: 'system' }],
      holds: true,
    },
    {
      format: 'openai-assistants',
      provider: 'openai',
      callee: [
        'assistantcreationoptions',
        'runcreationoptions',
        'promptagentdefinition',
        'declarativeagentdefinition',
      ],
      slots: [{ at: ['instructions', 'additional_instructions'], holds: 'text', role: 'system' }],
    },
    {
      format: 'openai-chat',
      provider: 'openai',
      callee: ['chatcompletionsoptions', 'chatcompletioncreaterequest', 'chatrequest'],
      slots: [{ at: ['messages'], holds: 'messages', role: 'user' }],
      model: ['model', 'deployment_name'],
    },
  ],
  messages: [
    {
      callee: [
        'systemchatmessage',
        'developerchatmessage',
        'chatmessage.createsystemmessage',
        'chatmessage.createdevelopermessage',
        'responseitem.createsystemmessageitem',
        'responseitem.createdevelopermessageitem',
        'chatrequestsystemmessage',
        'chatmessage.fromsystem',
      ],
      role: 'system',
      content: ['content', 'text', 0],
    },
    {
      callee: [
        'userchatmessage',
        'chatmessage.createusermessage',
        'responseitem.createusermessageitem',
        'chatrequestusermessage',
        'chatmessage.fromuser',
      ],
      role: 'user',
      content: ['content', 'text', 0],
    },
    {
      callee: [
        'assistantchatmessage',
        'chatmessage.createassistantmessage',
        'responseitem.createassistantmessageitem',
        'chatrequestassistantmessage',
        'chatmessage.fromassistant',
      ],
      role: 'assistant',
      content: ['content', 'text', 0],
    },
  ],
  wrappers: [
    { callee: ['chatmessagecontentpart.createtextpart', 'responsecontentpart.createinputtextpart'] },
  ],
};
