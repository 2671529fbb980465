import * as vscode from 'vscode';
import type { Metric } from '../../bench/comparison';
import type { ReadRun } from '../../bench/store/run';
import { money } from '../../report/money';
import { plain } from '../../text/plain';
import { escapeMarkdown, markdownTable } from '../../text/markdown';

const scheme = 'promptmeter-runs';

/** The texts of the pages that were opened, by their address. */
const pages = new Map<string, string>();

/** Shows the texts of pages; registered once. */
export function registerUnpairedPages(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri) => pages.get(uri.toString()) ?? 'Compare the two runs again.\n',
  });
}

/** Opens a page that compares two runs arm by arm. */
export async function showUnpaired(
  runs: readonly [ReadRun, ReadRun],
  files: readonly [string, string],
): Promise<void> {
  const title = runs.map((read) => plain(nameOf(read), 30).replace(/[/\\?#%]/g, ' ')).join(' and ');
  const uri = vscode.Uri.from({ scheme, path: `/${title}.md`, query: files.join('&') });
  pages.set(uri.toString(), await unpairedMarkdown(runs));
  try {
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  } catch {
    // The preview is an extension of its own that can be switched off: then the text itself.
    await vscode.window.showTextDocument(uri, { preview: true });
  }
}

const titles: Readonly<Record<Metric, string>> = {
  ttft: 'TTFT',
  ttfat: 'TTFAT',
  tpot: 'TPOT',
  e2e: 'E2E',
  inputTokens: 'Input tokens',
  outputTokens: 'Output tokens',
  cost: 'Cost of a call',
};

/** Two runs side by side: what their arms did, and what their requests differ in. */
export async function unpairedMarkdown(runs: readonly [ReadRun, ReadRun]): Promise<string> {
  const { compareUnpaired, resultMarkdown, summaryOf } = await import('../../bench/experiments');
  const usd = (amount: number): string => money(amount, null);
  const [first, second] = runs;
  const results = compareUnpaired(first, second);
  const value = (metric: Metric, median: number): string => {
    if (metric === 'cost') return usd(median);
    return metric === 'inputTokens' || metric === 'outputTokens'
      ? String(Math.round(median))
      : `${median.toFixed(1)} ms`;
  };
  const rows = results.map(({ arm, metric, first: a, second: b, share, pAdjusted }) => [
    escapeMarkdown(arm),
    titles[metric],
    `${value(metric, a.median)} (n=${a.n})`,
    `${value(metric, b.median)} (n=${b.n})`,
    share === null ? 'n/a' : share.toFixed(2),
    pAdjusted === null ? 'n/a' : pAdjusted < 0.001 ? '< 0.001' : pAdjusted.toFixed(3),
  ]);
  const whole = runs.map((read) =>
    resultMarkdown(
      { comparison: summaryOf(read).comparison, trialsFile: 'in its file', margin: read.run.plan.margin },
      usd,
    ).replace(/^# .*$/m, `## ${escapeMarkdown(nameOf(read))}, ${new Date(read.run.at).toLocaleString()}`),
  );
  return [
    `# ${escapeMarkdown(nameOf(first))} and ${escapeMarkdown(nameOf(second))}`,
    '',
    ...(runs.some((read) => read.trials.some(({ simulated }) => simulated))
      ? [
          '**SIMULATED**: a server on this machine answered, at least in one of them: no provider was measured there.',
          '',
        ]
      : []),
    'The requests of two runs are **not paired**: they were sent at different times, and what differs may be the load of the server or the network, not the prompt. Run both as variants of one experiment to know.',
    '',
    rows.length === 0
      ? 'The runs have no arm of the same name with an answer: there is nothing to compare.'
      : markdownTable(['Arm', 'Metric', '>First, median', '>Second, median', '>Second is more', '>p'], rows),
    '',
    '*Second is more*: probability that a request of the second run has the larger value, 0.5 where neither has; by Brunner & Munzel (2000), two-sided, and by exact ranks where no request of one run is among those of the other; p-values of all rows together (Holm).',
    '',
    ...whole,
  ].join('\n');
}

function nameOf({ name, run }: ReadRun): string {
  return name ?? run.experiment;
}
