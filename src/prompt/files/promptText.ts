/** Words that speak to a model: an order, a role, a rule for its answer. */
const address =
  /\b(?:you are|you're|you will|you must|you should|you can|you have|your (?:task|job|role|goal|response|answer|output|purpose|mission|reply)|act as|as an (?:ai|expert|assistant)|i want you to|i will|let's|please|do not|don't|never|always|make sure|ensure|think step|step by step|given (?:the|a|an|this|these|below)|based on (?:the|this)|the following|use the|using the|assistant|respond|reply|answer)\b/gi;
/** Verbs that open an order at the start of a line. */
const order =
  /^[ \t#>*\d.)-]*(?:write|generate|summari[sz]e|translate|extract|classify|analy[sz]e|create|list|describe|explain|rewrite|identify|return|output|provide|evaluate|review|compare|convert|determine|find|fix|improve|answer|respond|read|use|consider|rate|score|suggest|select|choose|give|tell|ask|help|follow|add|remove|avoid|include|keep|imagine|pretend|complete|continue|decide|check|think|reply|format|break|plan|implement|refine|edit|correct)\b/gim;
/** Headings of prompts. */
const heading =
  /^[ \t]*(?:#+[ \t]*)?(?:<(?:instructions?|context|task|rules|role|examples?|input|output|system)>|(?:identity|purpose|goal|goals|steps|output(?: instructions| format| sections)?|input|instructions?|task|role|context|rules|constraints|persona|question|guidelines):?[ \t]*\r?$)/im;
/** Headings of a page that a tool has written about the functions and classes of a file of code. */
const codeHeading = /^#+[ \t]*(?:Async)?(?:Function|Class)Def\b/m;
const placeholder =
  /\{\{\s*[.$#]?[A-Za-z_][^{}\n]*\}\}|(?<![\\$\w}])\{[A-Za-z_]\w*\}|\$\{?[A-Za-z_]\w+|!<INPUT \d+>!|<\/?[a-z_]+>/;

/**
 * Whether a text in a prompt folder reads like a prompt and not like data: a table, JSON, a log, a word list. It looks
 * at the first 20,000 characters.
 */
export function readsLikePrompt(text: string): boolean {
  const sample = text.slice(0, 20_000).trim();
  if (sample.length < 3 || sample.includes('\0')) return false;
  if (isData(sample) || codeHeading.test(sample)) return false;
  const words = sample.split(/\s+/).length;
  const signs = count(sample, address) + count(sample, order) + (heading.test(sample) ? 2 : 0);
  if (placeholder.test(sample)) return signs > 0 || words >= 4;
  if (words < 4) return false;
  // The signs are English; scripts without letter case get the benefit of the doubt.
  if (signs === 0) return /\p{Lo}/u.test(sample) && words > 8;
  return signs >= Math.min(3, Math.ceil(words / 60));
}

/** Orders that are given to a model rather than to a reader of a page or a mail. */
const modelOrder =
  /\b(?:you are (?:an? |the |given )(?!receiving|invited|a member)|your (?:task|job|role|goal) is|it is your job|act as an?\b|you will be (?:given|presented|provided)|i want you to|given the following|(?:summari[sz]e|classify|translate|rewrite|paraphrase|analy[sz]e) (?:the|this|these|a given) (?:\w+ )?(?:text|document|conversation|article|content|review|question|sentence|passage|url|following|input|code|transcript|email)|answer the (?:\w+ )?question|(?:only|just) (?:output|return|answer|respond|reply)\b|(?:respond|reply|answer) (?:only |strictly )?(?:with|in|as) |do not add any|don't try to make up)/i;

/** Whether a template of unknown purpose speaks to a model. Markup and programs never do. */
export function addressesModel(text: string): boolean {
  const sample = text.slice(0, 20_000).trim();
  if (
    /<(?:!doctype|html|body|div|p|td|table|script|br)\b|^#!|^[ \t]*(?:import|from|def|class|function|const|package) \w/im.test(
      sample,
    )
  ) {
    return false;
  }
  return !isData(sample) && modelOrder.test(sample);
}

/** Behind at most headings, the words with which a text tells a model who it is; not those of a mail to its reader. */
const opening =
  /^(?:\s*#[^\n]*\n)*\s*(?:You are (?!receiving|getting|being|invited|now|not|welcome|about|going|registered|all|almost|one\b|signed|subscribed|here|seeing|viewing|reading)\w|Your (?:task|job|role) is\b|Act as an?\b)/;

/** Whether a text tells a model who it is, in its first words or later. */
export function tellsWho(text: string): boolean {
  const sample = text.slice(0, 20_000).trim();
  return readsLikePrompt(sample) && (opening.test(sample) || addressesModel(sample));
}

/** Whether a text tells a model who it is in its first words, and goes on with orders. */
export function opensAsPrompt(text: string): boolean {
  const sample = text.slice(0, 20_000).trim();
  return (
    /^(?:\s*#[^\n]*\n)*\s*(?:You are|You're|Act as) (?:an?|the)\b/.test(sample) && readsLikePrompt(sample)
  );
}

/** Whether a template of unknown purpose begins as a prompt does, goes on so, and has places to fill. */
export function isPromptTemplate(text: string): boolean {
  const sample = text.slice(0, 20_000).trim();
  if (!opening.test(sample) || !placeholder.test(sample) || isData(sample)) return false;
  return count(sample, address) + count(sample, order) + (heading.test(sample) ? 2 : 0) >= 4;
}

function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}

/** JSON, XML documents, delimited tables and lists without sentences. */
function isData(sample: string): boolean {
  if (/^[[{]\s*(?:["'{[]|\d|\])/.test(sample) && /[\]}],?$/.test(sample)) return true;
  if (/^(?:<\?xml|<!DOCTYPE|<html|%PDF|#!)/i.test(sample)) return true;
  const lines = sample.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.length < 5) return false;
  const separated = lines.filter(
    (line) => /^[^\s,;\t][^,;\t]*([,;\t])[^,;\t]+\1[^,;\t]/.test(line) && !/[.?!:]$/.test(line.trimEnd()),
  );
  if (separated.length > lines.length * 0.8) return true;
  const entries = lines.filter(
    (line) => line.trim().split(/\s+/).length <= 3 && !/[.:?!>}\])]$/.test(line.trim()),
  );
  if (entries.length > lines.length * 0.9) return true;
  const logs = lines.filter((line) =>
    /^\W*\d{4}-\d\d-\d\d|^\s*at \S+\(|\b(?:INFO|DEBUG|WARN|ERROR)\b/.test(line),
  );
  return logs.length > lines.length * 0.5;
}
