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

/** With more requests than these, new ones are shown every other second: drawing them all takes a while. */
const manyRequests = 2000;

/** Shows the page in an element, and again after messages, at most once per frame. */
export function startPage(root: HTMLElement): void {
  let state = emptyState;
  let isDue = false;
  let waiting: ToPage[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (): void => {
    isDue = false;
    render(<Page host={host} state={state} />, root);
  };
  const takeWaiting = (): void => {
    clearTimeout(timer);
    timer = undefined;
    state = waiting.reduce(stateAfter, state);
    waiting = [];
    showSoon();
  };
  const showSoon = (): void => {
    if (isDue) return;
    isDue = true;
    // A page that is hidden has no frames; it shows what is due when it is back.
    requestAnimationFrame(show);
  };
  const receive = (message: ToPage): void => {
    const isMore = message.type === 'trials' || message.type === 'summary';
    if (isMore && state.run !== null && state.run.live !== null && state.run.trials.length > manyRequests) {
      waiting.push(message);
      timer ??= setTimeout(takeWaiting, 2000);
      return;
    }
    // How far a run is shows at once; what else comes stands after what waits.
    if (message.type === 'live' && message.live !== null) state = stateAfter(state, message);
    else {
      takeWaiting();
      state = stateAfter(state, message);
    }
    showSoon();
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
