/** The smallest text that is found to fail still: stretches are left out as long as that does not mend it. */
export async function minimise(text: string, fails: (text: string) => Promise<boolean>): Promise<string> {
  let smallest = text;
  for (let size = Math.ceil(text.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < smallest.length;) {
      const shorter = smallest.slice(0, at) + smallest.slice(at + size);
      if (await fails(shorter)) smallest = shorter;
      else at += size;
    }
  }
  return smallest;
}
