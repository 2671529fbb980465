import { makesImages, makesOnlyImages } from '../cost/imageModels';
import { sheetAt, tierFor } from '../cost/priceRow';
import type { PriceRow } from '../cost/priceRow';
import { answersOf, servedAs } from '../cost/requestParameters';
import type { Prompt } from '../prompt/model';
import { moneyExactly } from './money';
import type { PromptTokens } from './model';
import { plain } from '../text/plain';

/** What decides over it. */
export type Asked = Pick<Prompt, 'billing' | 'tools' | 'parameters'>;

/** Whether the call may give more output than it declares here: then there is no cap to tell. */
export function mayAskForMore({ undecidedAnswers, unseenArguments, capChoice }: Prompt['billing']): boolean {
  return undecidedAnswers !== null || unseenArguments.length > 0 || typeof capChoice?.defaultOf === 'string';
}

/** What of the price of a call is left open by what it asks for beside its messages, as sentences in plain text. */
export function openPrice(asked: Asked, row: PriceRow): string[] {
  const { agent, capChoice, openModel, undecidedService, undecidedAnswers, unseenArguments } = asked.billing;
  return [
    ...(openModel === null ? [] : [plain(openModel, 200)]),
    ...(undecidedService === null
      ? []
      : [
          `How the call is served is decided at run time (${plain(undecidedService, 80)}): ${servedAs(asked.parameters).service ?? 'standard'} rates are assumed.`,
        ]),
    ...(typeof capChoice?.defaultOf !== 'string'
      ? []
      : [
          `The cap ${plain(capChoice.parameter, 60)} is the default of the parameter ${plain(capChoice.defaultOf, 60)}; callers may give another.`,
        ]),
    ...(undecidedAnswers === null
      ? []
      : [
          `How many answers the call asks for is decided at run time (${plain(undecidedAnswers, 80)}): output is billed for ${answersOf(asked.parameters)?.value ?? 1}.`,
        ]),
    ...(agent === null || (agent.isInSight && asked.tools === null)
      ? []
      : ['A run asks the model again after each call of a tool: this is its first request.']),
    ...(unseenArguments.length === 0
      ? []
      : [
          `What ${unseenArguments.map((name) => plain(name, 60)).join(', ')} puts into the call is decided at run time: a cap, tools or several answers in it are not counted.`,
        ]),
    ...besides(asked, row).map(({ sentence }) => sentence),
    ...(row.requestUsd > 0 && row.provider === 'perplexity'
      ? [
          `The price table has one fee of a request, ${moneyExactly(row.requestUsd, null)}: the seller asks less where search_context_size is low, as it is by default, or medium.`,
        ]
      : []),
  ];
}

/** Where the error of the count leaves open which rates hold: those from a number of input tokens on hold for all of them. */
export function openTier(
  { input, errorPct }: Pick<PromptTokens, 'input' | 'errorPct'>,
  row: PriceRow,
): string[] {
  if (errorPct === null) return [];
  const [low, high] = [input * (1 - errorPct / 100), input * (1 + errorPct / 100)];
  const sheet = sheetAt(row, null);
  const [below, above] = [tierFor(sheet, low) ?? sheet, tierFor(sheet, high) ?? sheet];
  if (below === above) return [];
  const inputUsd = (tokens: number, rate: number | null): string =>
    moneyExactly((tokens * (rate ?? 0)) / 1e6, null);
  return [
    `Within its error of ±${errorPct} % the input lies in two price tiers: it costs from ${inputUsd(low, below.inputUsdPerMTok)} to ${inputUsd(high, above.inputUsdPerMTok)} per call.`,
  ];
}

/** What may be billed beside the tokens that are counted, and is in no sum. */
export interface Beside {
  /** In a word or two, as headlines name it. */
  readonly name: string;
  /** Plain text that may quote the workspace. */
  readonly sentence: string;
}

/** What a call asks for that has a price of its own. */
export function besides(asked: Asked, row: PriceRow): Beside[] {
  return [
    ...(answersIn('audio', asked) || /-tts(?:-|$)/.test(row.matchedModel)
      ? [
          {
            name: 'audio',
            sentence: `The answer may be spoken: audio output has a price of its own${perMillion(row.mediaUsdPerMTok.audioOutput)}, which is not included.`,
          },
        ]
      : []),
    ...(mayDraw(asked, row)
      ? [
          {
            name: 'images',
            sentence: `The answer may be an image: image output has a price of its own${perMillion(imageRate(row))}, which is not included.`,
          },
        ]
      : []),
    ...(asked.billing.purpose === 'cache'
      ? [
          {
            name: 'storage',
            sentence:
              row.storageUsdPerMTokHour === null
                ? 'Keeping it in the cache may have a price per hour, which is not known here: none is included.'
                : `Keeping it in the cache costs ${moneyExactly(row.storageUsdPerMTokHour, null)} per million tokens and hour, which is not included.`,
          },
        ]
      : []),
    ...(asked.billing.predictsAnswer
      ? [
          {
            name: 'prediction',
            sentence:
              'The call predicts its answer: tokens of the prediction that the answer does not use are billed as output, and are not counted.',
          },
        ]
      : []),
    ...hostedFees(asked, row).map((sentence) => ({ name: 'fees', sentence })),
  ];
}

function answersIn(kind: string, { billing }: Asked): boolean {
  return billing.answerKinds.includes(kind);
}

/** Whether an image may come back, which a call that wants text alone rules out. */
function mayDraw(asked: Asked, { matchedModel }: PriceRow): boolean {
  if (asked.billing.purpose !== 'answer') return false;
  if (answersIn('image', asked) || asked.tools?.hosted.some((tool) => /image_?gen/i.test(tool)) === true) {
    return true;
  }
  return makesImages(matchedModel) && asked.billing.answerKinds.length === 0;
}

/** The output rate of a model that only makes images is that of images. */
function imageRate({ mediaUsdPerMTok, matchedModel, outputUsdPerMTok }: PriceRow): number | undefined {
  const { imageOutput } = mediaUsdPerMTok;
  return imageOutput ?? (makesOnlyImages(matchedModel) ? (outputUsdPerMTok ?? undefined) : undefined);
}

function perMillion(rate: number | undefined): string {
  return rate === undefined ? '' : `, ${moneyExactly(rate, null)} per million tokens`;
}

type FeeOf = (row: PriceRow, tool: string) => number | null;

/** Tools that the provider runs and bills by themselves. */
const fees: readonly (readonly [RegExp, string, FeeOf])[] = [
  [/web_?search|google_?search/i, 'web search', webSearchUsd],
  [/google_?maps/i, 'search of Google Maps', () => null],
  [/file_?search/i, 'file search', ({ fileSearchUsd }) => fileSearchUsd],
  [/code_?(?:interpreter|execution)/i, 'run of code', () => null],
];

function webSearchUsd(row: PriceRow, tool: string): number | null {
  return (/web_?search_?preview/i.test(tool) ? row.webSearchPreviewUsd : null) ?? row.webSearchUsd;
}

function hostedFees({ tools, billing }: Asked, row: PriceRow): string[] {
  const hosted = [...(tools?.hosted ?? []), ...(billing.searchesWeb ? ['web_search'] : [])];
  return fees.flatMap(([name, what, feeOf]) => {
    const tool = hosted.find((one) => name.test(one));
    if (tool === undefined) return [];
    const fee = feeOf(row, tool);
    if (fee === 0) return [];
    return fee === null
      ? [`A ${what} of the provider may have a fee of its own, which is not known here: none is included.`]
      : [
          `Each ${what} of the provider costs ${moneyExactly(fee, null)} beside the tokens: none is included.`,
        ];
  });
}
