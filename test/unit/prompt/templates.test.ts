import assert from 'node:assert/strict';
import { MappedTextBuilder, plainText } from '../../../src/prompt/mappedText';
import { anyPlaceholder } from '../../../src/prompt/templates/anyPlaceholder';
import { bracePlaceholder } from '../../../src/prompt/templates/bracePlaceholder';
import { compositeFormat } from '../../../src/prompt/templates/compositeFormat';
import { claudeCommand } from '../../../src/prompt/templates/claudeCommand';
import { contextFile } from '../../../src/prompt/templates/contextFile';
import { erb } from '../../../src/prompt/templates/erb';
import { goFormat } from '../../../src/prompt/templates/goFormat';
import { goTemplate } from '../../../src/prompt/templates/goTemplate';
import { goUnfilled } from '../../../src/prompt/templates/goUnfilled';
import { baml } from '../../../src/prompt/templates/baml';
import { geminiCommand } from '../../../src/prompt/templates/geminiCommand';
import { handlebars } from '../../../src/prompt/templates/handlebars';
import { jinja } from '../../../src/prompt/templates/jinja';
import { javaFormat } from '../../../src/prompt/templates/javaFormat';
import { langchainFString } from '../../../src/prompt/templates/langchainFString';
import { liquid } from '../../../src/prompt/templates/liquid';
import { literal } from '../../../src/prompt/templates/literal';
import { messageFormat } from '../../../src/prompt/templates/messageFormat';
import { mustache } from '../../../src/prompt/templates/mustache';
import { percent } from '../../../src/prompt/templates/percent';
import { qute } from '../../../src/prompt/templates/qute';
import { rubyFormat } from '../../../src/prompt/templates/rubyFormat';
import { rubyUnfilled } from '../../../src/prompt/templates/rubyUnfilled';
import { rustFormat } from '../../../src/prompt/templates/rustFormat';
import { poml } from '../../../src/prompt/templates/poml';
import { semanticKernel } from '../../../src/prompt/templates/semanticKernel';
import { singleBraces } from '../../../src/prompt/templates/singleBraces';
import { springTemplate } from '../../../src/prompt/templates/springTemplate';
import { strFormat } from '../../../src/prompt/templates/strFormat';
import { stringTemplate } from '../../../src/prompt/templates/stringTemplate';
import type { TemplateLanguage } from '../../../src/prompt/templates/template';
import { templateParts } from '../../../src/prompt/templates/template';
import { unfilledCsharp } from '../../../src/prompt/templates/unfilledCsharp';
import { jinjaOrField, unfilledField } from '../../../src/prompt/templates/unfilledField';
import { unfilledJava } from '../../../src/prompt/templates/unfilledJava';
import { vscodePrompt } from '../../../src/prompt/templates/vscodePrompt';
import { workflowExpression } from '../../../src/prompt/templates/workflowExpression';

/** Short form of the tokens: text as printed, `<expression|names|default>`, `[control expression|names]`. */
function show(language: TemplateLanguage, text: string): string {
  return language
    .tokenize(text)
    .map((token) => {
      if (token.kind === 'text') return token.printed ?? text.slice(token.start, token.end);
      if (token.kind === 'control') return `[${token.control} ${token.expression}|${token.names.join()}]`;
      const suffix = token.defaultText === undefined ? '' : `|${token.defaultText}`;
      return `<${token.expression}|${token.names.join()}${suffix}>`;
    })
    .join('');
}

const cases: readonly [TemplateLanguage, readonly (readonly [string, string])[]][] = [
  [
    springTemplate,
    [
      [
        'Tell a {adjective} joke about {topic.name}.',
        'Tell a <adjective|adjective> joke about <topic.name|topic.name>.',
      ],
      [
        '{items; separator=", "} {names:{it | - {it}}}',
        '<items; separator=", "|items> {names:{it | - <it|it>}}',
      ],
      [
        '{if(long)}more{else}less{endif}{! why !}',
        '[if if(long)|long]more[other else|]less[other endif|][comment  why |]',
      ],
      ['Answer \\{ "a": \\} {"b": 1} {} {1}', 'Answer { "a": } {"b": 1} {} {1}'],
    ],
  ],
  [
    qute,
    [
      [
        '{topic} {{name}} {a.b} {x.size()} {y ?: 1}',
        '<topic|topic> <name|name> <a.b|a.b> <x.size()|x.size> <y ?: 1|y>',
      ],
      [
        '{#if long}a{/if}{#for i in items}b{/for}{! c !}',
        '[if #if long|long]a[other /if|][for #for i in items|items]b[other /for|][comment  c |]',
      ],
      ['\\{a} {"b": 1} { c }', '{a} {"b": 1} { c }'],
    ],
  ],
  [
    javaFormat,
    [
      ['%s %2$s %,.2f %-5d%n100%% 50 %. {', '<s|> <2$s|> <,.2f|> <-5d|>\n100% 50 %. {'],
      ['%tY-%<tm {a}', '<tY|>-<<tm|> {a}'],
    ],
  ],
  [messageFormat, [["{0} isn''t '{1}' {1,number} {a}", "<0|> isn't {1} <1,number|> {a}"]]],
  [compositeFormat, [['{0} {1,10:F2} {{a}} {b} {', '<0|> <1,10:F2|> {a} {b} {']]],
  [
    unfilledField,
    [
      ['{a} {b:.2f} {c:>{d}}', '<a|a> <b:.2f|b> <c:>{d}|c,d>'],
      ['{a} holds {spades: AK, hearts: 9}', '<a|a> holds {spades: AK, hearts: 9}'],
      ['{{#if x}}a{{else}}b{{/if}} {{y}}', '[if #if x|x]a[if else|]b[other /if|] <y|y>'],
      ['{% if x %}a{% endif %} {{ y }}', '[if if x|x]a[if endif|] <y|y>'],
    ],
  ],
  [
    bracePlaceholder,
    [
      ['{x} {{y}} ${z}', '<x|x> <y|y> ${z}'],
      ['{{#if x}}a{{else}}b{{/if}} {{y}}', '[if #if x|x]a[if else|]b[other /if|] <y|y>'],
    ],
  ],
  [
    jinjaOrField(strFormat),
    [
      ['{{ x }} and all', '<x|x> and all'],
      ['{{ x }} and {{#if y}}a{{/if}}', '{ x } and {#if y}a{/if}'],
    ],
  ],
  [
    unfilledJava,
    [
      ['%s {a}', '<s|> {a}'],
      ['100% {a} {{b}} ${c}', '100% <a|a> <b|b> <c|c>'],
    ],
  ],
  [
    unfilledCsharp,
    [
      ['{{$a}} {b}', '<$a|a> {b}'],
      ['{a} {{b}}', '<a|a> <b|b>'],
    ],
  ],
  [
    literal,
    [
      ['Keep {a} $b {{c}} %s', 'Keep {a} $b {{c}} %s'],
      ['', ''],
    ],
  ],
  [
    strFormat,
    [
      ['Hi {name}!', 'Hi <name|name>!'],
      ['{} and {0} and {who[0]}', '<|> and <0|0> and <who[0]|who>'],
      ['{a.b!r:>10}|{x:{width}.{digits}f}', '<a.b!r:>10|a.b>|<x:{width}.{digits}f|x,width,digits>'],
      ['{{"a": {value}}}', '{"a": <value|value>}'],
      ['{"a": 1} {b}', '{"a": 1} <b|b>'],
      ['{ return x } {', '{ return x } {'],
      ['open { and } close', 'open { and } close'],
      ['{first name} {größe} {x!z} {x!r', '<first name|first name> <größe|größe> {x!z} {x!r'],
      ['{a:{b:{c}}}', '{a:<b:{c}|b,c>}'],
      ['{line\nbreak}', '{line\nbreak}'],
      ['😀{x}😀', '😀<x|x>😀'],
    ],
  ],
  [
    rustFormat,
    [
      ['{} {0} {name} {name:?} {:>8.2} {{x}}', '<|> <0|> <name|name> <name:?|name> <:>8.2|> {x}'],
      ['{"a": 1} { x } {a.b} {', '{"a": 1} <x|x> {a.b} {'],
    ],
  ],
  [
    rubyFormat,
    [
      ['%s %-5.2f%% %1$s %<n>d %{name}', '<s|> <-5.2f|>% <1$s|> <n|n> <name|name>'],
      ['100 % sure, %', '100 % sure, %'],
    ],
  ],
  [
    erb,
    [
      ['Hi <%= name %>, <%= @user.name %>', 'Hi <name|name>, <@user.name|@user.name>'],
      [
        '<% items.each do |item| %><%= item.name %><% end %>',
        '[for items.each do |item||items]<item.name|>[other end|]',
      ],
      [
        '<% if a && b.present? %>x<% else %>y<% end -%>',
        '[if if a && b.present?|a,b]x[other else|]y[other end|]',
      ],
      ['<%# note %><%% <%= f(a, key: b) %> "<%= "s" %>"', '[comment note|]<% <f(a, key: b)|a,b> "<"s"|>"'],
      ['a < b %> <%= open', 'a < b %> <%= open'],
    ],
  ],
  [
    rubyUnfilled,
    [
      ['<%= a %> {b} %s', '<a|a> {b} %s'],
      ['%{a} {b}', '<a|a> {b}'],
      ['{a} #{b} {{c}}', '<a|a> #{b} <c|c>'],
    ],
  ],
  [
    goFormat,
    [
      ['%s is %d, %5.2f%% of %+v and %[1]q', '<s|> is <d|>, <5.2f|>% of <+v|> and <[1]q|>'],
      ['%*d|%-10s|%#x|%T|%w', '<*d|>|<-10s|>|<#x|>|<T|>|<w|>'],
      ['100% sure, 5 % of it, %', '100% sure, 5 % of it, %'],
    ],
  ],
  [
    goTemplate,
    [
      [
        'Hi {{.Name}} and {{ .User.Name | printf "%q" }}',
        'Hi <.Name|Name> and <.User.Name | printf "%q"|User.Name>',
      ],
      [
        '{{range .Items}}{{.}} {{.Name}} {{$.Top}}{{end}}{{.After}}',
        '[for range .Items|Items]<.|> <.Name|> <$.Top|Top>[other end|]<.After|After>',
      ],
      [
        '{{if and .A (gt (len .B) 2)}}x{{else if .C}}y{{else}}z{{end}}',
        '[if if and .A (gt (len .B) 2)|A,B]x[if else if .C|C]y[other else|]z[other end|]',
      ],
      ['{{with .User}}{{.Name}}{{end}}', '[if with .User|User]<.Name|>[other end|]'],
      [
        '{{range $i, $x := .Items}}{{$x.Name}}{{end}}',
        '[for range $i, $x := .Items|Items]<$x.Name|>[other end|]',
      ],
      ['{{$n := .Name}}{{$n}}', '[other $n := .Name|Name]<$n|>'],
      ['a {{- .X -}} b {{/* {{no}} */}}c', 'a<.X|X>b [comment /* {{no}} */|]c'],
      ['{{template "header" .}}{{"literal"}}{{now}}', '[include template "header" .|]<"literal"|><now|>'],
      ['{{"a": 1}} {{ } {{ x', '{{"a": 1}} {{ } {{ x'],
      ['{{.A}} {{ {{.B}}', '<.A|A> {{ <.B|B>'],
    ],
  ],
  [
    goUnfilled,
    [
      ['{{.Name}} is {x}, %s', '<.Name|Name> is {x}, %s'],
      ['%s is {x}', '<s|> is {x}'],
      ['{x} and {{name}} and 100%', '<x|x> and <name|name> and 100%'],
    ],
  ],
  [
    langchainFString,
    [
      ['{topic} {{kept}} {a.b} {n:.2f}', '<topic|topic> {kept} {a.b} <n:.2f|n>'],
      ['{} {"k": 1}', '{} {"k": 1}'],
    ],
  ],
  [
    percent,
    [
      ['%s of %(total)d, %5.1f%%', '<s|> of <(total)d|total>, <5.1f|>%'],
      ['50% Rabatt', '50% Rabatt'],
      ['%', '%'],
    ],
  ],
  [
    stringTemplate,
    [
      ['$name ${other}s cost $$5 or $5', '<name|name> <other|other>s cost $5 or $5'],
      ['${not closed $', '${not closed $'],
    ],
  ],
  [
    jinja,
    [
      ['{{ user.name | upper }}', '<user.name | upper|user.name>'],
      ['{{ x | default("n/a", true) }}', '<x | default("n/a", true)|x|n/a>'],
      ["{{ y|d('-') }}", "<y|d('-')|y|->"],
      ['{{ f(a, key=b.c) ~ "d" }}', '<f(a, key=b.c) ~ "d"|a,b.c>'],
      ['{{ rows.append(row) }}', '<rows.append(row)|rows,row>'],
      [
        '{{ xs[0].title or fallback if ready else none }}',
        '<xs[0].title or fallback if ready else none|xs,fallback,ready>',
      ],
      ['{{ a is not defined and b is divisibleby(c) }}', '<a is not defined and b is divisibleby(c)|a,b,c>'],
      ['{{ "}}" }}{{ {"k": v} }}', '<"}}"|><{"k": v}|v>'],
      [
        '{% for a, b in pairs if a.ok %}{{ a.x }}{{ c }}{{ loop.index }}{% endfor %}{{ a }}',
        '[for for a, b in pairs if a.ok|pairs]<a.x|><c|c><loop.index|>[for endfor|]<a|a>',
      ],
      ['{{ n }}{% set n = m %}{{ n }}', '<n|n>[other set n = m|m]<n|>'],
      [
        '{% set body %}hi {{ who }}{% endset %}{{ body }}',
        '[other set body|]hi <who|who>[other endset|]<body|>',
      ],
      [
        '{% macro row(cells, sep=glue) %}{{ cells }}{{ sep }}{% endmacro %}{{ row(data) }}',
        '[other macro row(cells, sep=glue)|glue]<cells|><sep|>[other endmacro|]<row(data)|data>',
      ],
      [
        '{% include "head.j2" %}{% import "m.j2" as m %}{{ m.x }}{% from lib import f as g %}{{ g }}',
        '[include include "head.j2"|][include import "m.j2" as m|]<m.x|>[include from lib import f as g|lib]<g|>',
      ],
      ['{% if a and not b %}x{% elif c %}y{% endif %}', '[if if a and not b|a,b]x[if elif c|c]y[if endif|]'],
      ['{% with t = u %}{{ t }}{% endwith %}{{ t }}', '[other with t = u|u]<t|>[other endwith|]<t|t>'],
      ['{% raw %}{{ kept }}{% endraw %}', '[other raw|]{{ kept }}[other endraw|]'],
      ['a {#- note -#} b', 'a[comment note|]b'],
      ['a {{- x -}} b {%+ if y +%} c', 'a<x|x>b [if if y|y] c'],
      ['{% message role="user" name=who %}', '[other message role="user" name=who|who]'],
      ['{{ open and {{ closed }} {% half', '{{ open and <closed|closed> {% half'],
      [
        '{% for a in b %}{{ a }}{% else %}{{ c }}{% endfor %}{{ a }}',
        '[for for a in b|b]<a|>[if else|]<c|c>[for endfor|]<a|a>',
      ],
      [
        '{% set ns = namespace(n=start) %}{% set ns.n = ns.n + 1 %}{{ ns.n }}',
        '[other set ns = namespace(n=start)|start][other set ns.n = ns.n + 1|]<ns.n|>',
      ],
      [
        '{% call(u) list(xs) %}{{ u }}{% endcall %}{% filter upper %}{{ y }}{% endfilter %}',
        '[other call(u) list(xs)|xs]<u|>[other endcall|][other filter upper|]<y|y>[other endfilter|]',
      ],
      [
        '{{ a if b else c }} {{ (x, y)[0] }} {{ d["k"].e }}',
        '<a if b else c|a,b,c> <(x, y)[0]|x,y> <d["k"].e|d>',
      ],
      ['{{ range(n) | map(attribute="x") | list }}', '<range(n) | map(attribute="x") | list|n>'],
      ["{{ don't }} then {{ x }}", "{{ don't }} then <x|x>"],
      ['{# never closed {{ x }}', '{# never closed <x|x>'],
      [
        '{{ context }}{{ missing }}{% include "a" ignore missing with context %}{{ with.a }}',
        '<context|context><missing|missing>[include include "a" ignore missing with context|]<with.a|with.a>',
      ],
      [
        '{% from "a" import b with context %}{% for c in d recursive %}{{ c }}{% endfor %}{{ context }}',
        '[include from "a" import b with context|][for for c in d recursive|d]<c|>[for endfor|]<context|context>',
      ],
    ],
  ],
  [
    handlebars,
    [
      ['{{x}} {{{ a.b }}} {{~c~}}', '<x|x> <a.b|a.b><c|c>'],
      ['{{role "user"}}Hi{{history}}', '[other role "user"|]Hi[other history|]'],
      [
        '{{json doc indent=width}} {{media url=photo.url}}',
        '<json doc indent=width|doc,width> <media url=photo.url|photo.url>',
      ],
      [
        '{{#if (eq mode kind)}}a{{else if b}}c{{else}}d{{/if}}',
        '[if #if (eq mode kind)|mode,kind]a[if else if b|b]c[if else|]d[other /if|]',
      ],
      [
        '{{#each items as |item i|}}{{item.name}}{{i}}{{outer}}{{/each}}{{item}}',
        '[for #each items as |item i||items]<item.name|><i|><outer|outer>[for /each|]<item|item>',
      ],
      [
        '{{#each docs}}{{title}}{{this}}{{@index}}{{../topic}}{{/each}}',
        '[for #each docs|docs]<title|><this|><@index|><../topic|topic>[for /each|]',
      ],
      ['{{#section}}{{a}}{{/section}}', '[if #section|section]<a|a>[other /section|]'],
      [
        '{{>_part ctx k=v}}{{! note }}{{!-- {{x}} --}}',
        '[include >_part ctx k=v|ctx,v][comment ! note|][comment !-- {{x}}|]',
      ],
      ['\\{{x}} {{y}}', '{{x}} <y|y>'],
      ['{{"text"}} {{3}} {{@state.z}} {{@root.q}}', '<"text"|> <3|> <@state.z|> <@root.q|q>'],
      ['{{"a": 1}} {{', '{{"a": 1}} {{'],
      ['\\\\{{x}}', '\\<x|x>'],
      ['{{{{raw}}}}{{kept}}{{{{/raw}}}} {{x}}', '[other {{{{raw}}}}|]{{kept}}[other {{{{/raw}}}}|] <x|x>'],
      [
        '{{#with user as |u|}}{{u.name}}{{/with}}{{#with a}}{{b}}{{../c}}{{/with}}',
        '[other #with user as |u||user]<u.name|>[other /with|][other #with a|a]<b|><../c|c>[other /with|]',
      ],
      ['{{helper (lookup xs "k") y=z}}{{lookup . "k"}}', '<helper (lookup xs "k") y=z|xs,z><lookup . "k"|>'],
      [
        '{{#unless a}}x{{^}}y{{/unless}}{{this.b}}{{./c}}',
        '[if #unless a|a]x[if ^|]y[other /unless|]<this.b|b><./c|c>',
      ],
      ['a {{~#if b~}} c {{~/if~}} d', 'a[if #if b|b]c[other /if|]d'],
      [
        '{{#> layout}}x{{/layout}}{{> (which) }}',
        '[include #> layout|]x[other /layout|][include > (which)|]',
      ],
    ],
  ],
  [
    liquid,
    [
      ['{{ a.b | upcase | append: c }} {{ "x" }}', '<a.b | upcase | append: c|a.b,c> <"x"|>'],
      ["{{ x | default: 'n/a' }}", "<x | default: 'n/a'|x|n/a>"],
      [
        '{% for i in (1..n) %}{{ i }}{{ forloop.index }}{% endfor %}{{ i }}',
        '[for for i in (1..n)|n]<i|><forloop.index|>[for endfor|]<i|i>',
      ],
      [
        '{% for p in ps limit: max reversed %}{{ p.t }}{% else %}{{ none_text }}{% endfor %}',
        '[for for p in ps limit: max reversed|ps,max]<p.t|>[if else|]<none_text|none_text>[for endfor|]',
      ],
      ['{% assign t = u | plus: v %}{{ t }}', '[other assign t = u | plus: v|u,v]<t|>'],
      ['{% capture t %}{{ a }}{% endcapture %}{{ t }}', '[other capture t|]<a|a>[other endcapture|]<t|>'],
      ['{% raw %}{{ kept }}{% endraw %}{{ x }}', '[other raw|]{{ kept }}[other endraw|]<x|x>'],
      ['{% comment %}{{ a }}{% endcomment %}b', '[comment comment|]b'],
      ['{% case k %}{% when "a" %}1{% endcase %}', '[if case k|k][if when "a"|]1[if endcase|]'],
      ["{% render 'p', a: b %}a {{- x -}} b", "[include render 'p', a: b|b]a<x|x>b"],
      [
        '{% if a == blank or b contains c %}x{% elsif d %}{% endif %}',
        '[if if a == blank or b contains c|a,b,c]x[if elsif d|d][if endif|]',
      ],
      ['{{ open and {{ x }} {% half', '{{ open and <x|x> {% half'],
    ],
  ],
  [
    poml,
    [
      ['<p if="a">{{ b.c }} &lt; {{ d[0] }}</p>', '[if p if="a"|a]<b.c|b.c> < <d[0]|d>[other /p|]'],
      [
        '<item for="x in xs">{{x}}{{loop.index}}</item>',
        '[for item for="x in xs"|xs]<x|><loop.index|>[other /item|]',
      ],
      ['<let name="a" value="1"/>{{a}}{{b}}', '[other let name="a" value="1"/|]<a|><b|b>'],
      ['2 < 3 and {one}', '2 < 3 and {one}'],
    ],
  ],
  [
    baml,
    [
      [
        '{{ _.role("user") }}{{ x }}{{ ctx.output_format }}',
        '[other _.role("user")|]<x|x><ctx.output_format|>',
      ],
      [
        '{% for m in ms %}{{ _.role(m.role) }}{{ m.text }}{% endfor %}',
        '[for for m in ms|ms][other _.role(m.role)|]<m.text|>[for endfor|]',
      ],
      ['{{ Print(a, 3) }}', '<Print(a, 3)|a>'],
    ],
  ],
  [
    geminiCommand,
    [['{{args}} !{ls {{args}}} @{a.md} {x}', '<args|args> <!{ls {{args}}}|args> [include a.md|] {x}']],
  ],
  [singleBraces, [['{a} {{b}} { c } {"d": 1}', '<a|a> {<b|b>} { c } {"d": 1}']]],
  [workflowExpression, [['${{ github.x }} ${y} {{z}}', '<github.x|github.x> ${y} {{z}}']]],
  [
    mustache,
    [
      ['{{x}} {{{y.z}}} {{&w}}', '<x|x> <y.z|y.z> <w|w>'],
      [
        '{{#list}}{{.}}{{/list}}{{^none}}-{{/none}}',
        '[if #list|list]<.|>[other /list|][if ^none|none]-[other /none|]',
      ],
      [
        '{{> part}}{{! why }}{{=<% %>=}}<% a %>{{b}}',
        '[include > part|][comment ! why|][other =<% %>=|]<a|a>{{b}}',
      ],
      ['{{"a": {{b}}}} {{c d}}', '{{"a": <b|b>}} {{c d}}'],
      ['{{open {{x}}', '{{open <x|x>'],
    ],
  ],
  [
    semanticKernel,
    [
      ["{{$input}} {{time.now}} {{p.f $a '$no' k=$b}}", "<$input|input> <time.now|> <p.f $a '$no' k=$b|a,b>"],
      ['{{"{{ literal"}} {{?}}', '{{ literal {{?}}'],
    ],
  ],
  [
    vscodePrompt,
    [
      [
        '${input:name:Your name} ${input:id} ${selection}',
        '<input:name:Your name|name> <input:id|id> <selection|selection>',
      ],
      [
        '${workspaceFolder}/${HOME} ${x} ${env:TOKEN}',
        '<workspaceFolder|workspaceFolder>/${HOME} ${x} <env:TOKEN|env:TOKEN>',
      ],
    ],
  ],
  [
    claudeCommand,
    [
      [
        'Fix $ARGUMENTS for $1, costs $1.50 or $20',
        'Fix <ARGUMENTS|ARGUMENTS> for <1|1>, costs $1.50 or <20|20>',
      ],
      ['Log: !`git log -n $2`', 'Log: <!`git log -n $2`|2>'],
      [
        'See @src/a.ts, @$1 and me@example.com, @param x',
        'See [include @src/a.ts|], [include @$1|1] and me@example.com, @param x',
      ],
    ],
  ],
  [contextFile, [['@AGENTS.md\nUse {x}. @types a@b.md', '[include @AGENTS.md|]\nUse {x}. @types a@b.md']]],
  [
    anyPlaceholder,
    [
      ['{a} {{b}} {{.C}} $dd ${e} !<INPUT 0>!', '<a|a> <b|b> <.C|C> <dd|dd> <e|e> <INPUT 0|INPUT 0>'],
      ['{user.name} {items[0]} {n:.2f} {0}', '<user.name|user.name> <items[0]|items> <n:.2f|n> <0|0>'],
      ['{{ text | trim }} {{company name}}', '<text | trim|text> <company name|company name>'],
      ['{"a": 1} { return x } {} { a: 1 }', '{"a": 1} { return x } {} { a: 1 }'],
      ['$5 and $10 and US$ and $x$', '$5 and $10 and US$ and $x$'],
      ['$flow.state.next and $name. Then', '<flow.state.next|flow.state.next> and <name|name>. Then'],
      ['Use $review-code, $name - then', 'Use $review-code, <name|name> - then'],
      ['{"$type": 1, "$schema" or $ref}', '{"$type": 1, "$schema" or $ref}'],
      ['of type $Helper, about $Topic', 'of type $Helper, about <Topic|Topic>'],
      ['\\frac{a}{b} x^{n} x_{i} \\d{3} a{2}', '\\frac{a}{b} x^{n} x_{i} \\d{3} a{2}'],
      ['{first}{last}', '<first|first><last|last>'],
      ['Write {think} and {/think}, {name}', 'Write {think} and {/think}, <name|name>'],
      ['Use $eq, $gte or $in, not $name', 'Use $eq, $gte or $in, not <name|name>'],
      ['import {useState} from', 'import {useState} from'],
      ['```ts\nf(`${a}`, {b})\n```\n{c}', '```ts\nf(`${a}`, {b})\n```\n<c|c>'],
      ['```json\n{schema}\n```', '```json\n<schema|schema>\n```'],
    ],
  ],
];

describe('template languages', () => {
  for (const [language, rows] of cases) {
    for (const [text, expected] of rows) {
      it(`${language.id}: ${JSON.stringify(text)}`, () => {
        assert.equal(show(language, text), expected);
      });
    }
  }

  it('cover every text without gaps, whatever it is', () => {
    const bits = [
      '{',
      '{{',
      '}}',
      '}',
      '{%',
      '%}',
      '{#',
      '#}',
      '"',
      "'",
      '\\',
      'x',
      ' ',
      '$',
      '!',
      '`',
      '-',
      '|',
      '(',
      '[',
      ']',
      ':',
      '\n',
      '😀',
      'for a in b',
      'if c',
      'endfor',
      'raw',
      '%',
      'endraw',
      '@',
      '#',
      '/',
      '<',
      '>',
      '=',
    ];
    let seed = 7;
    const random = (n: number) => (seed = (seed * 48271) % 2147483647) % n;
    for (let round = 0; round < 400; round++) {
      const text = Array.from({ length: random(40) }, () => bits[random(bits.length)]).join('');
      for (const [language] of cases) {
        let position = 0;
        for (const token of language.tokenize(text)) {
          assert.equal(token.start, position, `${language.id}: ${JSON.stringify(text)}`);
          assert.ok(token.end > token.start, `${language.id}: ${JSON.stringify(text)}`);
          position = token.end;
        }
        assert.equal(position, text.length, `${language.id}: ${JSON.stringify(text)}`);
      }
    }
  });

  // Far above what a linear scan needs, far below what a quadratic one takes on this much text.
  const limitMs = 4000;
  for (const unit of [
    '{',
    '{{',
    '{%',
    '{#',
    '{{ "',
    '{{\'"',
    "{{\\'",
    '{%raw%}',
    '{{!',
    '{a:',
    '{[',
    '%(',
    '${',
    '{{{',
    '{{=<% %>=}}<%',
    '{a:{}',
    '$a',
    '@a/',
    '!`',
    '{{a.',
    '{{`',
    '<%',
    '<%= a.',
    '<% a |b %>',
    '{{/*',
    '{{- ',
    '{{range .a}}',
    '{!',
    '%0',
    '%[1]',
    '```\n',
    '{% for a in b %}',
    '{{#each a}}',
    ' ',
  ]) {
    it(`are linear in the text: ${JSON.stringify(unit)}`, () => {
      const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
      for (const [language] of cases) {
        const started = performance.now();
        language.tokenize(text);
        assert.ok(performance.now() - started < limitMs, language.id);
      }
    });
  }
});

describe('templateParts', () => {
  it('maps parts of an escaped text back to the document', () => {
    const document = String.raw`"Hi\n{{name}}\t{x}!"`;
    const builder = new MappedTextBuilder();
    builder.append('Hi', 1);
    builder.append('\n', 3);
    builder.append('{{name}}', 5);
    builder.append('\t', 13);
    builder.append('{x}!', 15);
    const mapped = builder.build({ start: 1, end: document.length - 1 });
    const parts = templateParts(mapped, jinja);
    assert.deepEqual(
      parts.map((part) => document.slice(part.span.start, part.span.end)),
      [String.raw`Hi\n`, '{{name}}', String.raw`\t{x}!`],
    );
    assert.deepEqual(
      templateParts(mapped, strFormat).map((part) => (part.kind === 'text' ? part.text : part.expression)),
      ['Hi\n', '{', 'name', '}', '\t', 'x', '!'],
    );
  });

  it('keeps the printed form of an escape', () => {
    const parts = templateParts(plainText('a{{b', { start: 0, end: 4 }), strFormat);
    assert.equal(parts.map((part) => (part.kind === 'text' ? part.text : '')).join(''), 'a{b');
  });
});
