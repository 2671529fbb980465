import type { Message, Part } from '../../prompt/model';

type Placed = Pick<Message, 'role' | 'turn' | 'parts'>;

/**
 * The messages of a request in the order in which providers read them: instructions first, wherever the call writes them,
 * and a text that another one puts in behind a variable of its own behind that.
 */
export function renderOrder<M extends Placed>(messages: readonly M[]): M[] {
  const placed = withIncludedInPlace(messages);
  const leads = ({ role }: M): boolean => role === 'system';
  return [...placed.filter(leads), ...placed.filter((message) => !leads(message))];
}

/** What a text includes is listed in front of it. */
function withIncludedInPlace<M extends Placed>(messages: readonly M[]): M[] {
  const stack: M[][] = [];
  for (const message of messages) {
    const { parts, turn } = message;
    const variable = parts.findIndex((part) => part.kind !== 'text' && !isIncluded(part));
    const before: M[][] = [];
    const behind: M[][] = [];
    for (let at = parts.length - 1; at >= 0; at--) {
      if (!isIncluded(parts[at]!) || stack.at(-1)?.[0]?.turn !== turn) continue;
      (variable >= 0 && at > variable ? behind : before).unshift(stack.pop()!);
    }
    stack.push([...before.flat(), message, ...behind.flat()]);
  }
  return stack.flat();
}

/** A place of a text that is a message of its own. */
function isIncluded(part: Part): boolean {
  return part.kind === 'control' && part.control === 'include' && part.counted === true;
}
