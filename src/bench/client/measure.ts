import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readUsage } from '../../cost/usage/readUsage';
import type { Usage } from '../../cost/usage/usage';
import type { Connection } from '../endpoint';
import { simulatedHeader } from '../simulator/simulatedHeader';
import { quantileOfSorted } from '../statistics/quantile';
import { mostAnswerBytes } from './boundedFetch';
import type { ConnectionWatch, Seen } from './connectionWatch';
import type { Dialect } from './dialect';
import { dialects } from './dialects';
import { errorEvent, failureOf } from './failure';
import type { Failure } from './failure';
import type { ChunkGaps, Deadlines, Measurement, TimedRequest } from './measurement';
import { scrubbed, scrubbedJson, secretsOf } from './secrets';
import { TruthListener } from './simulatedTruth';

/** Sends requests to one endpoint and times them, each once: what fails is not tried again here. */
export type Measure = (request: TimedRequest, signal: AbortSignal) => Promise<Measurement>;

/** Makes what measures one endpoint. Throws an Error where its address is none that a key may be sent to. */
export function measureWith(connection: Connection, watch: ConnectionWatch): Measure {
  const dialect = dialects[connection.endpoint.kind];
  const send = dialect.connect(connection);
  const secrets = secretsOf(connection);
  return (request, signal) =>
    watch.run(async (seen) => {
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      const wall = Date.now();
      const timing = new Timing(dialect, mostCharactersOf(request), secrets);
      const deadlines = new DeadlineClock(request.deadlines, signal);
      const receive = async (): Promise<void> => {
        const { headers, events } = await mostAnswerBytes.run(mostBytesOf(request), () =>
          send(request, deadlines.signal),
        );
        timing.headers(headers);
        for await (const event of events) {
          if (timing.take(event)) deadlines.heard();
          if (timing.isTooLong) {
            deadlines.stop();
            break;
          }
        }
      };
      let failure: Failure | null;
      timing.start();
      deadlines.start();
      try {
        // Whatever a library makes of its signal, the request ends here.
        await Promise.race([receive(), deadlines.ended]);
        timing.end();
        // The libraries' streams end silently when they are called off.
        failure = deadlines.failure(connection);
      } catch (error) {
        timing.end();
        failure = deadlines.failure(connection) ?? failureOf(error, connection, timing.hasBegun);
      } finally {
        deadlines.dispose();
        delay.disable();
      }
      return timing.result({
        failure: failure ?? timing.silentFailure(connection),
        seen,
        delayP99Ms: delay.count === 0 ? null : Math.max(0, delay.percentile(99) / 1e6 - 1),
        wallMs: Date.now() - wall,
      });
    });
}

/** An answer that is longer ignores the limit that it was given, and costs more than was reserved: it is cut. */
function mostCharactersOf({ maxOutputTokens }: TimedRequest): number {
  return 64 * maxOutputTokens + 2000;
}

/** Nothing that is an answer takes more: a chunk for each token is a few hundred bytes long. */
function mostBytesOf({ maxOutputTokens }: TimedRequest): number {
  return 4_000_000 + 4000 * maxOutputTokens;
}

/** More of an answer is neither checked nor kept. */
const mostKeptCharacters = 1_000_000;

/** A secret that begins before the end of what is kept ends before this. */
const mostHeldCharacters = mostKeptCharacters + 4000;

/** More of a usage is none, and more of a name no name. */
const mostUsageCharacters = 4000;
const mostNameCharacters = 200;

/** An answer that says more often who gives it says nothing. */
const mostFingerprints = 8;

/** Gaps between chunks that say nothing of whether they came at once. */
const longestLeftOut = 2;

/** Stamps what happens to one request. */
class Timing {
  private t0 = 0;
  private headersAt: number | null = null;
  private responseHeaders: Headers | null = null;
  private firstAt: number | null = null;
  private contentAt: number | null = null;
  private lastAt: number | null = null;
  private endAt: number | null = null;
  private readonly gaps: number[] = [];
  private content = '';
  private tools = '';
  private characters = 0;
  private reasoned = false;
  private rawUsage: object | null = null;
  private usageEvents = 0;
  private finish: string | null = null;
  private error: string | null = null;
  private afterFinish = false;
  private model: string | null = null;
  private readonly fingerprints = new Set<string>();
  private tier: string | null = null;
  private lastNumber = -1;
  private repeated = false;
  private readonly truth = new TruthListener();
  private events = 0;

  constructor(
    private readonly dialect: Dialect,
    private readonly mostCharacters: number,
    private readonly secrets: readonly string[],
  ) {}

  start(): void {
    this.t0 = performance.now();
  }

  headers(headers: Headers): void {
    this.headersAt = performance.now();
    this.responseHeaders = headers;
  }

  end(): void {
    this.endAt = performance.now();
  }

  /** Whether an answer came, though it may be empty yet. */
  get hasBegun(): boolean {
    return this.headersAt !== null;
  }

  get isTooLong(): boolean {
    return this.characters > this.mostCharacters;
  }

  /** Takes an event; true if it brought something of the answer. */
  take(event: unknown): boolean {
    const now = performance.now();
    const facts = this.dialect.read(event);
    this.events++;
    const visible = `${facts.content ?? ''}${facts.tool ?? ''}`;
    const reasoning = facts.reasoning ?? '';
    if (facts.number !== undefined) {
      if (facts.number <= this.lastNumber) this.repeated = true;
      this.lastNumber = facts.number;
    }
    if (facts.usage !== undefined) {
      this.usageEvents++;
      // Parts of a usage come one after the other; what is null in a later one says nothing.
      const stated = Object.entries(facts.usage).filter(([, value]) => value !== null);
      this.rawUsage = { ...this.rawUsage, ...Object.fromEntries(stated) };
    }
    this.model ??= facts.model ?? null;
    if (facts.fingerprint !== undefined && this.fingerprints.size < mostFingerprints) {
      this.fingerprints.add(facts.fingerprint);
    }
    this.tier = facts.serviceTier ?? this.tier;
    if (visible !== '' || reasoning !== '') {
      if (this.finish !== null) this.afterFinish = true;
      if (this.lastAt !== null) this.gaps.push(now - this.lastAt);
      this.firstAt ??= now;
      if (visible !== '') this.contentAt ??= now;
      if (reasoning !== '') this.reasoned = true;
      this.lastAt = now;
      this.characters += visible.length + reasoning.length;
      if (this.content.length < mostHeldCharacters) this.content += facts.content ?? '';
      if (this.tools.length < mostHeldCharacters) this.tools += facts.tool ?? '';
      if (facts.simulatedAtNs !== undefined) this.truth.take(facts.simulatedAtNs, now);
    }
    this.finish = facts.finishReason ?? this.finish;
    this.error ??= facts.error ?? null;
    return visible !== '' || reasoning !== '';
  }

  private get contentType(): string {
    return scrubbed(this.responseHeaders?.get('content-type') ?? '', this.secrets);
  }

  /** Why a stream that ended without an error is no answer; null if it is one. */
  silentFailure(connection: Connection): Failure | null {
    const { name } = connection.endpoint;
    const type = this.contentType;
    const failure = (status: Failure['status'], message: string): Failure => ({
      status,
      message,
      httpStatus: 200,
      retryAfterMs: null,
    });
    if (this.isTooLong) {
      return failure(
        'truncated',
        `${name} sent more than ${this.mostCharacters} characters: cut off. It ignores the limit of output.`,
      );
    }
    if (this.error !== null) return errorEvent(this.error, connection);
    if (this.events === 0 && type.includes('html')) {
      return failure(
        'empty',
        `${name} answered with a web page: a log-in, or not the address of an API. Check baseUrl.`,
      );
    }
    if (this.events === 0 && type.includes('json')) {
      return failure(
        'empty',
        `${name} answered at once and not as a stream: it cannot be timed. Switch streaming on there.`,
      );
    }
    if (this.events === 0) {
      return failure('empty', `${name} answered with nothing. Check baseUrl and what lies between.`);
    }
    if (this.finish === null) {
      return failure(
        'truncated',
        `${name} ended the stream before the answer was finished. Check proxies between.`,
      );
    }
    if (this.finish === 'content_filter' || this.finish === 'refusal') {
      return failure('empty', `${name} withheld the answer (${this.finish}). Change the prompt or the case.`);
    }
    if (this.contentAt === null) {
      return failure(
        'empty',
        this.reasoned
          ? `${name} only thought and gave no answer (${this.name(this.finish)}). Raise maxOutputTokens.`
          : `${name} finished without any text (${this.name(this.finish)}). Check the prompt.`,
      );
    }
    return null;
  }

  result({
    failure,
    seen,
    delayP99Ms,
    wallMs,
  }: {
    readonly failure: Failure | null;
    readonly seen: Seen;
    readonly delayP99Ms: number | null;
    readonly wallMs: number;
  }): Measurement {
    const end = this.endAt ?? performance.now();
    const since = (at: number | null): number | null => (at === null ? null : at - this.t0);
    const read = this.rawUsage === null ? null : readUsage(this.rawUsage, this.usageApi());
    const usage = read !== null && 'usage' in read ? read.usage : null;
    const isBuffered = this.isBuffered(usage);
    return {
      status: failure?.status ?? 'ok',
      message: failure === null ? null : scrubbed(failure.message, this.secrets),
      httpStatus: failure === null ? 200 : failure.httpStatus,
      retryAfterMs: failure?.retryAfterMs ?? null,
      sentMs: since(seen.sentAt),
      ttfbMs: since(seen.headersAt ?? this.headersAt),
      ttftMs: since(this.firstAt),
      ttfatMs: since(this.contentAt),
      e2eMs: since(this.lastAt),
      endMs: end - this.t0,
      tpotMs: this.timePerToken(usage),
      gaps: chunkGaps(this.gaps),
      usage,
      rawUsage: this.keptUsage(),
      finishReason: this.name(this.finish),
      responseModel: this.name(this.model),
      fingerprint: this.fingerprints.size === 0 ? null : this.name([...this.fingerprints].join(' ')),
      serviceTier: this.name(this.tier),
      requestId: this.name(
        this.responseHeaders?.get('x-request-id') ?? this.responseHeaders?.get('request-id') ?? null,
      ),
      text: scrubbed(this.content, this.secrets).slice(0, mostKeptCharacters),
      toolCalls: scrubbed(this.tools, this.secrets).slice(0, mostKeptCharacters),
      outputCharacters: this.characters,
      newConnection: seen.newConnection,
      eventLoopDelayP99Ms: delayP99Ms,
      clockJumpMs: wallMs - (end - this.t0),
      isBuffered,
      notes: this.notes(usage, read !== null && 'unread' in read ? read.unread : null, isBuffered).map(
        (note) => scrubbed(note, this.secrets),
      ),
      simulated: this.responseHeaders?.has(simulatedHeader) === true,
      truth: this.truth.truth(this.responseHeaders),
    };
  }

  /** What a server calls something, as long as names are. */
  private name(text: string | null): string | null {
    return text === null ? null : scrubbed(text, this.secrets).slice(0, mostNameCharacters);
  }

  /** The usage as it came, unless it is no usage: it is kept in a line of JSON, and may be of any depth. */
  private keptUsage(): object | null {
    try {
      const isKept = JSON.stringify(this.rawUsage).length <= mostUsageCharacters;
      return isKept ? scrubbedJson(this.rawUsage, this.secrets) : null;
    } catch {
      return null;
    }
  }

  private usageApi(): Parameters<typeof readUsage>[1] {
    // Servers that speak as OpenAI does may report their cache in fields of their own.
    const isDeepSeek = this.rawUsage !== null && 'prompt_cache_hit_tokens' in this.rawUsage;
    return isDeepSeek ? 'deepseek' : this.dialect.usageApi;
  }

  /** (last − first) ÷ (tokens − 1); tokens that nobody saw arrive do not count. */
  private timePerToken(usage: Usage | null): number | null {
    if (usage === null || this.firstAt === null || this.lastAt === null) return null;
    const tokens = usage.outputTokens - (this.reasoned ? 0 : (usage.reasoningTokens ?? 0));
    return tokens < 2 ? null : (this.lastAt - this.firstAt) / (tokens - 1);
  }

  private isBuffered(usage: Usage | null): boolean {
    const chunks = this.gaps.length + 1;
    if (this.firstAt === null || this.lastAt === null || chunks < 5 || (usage?.outputTokens ?? 0) < 5) {
      return false;
    }
    // No server sends 2,000 chunks a second: the fastest put several tokens in one. To read a chunk takes us 0.05 to
    // 0.3 ms, and longer where memory is cleaned up: the longest gaps are left out.
    const gaps = [...this.gaps].sort((a, b) => a - b).slice(0, -longestLeftOut);
    return gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length < 0.5;
  }

  private notes(usage: Usage | null, unread: string | null, isBuffered: boolean): string[] {
    const type = this.contentType;
    return [
      ...(this.events > 0 && !type.includes('text/event-stream')
        ? [`The content type is ${type === '' ? 'missing' : type.slice(0, 60)}, not text/event-stream.`]
        : []),
      ...(unread === null ? [] : [unread]),
      ...(usage === null && this.firstAt !== null ? ['The server did not say what was used.'] : []),
      ...(this.usageEvents > 1 && this.dialect.usageApi !== 'anthropic'
        ? ['The usage came more than once: the last one counts.']
        : []),
      ...(this.repeated || this.looksDoubled(usage) ? ['Parts of the answer came twice.'] : []),
      ...(this.afterFinish ? ['Text came after the end of the answer.'] : []),
      ...(isBuffered
        ? ['All of the stream came at once: something buffers it, and no first token can be timed.']
        : []),
      ...(this.content.length > mostKeptCharacters
        ? [`Checks see the first ${mostKeptCharacters} characters of the answer.`]
        : []),
      ...(this.fingerprints.size > 1 ? ['The server changed within the answer.'] : []),
      ...(this.finish === 'length' || this.finish === 'max_tokens' || this.finish === 'max_output_tokens'
        ? ['The answer was cut at the limit of output.']
        : []),
    ];
  }

  /** More chunks than tokens, by far: each came twice. */
  private looksDoubled(usage: Usage | null): boolean {
    return usage !== null && usage.outputTokens >= 4 && this.gaps.length + 1 >= 1.9 * usage.outputTokens;
  }
}

/** Longer than this and than ten medians, a gap is a stall. */
const stallMs = 500;

function chunkGaps(gaps: readonly number[]): ChunkGaps | null {
  if (gaps.length === 0) return null;
  const sorted = Float64Array.from(gaps).sort();
  const p50 = quantileOfSorted(sorted, 0.5);
  const limit = Math.max(stallMs, 10 * p50);
  return {
    chunks: gaps.length + 1,
    p50,
    p95: quantileOfSorted(sorted, 0.95),
    p99: quantileOfSorted(sorted, 0.99),
    max: sorted.at(-1)!,
    stalls: gaps.filter((gap) => gap > limit).length,
  };
}

/** Ends a request that takes too long, or is called off. */
class DeadlineClock {
  private readonly controller = new AbortController();
  private readonly timers: NodeJS.Timeout[] = [];
  private gap: NodeJS.Timeout | undefined;
  private passed: keyof Deadlines | null = null;
  private readonly cancel = (): void => this.controller.abort();
  /** Once the request is ended from here. */
  readonly ended = new Promise<void>((resolve) => {
    this.controller.signal.addEventListener('abort', () => resolve(), { once: true });
  });

  constructor(
    private readonly deadlines: Deadlines,
    private readonly outer: AbortSignal,
  ) {}

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  start(): void {
    if (this.outer.aborted) this.cancel();
    this.outer.addEventListener('abort', this.cancel, { once: true });
    this.timers.push(this.timer('totalMs'));
    this.gap = this.timer('firstTokenMs');
  }

  /** Something of the answer came. */
  heard(): void {
    clearTimeout(this.gap);
    this.gap = this.timer('chunkGapMs');
  }

  /** Ends the request: enough was heard. */
  stop(): void {
    this.controller.abort();
  }

  dispose(): void {
    for (const timer of [...this.timers, this.gap]) clearTimeout(timer);
    this.outer.removeEventListener('abort', this.cancel);
  }

  /** Why it was ended, if it was ended here. */
  failure({ endpoint: { name } }: Connection): Failure | null {
    const none = { httpStatus: null, retryAfterMs: null };
    if (this.outer.aborted) return { status: 'cancelled', message: 'The request was called off.', ...none };
    if (this.passed === null) return null;
    const waited = this.deadlines[this.passed];
    const what = {
      firstTokenMs: `gave no token within ${waited} ms`,
      chunkGapMs: `stalled: nothing for ${waited} ms in the middle of the answer`,
      totalMs: `did not finish within ${waited} ms`,
    }[this.passed];
    return {
      status: 'timeout',
      message: `${name} ${what}. It may be overloaded: lower the load, or try later.`,
      ...none,
    };
  }

  private timer(which: keyof Deadlines): NodeJS.Timeout {
    return setTimeout(() => {
      this.passed ??= which;
      this.controller.abort();
    }, this.deadlines[which]);
  }
}
