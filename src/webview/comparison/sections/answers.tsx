import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Select } from '../../shared/components/Select';
import { visible, visibleLine } from '../../shared/text/visible';
import { diffOf } from '../diffOf';
import type { Piece } from '../diffOf';
import type { Answer } from '../messages';
import { chosenContrast } from '../parts/contrastChoice';
import { Empty } from '../parts/empty';
import type { Section, SectionProps } from '../section';

/** So many characters of an answer are shown at first, and more of them at each wish. */
const shownAtFirst = 50_000;
const shownMore = 500_000;

interface Case {
  readonly name: string;
  /** Whether a check failed on the answer of some arm. */
  readonly hasFailed: boolean;
  /** How many arms have ended a request of it. */
  readonly arms: number;
}

/** The answers of two arms to one input, side by side. */
function Answers(props: SectionProps): JSX.Element {
  const { run, look, change, answers, host } = props;
  const cases = useMemo(() => casesOf(run.trials), [run.trials]);
  const place = Math.max(
    0,
    cases.findIndex(({ name }) => name === look['case']),
  );
  const current = cases[place];
  const [name, ended] = [current?.name, current?.arms];
  useEffect(() => {
    if (name !== undefined) host.post({ type: 'answers', case: name });
  }, [name, ended, host]);
  if (current === undefined) return <Empty why="No request has been answered." />;
  const go = (to: number): void => {
    const next = cases[to];
    if (next !== undefined) change({ case: next.name });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isTyping = event.target instanceof HTMLSelectElement || event.target instanceof HTMLInputElement;
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = { n: place + 1, p: place - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };
  const own = answers.get(current.name);
  return (
    <div class="answers" onKeyDown={onKeyDown}>
      <div class="fields">
        <Select
          label="Input"
          value={current.name}
          options={cases.map((each) => ({
            id: each.name,
            title: `${each.hasFailed ? '✘ ' : ''}${visibleLine(each.name, 100)}`,
          }))}
          select={(id) => change({ case: id })}
        />
        <span class="buttons">
          <button
            type="button"
            class="secondary"
            disabled={place === 0}
            title="P"
            onClick={() => go(place - 1)}
          >
            Previous
          </button>
          <button
            type="button"
            class="secondary"
            disabled={place === cases.length - 1}
            title="N"
            onClick={() => go(place + 1)}
          >
            Next
          </button>
        </span>
        <span class="hint" role="status">
          {place + 1} of {cases.length} inputs{current.hasFailed ? ': an answer fails a check' : ''}
        </span>
        <Sides {...props} />
      </div>
      {own === undefined ? (
        <Empty
          why={host.isEditor ? 'Reading the answers …' : 'The answers to this input are not in this file.'}
        />
      ) : (
        <SideBySide {...props} key={current.name} answers={own} />
      )}
    </div>
  );
}

/** Inputs in the order in which they were sent. As in the pass rate, the first answer of each arm counts. */
function casesOf(trials: SectionProps['run']['trials']): Case[] {
  const cases = new Map<string, Map<string, boolean | null>>();
  for (const { case: name, phase, failedChecks, arm } of trials) {
    if (phase !== 'measured' && phase !== 'quality') continue;
    const arms = cases.get(name) ?? new Map<string, boolean | null>();
    const passed = failedChecks === null ? null : failedChecks.length === 0;
    arms.set(arm, arms.get(arm) ?? passed);
    cases.set(name, arms);
  }
  return [...cases].map(([name, arms]) => ({
    name,
    hasFailed: [...arms.values()].includes(false),
    arms: arms.size,
  }));
}

/** The two arms that are compared: those of the contrast that is chosen, unless others are. */
function sidesOf(props: SectionProps): { readonly left: string; readonly right: string | null } {
  const { run, look } = props;
  const { arms } = run.head;
  const contrast = chosenContrast(props);
  const of = (name: string): string | undefined => arms.find((arm) => arm === look[name]);
  return {
    left: of('left') ?? contrast?.baseline ?? arms[0]!,
    right: of('right') ?? contrast?.candidate ?? null,
  };
}

function Sides(props: SectionProps): JSX.Element | null {
  const { run, change } = props;
  const { arms } = run.head;
  if (arms.length < 3) return null;
  const { left, right } = sidesOf(props);
  const options = arms.map((arm) => ({ id: arm, title: visibleLine(arm, 80) }));
  return (
    <>
      <Select label="Left" value={left} options={options} select={(id) => change({ left: id })} />
      <Select label="Right" value={right ?? left} options={options} select={(id) => change({ right: id })} />
    </>
  );
}

function SideBySide(
  props: Omit<SectionProps, 'answers'> & { readonly answers: readonly Answer[] },
): JSX.Element {
  const { answers } = props;
  const [limit, setLimit] = useState(shownAtFirst);
  const { left, right } = sidesOf({ ...props, answers: new Map() });
  const sides = right === null || right === left ? [left] : [left, right];
  const texts = sides.map((arm) => answers.find((answer) => answer.arm === arm)?.text.slice(0, limit) ?? '');
  const [before = '', after = ''] = texts;
  const hasBoth = sides.length === 2 && sides.every((arm) => answers.some((answer) => answer.arm === arm));
  const pieces = useMemo(
    () => (hasBoth ? diffOf(visible(before), visible(after)) : []),
    [before, after, hasBoth],
  );
  const whole = (text: string): Piece[] => [{ kind: 'same', text: visible(text) }];
  return (
    <>
      {hasBoth && (
        <p class="hint" role="status">
          {before === after
            ? 'The two answers are the same.'
            : pieces === null
              ? 'The answers differ in too much to mark where.'
              : 'Underlined: only at the right. Struck through: only at the left.'}
        </p>
      )}
      <div class={`sides of-${sides.length}`}>
        {sides.map((arm, i) => {
          const answer = answers.find((each) => each.arm === arm);
          const shown =
            hasBoth && pieces !== null
              ? pieces.filter(({ kind }) => kind !== (i === 0 ? 'added' : 'removed'))
              : whole(texts[i]!);
          return (
            <Side
              key={arm}
              {...props}
              {...{ arm, answer, limit }}
              pieces={shown}
              more={() => setLimit(limit + shownMore)}
            />
          );
        })}
      </div>
    </>
  );
}

function Side({
  arm,
  answer,
  pieces,
  limit,
  more,
  series,
  host,
  change,
}: Omit<SectionProps, 'answers'> & {
  readonly arm: string;
  readonly answer: Answer | undefined;
  readonly pieces: readonly Piece[];
  readonly limit: number;
  readonly more: () => void;
}): JSX.Element {
  const title = `${visibleLine(arm, 80)}${series.length > 1 ? '' : ' (the only arm)'}`;
  if (answer === undefined) {
    return (
      <section class="side" aria-label={title}>
        <h3>{title}</h3>
        <Empty why="No request of this arm has ended on this input." />
      </section>
    );
  }
  const { text, toolCalls, isCut, trial, status } = answer;
  return (
    <section class="side" aria-label={title}>
      <h3>
        {title}
        {status !== 'ok' && <span class="badge">{status}</span>}
        <button type="button" class="link" onClick={() => change({ tab: 'requests', trial })}>
          Request {trial}
        </button>
      </h3>
      <Checks answer={answer} />
      <pre class="text" dir="auto" tabIndex={0} aria-label={`Answer of ${title}`}>
        {text === '' ? <em>no text</em> : pieces.map((piece, i) => <PieceView key={i} piece={piece} />)}
      </pre>
      {text.length > limit && (
        <p>
          {limit.toLocaleString('en-US')} of {text.length.toLocaleString('en-US')} characters are shown.{' '}
          <button type="button" class="secondary" onClick={more}>
            Show More
          </button>
        </p>
      )}
      {isCut && (
        <p class="warning">
          The answer is longer and was cut here.
          {host.isEditor && (
            <button type="button" class="link" onClick={() => host.post({ type: 'openTrials' })}>
              Open the file of the run
            </button>
          )}
        </p>
      )}
      {toolCalls !== '' && (
        <>
          <h4>Tools that it calls</h4>
          <pre class="text" tabIndex={0} aria-label={`Tools that the answer of ${title} calls`}>
            {visible(toolCalls.slice(0, limit))}
          </pre>
        </>
      )}
    </section>
  );
}

function Checks({ answer: { failedChecks } }: { readonly answer: Answer }): JSX.Element {
  if (failedChecks === null) return <p class="checks">Nothing checked it.</p>;
  if (failedChecks.length === 0) {
    return (
      <p class="checks">
        <span class="word good">passes the checks</span>
      </p>
    );
  }
  return (
    <ul class="checks" aria-label="Checks that it fails">
      {failedChecks.map((check) => (
        <li key={check}>
          <span class="word bad">fails: {visibleLine(check, 200)}</span>
        </li>
      ))}
    </ul>
  );
}

function PieceView({ piece: { kind, text } }: { readonly piece: Piece }): JSX.Element {
  switch (kind) {
    case 'same':
      return <>{text}</>;
    case 'added':
      return <ins>{text}</ins>;
    case 'removed':
      return <del>{text}</del>;
  }
}

export const answers: Section = { id: 'answers', title: 'Answers', View: Answers };
