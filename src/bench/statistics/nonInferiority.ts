import { normalQuantile } from './normal';

/** How two arms did on the same inputs. */
export interface PassCounts {
  /** Inputs. */
  readonly n: number;
  /** Of them: the baseline passed and the candidate failed; and the other way round. */
  readonly onlyCandidateFailed: number;
  readonly onlyBaselineFailed: number;
}

/** The increase in failures that cannot be excluded. */
export interface FailureIncrease {
  /** Share of failures of the candidate less that of the baseline. */
  readonly increase: number;
  /** One-sided upper 95 % limit (Bonett & Price 2012). */
  readonly upperLimit: number;
}

/**
 * Upper limit of the increase in failures of paired inputs: with b = inputs where only the candidate failed and c = those
 * where only the baseline did, N = n + 2, d = ((b + 1) − (c + 1))/N, se = √((b + 1) + (c + 1) − (b − c)²/N)/N, the limit
 * is d + z se (Bonett & Price 2012).
 */
export function failureIncrease(counts: PassCounts, z = normalQuantile(0.95)): FailureIncrease {
  const { n, onlyCandidateFailed: b, onlyBaselineFailed: c } = counts;
  const size = n + 2;
  const standardError = Math.sqrt(b + 1 + (c + 1) - (b - c) ** 2 / size) / size;
  return {
    increase: n === 0 ? 0 : (b - c) / n,
    upperLimit: Math.min(1, (b - c) / size + z * standardError),
  };
}

/** Different inputs that a gate needs at least, as where no answer fails. */
export function fewestInputs(margin: number): number {
  let n = 1;
  while (failureIncrease({ n, onlyCandidateFailed: 0, onlyBaselineFailed: 0 }).upperLimit >= margin) n++;
  return n;
}
