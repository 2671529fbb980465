import type { MatchLogic } from '@pydantic/genai-prices';

/** Whether a rule of the price table answers for an id. `id` in lower case. */
export function matches(match: MatchLogic, id: string): boolean {
  if ('or' in match) return match.or.some((one) => matches(one, id));
  if ('and' in match) return match.and.every((one) => matches(one, id));
  if ('regex' in match) return new RegExp(match.regex).test(id);
  if ('equals' in match) return id === match.equals.toLowerCase();
  if ('starts_with' in match) return id.startsWith(match.starts_with.toLowerCase());
  if ('ends_with' in match) return id.endsWith(match.ends_with.toLowerCase());
  return id.includes(match.contains.toLowerCase());
}

/** What may follow a model's name without making it another model: a date, a version, a channel. */
const version =
  /^(?:[-@:](?:20\d{6}|20\d{2}-\d{2}-\d{2}|\d{2}-\d{2,4}|\d{3,4}|latest|preview|exp|experimental|v\d+(?::\d+)?|0))*$/;
/** What may stand before it: a Bedrock region and maker, a resource path. */
const place = /^(?:[a-z-]+\.){0,2}$|^.*\/(?:[a-z-]+\.){0,2}$/;

/** Whether an id is this model, perhaps of a date or version. Both in lower case. */
export function isVersionOf(name: string, id: string): boolean {
  return id.startsWith(name) && version.test(id.slice(name.length));
}

/**
 * Whether a match rule names this model rather than just a beginning of its name: `starts_with claude-sonnet-5`
 * also answers for `claude-sonnet-5-5`, which is another model. `id` in lower case.
 */
export function isListed(match: MatchLogic, id: string): boolean {
  if ('or' in match) return match.or.some((one) => isListed(one, id));
  if ('and' in match) return match.and.every((one) => isListed(one, id));
  if ('equals' in match) return match.equals.toLowerCase() === id;
  if ('regex' in match) return new RegExp(match.regex).test(id);
  const part = partOf(match).toLowerCase();
  const at = id.indexOf(part);
  if (at < 0) return false;
  const before = id.slice(0, at);
  // Rules may end in a part of a date (`gpt-4o-mini-2024-`): what follows the name is read from the date's start.
  const name = part.replace(/[-@](?:20[\d-]*)?$/, '');
  const rest = id.slice(at + name.length);
  const after = id.startsWith('ft:') ? rest.replace(/:.*$/s, '') : rest;
  if ('starts_with' in match) return before === '' && version.test(after);
  if ('ends_with' in match) return after === '' && place.test(before);
  return place.test(before) && version.test(after);
}

function partOf(match: { starts_with: string } | { ends_with: string } | { contains: string }): string {
  if ('starts_with' in match) return match.starts_with;
  return 'ends_with' in match ? match.ends_with : match.contains;
}
