import type { Log, ReportingDescriptor, Result } from 'sarif';
import { refusalOf } from '../../advice/finding';
import { rules } from '../../advice/rules';
import type { RuleLevel } from '../../cost/assumptions';
import { savedTokens } from '../findings';
import type { FileProfile, FindingProfile, LineRange, Profile, WorkspaceReport } from '../model';
import type { RenderContext, Rendering } from './rendering';

/** Findings and exceeded limits for tools that read SARIF 2.1.0: code scanning, editors, dashboards. */
export const sarif: Rendering = {
  id: 'sarif',
  label: 'SARIF',
  render: (report, context) => `${JSON.stringify(log(report, context), null, 2)}\n`,
};

function log(report: WorkspaceReport, { tool }: RenderContext): Log {
  const results = [...report.files.flatMap(resultsOf), ...findingResults(report)];
  const used = new Set(results.map(({ ruleId }) => ruleId));
  return {
    version: '2.1.0',
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    runs: [
      {
        tool: {
          driver: {
            name: tool.name,
            version: tool.version,
            rules: [...rules.map(descriptorOf), ...limits].filter(({ id }) => used.has(id)),
          },
        },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
}

function descriptorOf({ id, title, explanation, level }: (typeof rules)[number]): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: title },
    help: { text: explanation, markdown: explanation },
    defaultConfiguration: { level: levelOf(level) },
  };
}

const limits: readonly ReportingDescriptor[] = (
  [
    ['context-window', 'Input and output beyond the context window'],
    ['max-input', 'Input beyond what the model takes'],
    ['max-output', 'Output beyond what the model gives'],
  ] as const
).map(([limit, text]) => ({
  id: `limit/${limit}`,
  shortDescription: { text },
  defaultConfiguration: { level: 'warning' },
}));

function resultsOf(file: FileProfile): Result[] {
  const { path, problem, prompts } = file;
  const broken: Result[] =
    problem === null
      ? []
      : [
          {
            ruleId: 'parse-error',
            level: 'note',
            message: { text: problem.message },
            locations: [at(path, { startLine: problem.line, endLine: problem.line })],
          },
        ];
  return [...broken, ...prompts.flatMap((prompt) => violationsOf(prompt))];
}

function violationsOf(prompt: Profile): Result[] {
  return prompt.violations.map(({ limit, message, remedy }) => ({
    ruleId: `limit/${limit}`,
    level: 'warning',
    message: { text: `${message} ${remedy}` },
    locations: [at(prompt.path, prompt)],
    partialFingerprints: { promptId: prompt.id },
  }));
}

/** Each thing that is found in a text once, however many prompts send it: those are related locations. */
function findingResults({ files }: WorkspaceReport): Result[] {
  const found = new Map<string, { finding: FindingProfile; prompts: [Profile, ...Profile[]] }>();
  for (const prompt of files.flatMap(({ prompts }) => prompts)) {
    for (const finding of prompt.findings) {
      const { rule, span, path = prompt.path } = finding;
      const key = JSON.stringify([rule, path, span.start, span.end]);
      const known = found.get(key);
      if (known === undefined) found.set(key, { finding, prompts: [prompt] });
      else if (!known.prompts.includes(prompt)) known.prompts.push(prompt);
    }
  }
  const ordinals = new Map<string, number>();
  return [...found.values()].map(({ finding, prompts }) => {
    const id = `${finding.rule} ${prompts[0].id}`;
    const ordinal = (ordinals.get(id) ?? 0) + 1;
    ordinals.set(id, ordinal);
    return resultOf(finding, prompts, `${id} ${ordinal}`);
  });
}

function resultOf(finding: FindingProfile, [prompt, ...others]: [Profile, ...Profile[]], id: string): Result {
  const { rule, message, tier, level, action, saving, path = prompt.path } = finding;
  return {
    ruleId: rule,
    level: levelOf(level),
    message: { text: `${message}${savingWords(finding)}` },
    locations: [at(path, finding)],
    ...(others.length > 0 && {
      relatedLocations: others.map((other) => ({
        ...at(other.path, other),
        message: { text: `${other.id} sends it, too.` },
      })),
    }),
    // The same finding of the same prompt, wherever its lines move.
    partialFingerprints: { findingId: id },
    properties: {
      tier,
      action,
      promptId: prompt.id,
      ...(saving &&
        refusalOf(finding) === null && {
          tokensSaved: savedTokens(finding),
          usdSavedPer1kCalls: saving.usdPer1kCalls,
        }),
    },
  };
}

function savingWords(finding: FindingProfile): string {
  const { action } = finding;
  const refusal = refusalOf(finding);
  if (refusal !== null) return ` ${action}: not worth it. ${refusal}`;
  const tokens = savedTokens(finding);
  return tokens > 0 ? ` ${action}: ${tokens} tokens less in each call.` : ` ${action}.`;
}

function levelOf(level: RuleLevel): 'error' | 'warning' | 'note' | 'none' {
  if (level === 'off') return 'none';
  return level === 'error' || level === 'warning' ? level : 'note';
}

/** Addresses are relative to the root of the repository, percent-encoded. */
function at(path: string, { startLine, endLine }: LineRange): NonNullable<Result['locations']>[number] {
  const uri = path.split('/').map(encodeURIComponent).join('/');
  return { physicalLocation: { artifactLocation: { uri }, region: { startLine, endLine } } };
}
