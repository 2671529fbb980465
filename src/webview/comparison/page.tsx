import { render } from 'preact';
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { money as moneyWords } from '../../report/money';
import { seriesOf } from '../shared/charts/series';
import { Tabs } from '../shared/components/Tabs';
import { connect } from '../shared/host';
import type { Host } from '../shared/host';
import { useLook } from '../shared/look';
import { About } from './parts/about';
import { Arms } from './parts/arms';
import { LiveBar } from './parts/liveBar';
import { Toolbar } from './parts/toolbar';
import { VerdictHeader } from './parts/verdictHeader';
import type { ToHost, ToPage } from './messages';
import { pickedArm } from './requirements';
import { sections } from './sections';
import { emptyState, stateAfter } from './state';
import type { PageState } from './state';

/** Shows the page in an element, and again after every message, once per frame. */
export function startPage(root: HTMLElement): void {
  let state = emptyState;
  let isDue = false;
  const show = (): void => {
    isDue = false;
    render(<Page host={host} state={state} />, root);
  };
  const receive = (message: ToPage): void => {
    state = stateAfter(state, message);
    if (isDue) return;
    isDue = true;
    // A page that is hidden has no frames; it shows what is due when it is back.
    requestAnimationFrame(show);
  };
  const host: Host<ToHost> = connect<ToHost>(receive);
}

function Page({ host, state }: { readonly host: Host<ToHost>; readonly state: PageState }): JSX.Element {
  const [look, change] = useLook(host);
  const { run, surroundings, unreadable, answers } = state;
  const currency = surroundings?.currency ?? null;
  const money = useMemo(() => (usd: number) => moneyWords(usd, currency), [currency]);
  const id = run?.head.id;
  // By what the page keeps, the editor knows which run to show after its window was loaded anew.
  useEffect(() => {
    if (id !== undefined) change({ run: id });
  }, [id, change]);
  const arms = run?.head.arms;
  const series = useMemo(() => seriesOf(arms ?? []), [arms]);
  const pick = useMemo(() => (run === null ? null : pickedArm(run, look, money)), [run, look, money]);
  if (unreadable !== null) {
    return (
      <main>
        <h1>This run cannot be shown</h1>
        <p>{unreadable}</p>
      </main>
    );
  }
  if (run === null || surroundings === null) {
    return (
      <main aria-busy="true">
        <p>Reading the run …</p>
      </main>
    );
  }
  const shown = sections.filter(({ isFor }) => isFor?.(run) !== false);
  const selected = shown.find(({ id }) => id === look['tab']) ?? shown[0]!;
  const props = { run, surroundings, answers, host, look, change, money, series, pick };
  return (
    <main>
      <VerdictHeader {...props} />
      {run.live !== null && <LiveBar {...props} live={run.live} />}
      <Toolbar {...props} />
      <Arms {...props} />
      <Tabs label="What the run shows" tabs={shown} selected={selected.id} select={(tab) => change({ tab })}>
        <selected.View {...props} />
      </Tabs>
      <About {...props} />
    </main>
  );
}
