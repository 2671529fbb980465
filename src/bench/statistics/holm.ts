/** p-values adjusted for their number by Holm's step-down method (1979), in the order given. */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((_, i) => i).sort((a, b) => pValues[a]! - pValues[b]!);
  const adjusted = new Array<number>(pValues.length);
  let largest = 0;
  order.forEach((place, i) => {
    largest = Math.max(largest, Math.min(1, (pValues.length - i) * pValues[place]!));
    adjusted[place] = largest;
  });
  return adjusted;
}
