import type { RequestPart } from './model';

/** What the parts of a request beside its messages are called. */
export const partNames: Readonly<Record<RequestPart['kind'], string>> = {
  tools: 'Tools',
  responseFormat: 'Response format',
  agent: 'Agent',
  storedPrompt: 'Stored prompt',
  earlierTurns: 'Previous turns',
  cachedContent: 'Cached content',
  documents: 'Documents',
  toolTurns: 'Tool calls',
  images: 'Images',
  files: 'Files',
  chatFormat: 'Chat format',
};
