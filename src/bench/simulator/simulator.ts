import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { normalRandom, seededRandom } from '../statistics/random';
import type { Random } from '../statistics/random';
import type { Fault, LedgerEntry, SimulatorOptions } from './options';
import { PrefixCache, simulatedTokens } from './prefixCache';
import { receivedHeader, simulatedHeader } from './simulatedHeader';
import { wireFormats } from './wireFormats';
import type { Answer, Finish, WireFormat, WireRequest, WireUsage } from './wireFormats';

/** A server on this machine that answers as models do, in the formats of OpenAI and Anthropic, and reads nothing. */
export class Simulator {
  /** Every request that arrived, in that order. */
  readonly ledger: LedgerEntry[] = [];

  private readonly server: Server;
  private readonly cache: PrefixCache | null;
  private readonly noise: Random;
  private readonly sockets = new Map<Socket, number>();
  private readonly timers = new Set<NodeJS.Timeout>();

  private constructor(private readonly options: SimulatorOptions) {
    this.cache = options.cache === null ? null : new PrefixCache(options.cache);
    this.noise = normalRandom(seededRandom(options.seed));
    this.server = createServer({ noDelay: true, keepAliveTimeout: 65_000 }, (request, response) => {
      this.answer(request, response).catch(() => response.destroy());
    });
    this.server.on('connection', (socket: Socket) => {
      this.sockets.set(socket, this.sockets.size + 1);
    });
  }

  /** Starts one on a free port of the loopback interface. */
  static async start(options: SimulatorOptions): Promise<Simulator> {
    const simulator = new Simulator(options);
    await new Promise<void>((resolve, reject) => {
      simulator.server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    return simulator;
  }

  /** `http://127.0.0.1:40123`, without a path. */
  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Connections that were ever opened. */
  get connections(): number {
    return this.sockets.size;
  }

  async close(): Promise<void> {
    for (const timer of this.timers) clearTimeout(timer);
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const receivedNs = process.hrtime.bigint();
    response.setHeader(simulatedHeader, '1');
    const path = (request.url ?? '').replace(/\?.*$/, '');
    if (request.method === 'GET' && path.endsWith('/models')) {
      json(response, 200, { object: 'list', data: [{ id: simulatedModel, object: 'model' }] });
      return;
    }
    const format = wireFormats.find((each) => each.path.test(path));
    const body = await readBody(request);
    if (format === undefined || body === null) {
      json(response, 404, { error: { message: 'Not found' } });
      return;
    }
    const wire = format.read(body);
    const inputTokens = simulatedTokens(wire.text) + 4 * wire.messages;
    const cachedTokens = Math.min(inputTokens, this.cache?.read(wire.text) ?? 0);
    const number = this.ledger.length + 1;
    const fault = this.options.faults[number] ?? null;
    const entry: LedgerEntry = {
      number,
      path,
      start: wire.text.slice(0, 24),
      model: wire.model,
      inputTokens,
      cachedTokens,
      maxOutputTokens: wire.maxOutputTokens,
      outputTokens: 0,
      fault,
      end: 'open',
    };
    this.ledger.push(entry);
    response.on('close', () => {
      if (entry.end === 'open') entry.end = 'closed';
    });
    response.setHeader('x-request-id', `simulated-${number}`);
    response.setHeader(receivedHeader, String(receivedNs));
    response.setHeader('x-simulated-socket', String(this.sockets.get(request.socket) ?? 0));
    if (fault !== null && this.refuse(fault, response, entry)) return;
    await this.generate(format, wire, entry, response);
  }

  /** Answers as a server that gives no tokens; false if the fault comes later. */
  private refuse(fault: Fault, response: ServerResponse, entry: LedgerEntry): boolean {
    const refusal = refusals[fault];
    if (refusal !== undefined) {
      entry.end = 'refused';
      for (const [name, value] of Object.entries(refusal.headers?.() ?? {})) response.setHeader(name, value);
      json(response, refusal.status, {
        type: 'error',
        error: { type: refusal.type, message: refusal.message },
      });
      return true;
    }
    switch (fault) {
      case 'close-before-headers':
        response.destroy();
        return true;
      case 'slow-headers':
        // Nobody answers until the client has had enough.
        return true;
      case 'html':
      case 'empty': {
        entry.end = 'answered';
        response.writeHead(200, { 'content-type': fault === 'html' ? 'text/html' : 'text/event-stream' });
        response.end(fault === 'html' ? '<!doctype html><title>Sign in</title><p>Sign in to go on.' : '');
        return true;
      }
      default:
        return false;
    }
  }

  private async generate(
    format: WireFormat,
    wire: WireRequest,
    entry: LedgerEntry,
    response: ServerResponse,
  ): Promise<void> {
    const { fault } = entry;
    const { latency, headers } = this.options;
    const start = performance.now();
    const answer: Answer = {
      id: `simulated-${entry.number}`,
      model: fault === 'other-model' ? `${wire.model}-next` : wire.model,
      fingerprint: fault === 'other-fingerprint' ? 'fp_other' : 'fp_simulated',
      inputTokens: entry.inputTokens,
      cachedTokens: fault === 'null-cached' ? null : entry.cachedTokens,
    };
    const { reasoning, tokens, finish } = this.textFor(wire, fault);
    const ttftMs =
      (latency.baseMs + latency.perInputTokenMs * (entry.inputTokens - entry.cachedTokens)) *
      Math.exp(latency.noise * this.noise());
    const usage = (): WireUsage => ({
      inputTokens: entry.inputTokens,
      cachedTokens: answer.cachedTokens,
      outputTokens: entry.outputTokens,
      reasoningTokens: reasoning.length,
    });
    if (!wire.stream || fault === 'json') {
      await this.until(start + ttftMs + latency.gapMs * tokens.length);
      entry.outputTokens = reasoning.length + tokens.length;
      entry.end = 'answered';
      json(response, 200, format.whole(answer, tokens.join(''), finish, usage()));
      return;
    }
    if (fault === 'connection-close') response.setHeader('connection', 'close');
    const contentType = fault === 'wrong-content-type' ? 'text/plain' : 'text/event-stream; charset=utf-8';
    const out = new EventWriter(response, fault);
    if (headers === 'late' || fault === 'buffered') await this.until(start + ttftMs);
    response.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-cache' });
    response.flushHeaders();
    if (fault === 'comments') out.write(': still thinking\n\n: still thinking\n\n');
    out.write(format.open(answer));
    if (fault === 'disconnect-before-first-token') {
      out.disconnect();
      return;
    }
    const all = [
      ...reasoning.map((text) => ({ text, isThought: true })),
      ...tokens.map((text) => ({ text, isThought: false })),
    ];
    for (const [i, { text, isThought }] of all.entries()) {
      await this.until(start + ttftMs + i * latency.gapMs);
      if (response.destroyed) return;
      const atNs = String(process.hrtime.bigint());
      const written = isThought
        ? format.reasoning(answer, text, i, atNs)
        : format.token(answer, text, i, atNs);
      out.write(written);
      entry.outputTokens++;
      if (fault === 'duplicate-chunks') out.write(written);
      if (i === 0 && fault === 'stall') return;
      if (i === 1 && fault === 'disconnect-mid-stream') {
        out.disconnect();
        return;
      }
      if (i === 1 && fault === 'malformed') out.write(format.malformed());
      if (i === 1 && fault === 'error-event') {
        out.write(format.error());
        break;
      }
    }
    entry.end = 'answered';
    if (fault !== 'truncated' && fault !== 'error-event') {
      if (fault === 'usage-twice') out.write(format.usage(answer, usage()));
      out.write(format.close(answer, finish, fault === 'no-usage' || !wire.wantsUsage ? null : usage()));
    }
    out.end();
  }

  /** The tokens of an answer, with the blanks before them. */
  private textFor(
    wire: WireRequest,
    fault: Fault | null,
  ): { readonly reasoning: string[]; readonly tokens: string[]; readonly finish: Finish } {
    const cut = (text: string): string[] => text.match(/\s*\S+/g) ?? [];
    const thought = fault === 'reasoning-only' ? 'Let me see what this could mean.' : this.options.reasoning;
    const reasoning = cut(thought).slice(0, wire.maxOutputTokens);
    if (fault === 'reasoning-only') return { reasoning, tokens: [], finish: 'length' };
    if (fault === 'no-content') return { reasoning: [], tokens: [], finish: 'stop' };
    if (fault === 'huge') {
      return { reasoning, tokens: Array.from({ length: 400 }, () => 'x'.repeat(10_000)), finish: 'stop' };
    }
    const whole = cut(fault === 'split-utf8' ? 'Grüße aus Zürich, 🌹 überall.' : this.options.answer);
    const left = Math.max(0, wire.maxOutputTokens - reasoning.length);
    const limit = fault === 'length' ? Math.min(3, left) : left;
    const tokens = whole.slice(0, limit);
    if (fault === 'content-filter') return { reasoning, tokens: tokens.slice(0, 2), finish: 'filter' };
    return { reasoning, tokens, finish: tokens.length < whole.length ? 'length' : 'stop' };
  }

  /** Waits for a moment; at least until what is to be written has a turn of its own. */
  private until(dueMs: number): Promise<void> {
    const wait = dueMs - performance.now();
    if (wait <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.timers.delete(timer);
        resolve();
      }, wait);
      this.timers.add(timer);
    });
  }
}

/** Name of the model that it says it has. */
export const simulatedModel = 'simulated-1';

interface Refusal {
  readonly status: number;
  readonly type: string;
  readonly message: string;
  readonly headers?: () => Readonly<Record<string, string>>;
}

const limited = { status: 429, type: 'rate_limit_error', message: 'Rate limit reached' };

const refusals: Partial<Readonly<Record<Fault, Refusal>>> = {
  '400-context-length': {
    status: 400,
    type: 'invalid_request_error',
    message: "This model's maximum context length is 128 tokens.",
  },
  '401': {
    status: 401,
    type: 'authentication_error',
    message: 'Incorrect API key provided: sk-secret-of-a-user',
  },
  '403': { status: 403, type: 'permission_error', message: 'Not allowed' },
  '404': { status: 404, type: 'not_found_error', message: 'The model does not exist' },
  '429': limited,
  '429-retry-after': { ...limited, headers: () => ({ 'retry-after': '1' }) },
  '429-retry-date': {
    ...limited,
    headers: () => ({ 'retry-after': new Date(Date.now() + 1000).toUTCString() }),
  },
  '500': { status: 500, type: 'api_error', message: 'Internal server error' },
  '503': { status: 503, type: 'api_error', message: 'Service unavailable' },
  '529': { status: 529, type: 'overloaded_error', message: 'Overloaded' },
  redirect: {
    status: 307,
    type: 'redirect',
    message: 'Elsewhere',
    headers: () => ({ location: 'http://127.0.0.1:9/v1/chat/completions' }),
  },
};

/** Writes events as a fault has them go over the wire. */
class EventWriter {
  private held = '';
  private writes = 0;

  constructor(
    private readonly response: ServerResponse,
    private readonly fault: Fault | null,
  ) {}

  write(events: string): void {
    const text = this.fault === 'crlf' ? events.replaceAll('\n', '\r\n') : events;
    switch (this.fault) {
      case 'buffered':
        this.held += text;
        return;
      case 'several-tokens':
        this.held += text;
        if (++this.writes % 3 === 0) this.flush();
        return;
      case 'split-utf8':
        for (const byte of Buffer.from(text)) this.response.write(Buffer.of(byte));
        return;
      default:
        this.response.write(text);
    }
  }

  /** Ends the connection as if a cable was pulled, once what was written has left. */
  disconnect(): void {
    setTimeout(() => this.response.socket?.resetAndDestroy(), 5);
  }

  end(): void {
    this.flush();
    this.response.end();
  }

  private flush(): void {
    if (this.held !== '') this.response.write(this.held);
    this.held = '';
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

/** A longer request is none that the simulator was made for. */
const mostBodyBytes = 64 * 1024 * 1024;

async function readBody(request: IncomingMessage): Promise<Readonly<Record<string, unknown>> | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > mostBodyBytes) return null;
    chunks.push(chunk);
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}
