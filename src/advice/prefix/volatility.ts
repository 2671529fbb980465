import type { VariablePart } from '../../prompt/model';

/**
 * How often the value of a variable changes: with each call, each minute or hour, each day, each user or each
 * deployment; `order` where it is the same things in another order each time.
 */
export type Volatility = 'call' | 'minute' | 'day' | 'user' | 'deploy' | 'order';

interface Signal {
  readonly volatility: Volatility;
  /** Looked for in the expression as written. */
  readonly pattern: RegExp;
}

/**
 * What the expression of a variable says of its value, the surest first. Whatever says nothing is filled for each call:
 * a question, a document.
 */
const signals: readonly Signal[] = [
  {
    volatility: 'order',
    pattern:
      /\b(?:shuffle|sample|random\.choices?|listdir|iterdir|glob|readdir\w*|listTools|list_tools)\(|\bset\(|Object\.(?:values|keys|entries)\(|\bSet\(/,
  },
  {
    volatility: 'call',
    pattern:
      /uuid|nanoid|\brandom|\brandint\b|token_(?:hex|urlsafe)|secrets\.|(?:request|trace|run|correlation|message|call|span)_?id\b|time\.time\(|Date\.now|performance\.now|perf_counter|time_ns|\bepoch\b|timestamp/i,
  },
  // What a workflow runs in.
  { volatility: 'deploy', pattern: /\bgithub\.(?:repository\w*|server_url|api_url|workspace)\b/ },
  // A format without hours and minutes, or a date without a time.
  {
    volatility: 'day',
    pattern:
      /toLocaleDateString|toDateString|\bdate\.today\(|LocalDate\.now|\.date\(\)|DateOnly|\.slice\(0, *10\)|\.split\(['"]T['"]\)\[0\]/,
  },
  {
    volatility: 'day',
    pattern:
      /strftime\((?![^)]*%[HIMSpXcfsTR])|\.format\(["'](?![^)"']*[HhmsSA])[^)"']*["']\)|\.Format\("(?![^"]*(?:04|05|15))[^"]*"\)|\bnow\([^()]*\):(?![^}]*%[HIMSpXcfsTR])%|DateTime\.(?:Utc)?Now(?:\.ToString\("|:)(?![^"}]*[Hhmst])[^"}]*d/,
  },
  {
    volatility: 'minute',
    pattern:
      /\bdatetime\.|\bnow\(|new Date\(|toISOString|toLocaleTimeString|toLocaleString|time\.Now|Instant\.now|LocalDateTime|DateTime\.|strftime|Time\.now/,
  },
  {
    volatility: 'deploy',
    pattern:
      /\bprocess\.env\b|\bos\.environ|\bgetenv\b|\bimport\.meta\.env\b|\bENV\[|System\.getenv|Environment\.GetEnvironmentVariable|\bplatform\.|\bsys\.(?:platform|version)|\bos\.(?:name|type|platform|arch|release)\b|\bprocess\.(?:platform|arch|version)|runtime\.GO(?:OS|ARCH)/,
  },
];

/** What puts things into an order again. */
const sorts = /\bsorted\(|\.(?:sort|toSorted|order_?by)\(/i;

/** What the last word of a variable's name says of its value. */
const nameSignals: readonly Signal[] = [
  {
    volatility: 'day',
    pattern:
      /^(?:current_?|today'?s_?)?(?:date|today|day|weekday)$|^(?:current_?)?(?:date|year|month)(?:_?(?:str|string|text))?$/i,
  },
  {
    volatility: 'minute',
    pattern: /^(?:current_?|the_?)?(?:date_?time|time|now)(?:_?(?:str|string|text))?$/i,
  },
  {
    volatility: 'user',
    pattern:
      /^(?:user|customer|client|tenant|org|organi[sz]ation|company|team|account|member|session|workspace|project)(?:_?(?:name|id|info|profile|context|email|role|preferences|settings|language|locale|timezone|details|data))?$|^(?:user_?name|locale|language|time_?zone|cwd|working_?dir(?:ectory)?|workdir|os|platform|shell|home_?dir|root_?(?:dir|path)|first_?name|last_?name)$/i,
  },
  {
    volatility: 'deploy',
    pattern:
      /^(?:max|min|limit)_\w+$|^(?:agent|assistant|bot|app|product|tool|model|brand|service)_?(?:name|names|version|description|descriptions)$|^(?:version|model|environment|format_?instructions|output_?format|output_?schema|schema|json_?schema|tools?|tool_?descriptions?|persona|style_?guide|guidelines|rules)$/i,
  },
];

/** A constant of the program: `MAX_RESULTS`. */
const constant = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/;

/** Whether a name is written as constants are. */
export function isConstantName(name: string): boolean {
  return constant.test(name) && name.length > 2;
}

/** How often the value of a variable changes, as far as its expression and its name tell. */
export function volatilityOf({ expression, names }: Pick<VariablePart, 'expression' | 'names'>): Volatility {
  const bySign = signals.find(({ pattern }) => pattern.test(expression));
  const isSorted = bySign?.volatility === 'order' && sorts.test(expression);
  if (bySign !== undefined && !isSorted) return bySign.volatility;
  const volatilities = names.map(volatilityOfName);
  // The one that changes most often decides.
  return ranked.find((each) => volatilities.includes(each)) ?? 'call';
}

function volatilityOfName(name: string): Volatility {
  const segments = name.split('.');
  const last = segments.at(-1)!.replace(/\W/g, '');
  if (isConstantName(last)) return 'deploy';
  const bySign = nameSignals.find(({ pattern }) => pattern.test(last));
  if (bySign !== undefined) return bySign.volatility;
  const owner = segments.length > 1 ? segments.at(-2)! : '';
  if (/^(?:user|customer|tenant|session|account|profile|org)$/i.test(owner)) return 'user';
  return /^(?:settings|config|cfg|env|constants)$/i.test(owner) ? 'deploy' : 'call';
}

/** From the one that changes most often. */
const ranked: readonly Volatility[] = ['call', 'order', 'minute', 'user', 'day', 'deploy'];

/** Whether a value that changes so often leaves a cache of hours in place: it is one more miss a day, or none. */
export function isStable(volatility: Volatility): boolean {
  return volatility === 'day' || volatility === 'deploy';
}
