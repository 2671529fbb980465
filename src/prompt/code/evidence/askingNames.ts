/** Letters, one of which is in every name that says that a function asks a model. */
export const askingClues = [
  'llm',
  'completion',
  'ask',
  'gpt',
  'claude',
  'gemini',
  'system',
  'user',
  'openai',
  'anthropic',
  'mistral',
  'ollama',
  'bedrock',
  'deepseek',
] as const;

/** Names that say that a function asks a model. */
export function asksModel(callee: string): boolean {
  if (/(?:Error|Exception|Warning|_error|Response(?:Message)?)$/.test(callee)) return false;
  return saysModel.test(callee) || saysMaker.test(callee);
}

/** Whether a name may be that of a function which makes a message in a role: `user_msg`, `makeSystemTurn`. */
export function namesMessageOf(callee: string): boolean {
  return /(?:^|_)(?:system|user|human)_?(?:msg|message|turn)$|(?:System|User|Human)(?:Msg|Message|Turn)$/.test(
    callee,
  );
}

const saysModel =
  /[lL][lL][mM]|[cC]ompletion|^(?:[aA]|aa)sk(_|[A-Z]|$)|gpt|GPT|claude|Claude|gemini|Gemini|(^|_)(system|user)(_?(message|prompt))?$|(System|User)(Message|Prompt)?$/;

/** `chat_anthropic`, `callOpenAI`, `generate_with_ollama` */
const saysMaker =
  /(?:^|_)a?(?:chat|call|query|prompt|invoke|generate|complete|send|request)_?(?:to|with|via|from)?_?(?:openai|anthropic|mistral|ollama|bedrock|deepseek)(?:_(?:api|async|stream|chat|model|json))?$/i;
