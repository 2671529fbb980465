import type { JSX } from 'preact';
import { resultNotes } from '../../../bench/renderings/rows';
import type { SectionProps } from '../section';

/** How the numbers were obtained, and what else is to be known. */
export function About({ run, money }: SectionProps): JSX.Element {
  const { head, summary } = run;
  const { plan, versions, at } = head;
  const shown = { comparison: summary.comparison, trialsFile: head.trialsFile, margin: plan.margin };
  return (
    <section aria-labelledby="about-title">
      <h2 id="about-title">How this was measured</h2>
      <ul>
        {resultNotes(shown, money).map((note) => (
          <li key={note}>{note}</li>
        ))}
        <li>
          {`Begun ${new Date(at).toLocaleString()}; ${plan.pairs} pairs planned, ${plan.concurrency} at a time, at most ${plan.maxOutputTokens} output tokens, seed ${plan.seed}. Promptmeter ${versions.promptmeter}, Node ${versions.node}${versions.undici === null ? '' : `, undici ${versions.undici}`}.`}
        </li>
      </ul>
    </section>
  );
}
