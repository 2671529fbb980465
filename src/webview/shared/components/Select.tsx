import type { JSX } from 'preact';

/** A choice of one. */
export function Select<Id extends string>({
  label,
  value,
  options,
  select,
}: {
  readonly label: string;
  readonly value: Id;
  readonly options: readonly { readonly id: Id; readonly title: string }[];
  readonly select: (id: Id) => void;
}): JSX.Element {
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => select(event.currentTarget.value as Id)}>
        {options.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}
