import type { JSX } from 'preact';

/** A number that may be left out. */
export function NumberField({
  label,
  unit,
  value,
  step,
  most,
  set,
}: {
  readonly label: string;
  readonly unit: string;
  readonly value: number | null;
  readonly step: number;
  readonly most?: number;
  readonly set: (value: number | null) => void;
}): JSX.Element {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="number"
        inputMode="decimal"
        min={0}
        max={most}
        step={step}
        placeholder="any"
        value={value ?? ''}
        onChange={({ currentTarget: { value: text, valueAsNumber } }) =>
          set(text === '' || !Number.isFinite(valueAsNumber) ? null : valueAsNumber)
        }
      />
      <span>{unit}</span>
    </label>
  );
}
