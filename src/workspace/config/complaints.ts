import { closestMatch } from 'leven';
import type * as z from 'zod/mini';
import { plain } from '../../text/plain';

/** What is wrong with a part of a value, and what belongs there. Plain text that may quote the value's keys. */
export interface Complaint {
  readonly path: readonly PropertyKey[];
  /** Whether the key is at fault, not its value. */
  readonly key: boolean;
  readonly message: string;
  readonly remedy: string;
}

/** What an issue says to people who wrote the value; `above` leads to the value that was checked. */
export function complaints(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): Complaint[] {
  const path = [...above, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey([...path, key], key, issue.message.split(' ')));
    case 'invalid_key':
      return issue.issues.map((inner) => {
        const isGlob = inner.code === 'custom' && inner.params?.['sentence'] === true;
        return {
          path,
          key: true,
          message: `"${nameOf(path)}" ${isGlob ? 'can match nothing' : 'is no key that fits'}.`,
          remedy: isGlob ? sentence(inner.message) : `It must be ${inner.message}.`,
        };
      });
    case 'invalid_union': {
      // The alternative that the value was meant to be: the one that finds fault with a part of it.
      const meant = issue.errors.find((errors) =>
        errors.every(
          ({ code, path: inside }) => inside.length > 0 || code === 'unrecognized_keys' || code === 'custom',
        ),
      );
      if (meant !== undefined) return meant.flatMap((inner) => complaints(inner, path));
      return [mismatch(path, issue.message)];
    }
    case 'custom':
      if (issue.params?.['sentence'] === true) {
        const message = `"${nameOf(path)}" can match nothing.`;
        return [{ path, key: false, message, remedy: sentence(issue.message) }];
      }
      return [mismatch(path, issue.message)];
    default:
      return [mismatch(path, issue.message)];
  }
}

function mismatch(path: readonly PropertyKey[], expected: string): Complaint {
  const isIncomplete = expected.startsWith('both ');
  return {
    path,
    key: false,
    message: `"${nameOf(path)}" ${isIncomplete ? 'is incomplete' : 'has a value that does not fit'}.`,
    remedy: `It must be ${expected}.`.replace('It must be both', 'It needs both').replace(/\.+$/, '.'),
  };
}

function unknownKey(path: readonly PropertyKey[], key: string, known: readonly string[]): Complaint {
  const nearest = closestMatch(key.slice(0, 100), known, {
    maxDistance: Math.max(2, Math.ceil(key.length / 3)),
  });
  const list = `Known keys: ${known.join(', ')}.`;
  return {
    path,
    key: true,
    message: `Unknown key "${nameOf(path)}".`,
    remedy: nearest === undefined ? list : `Did you mean "${nearest}"? ${list}`,
  };
}

function nameOf(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'promptmeter.yaml' : plain(path.map(String).join('.'), 120);
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
