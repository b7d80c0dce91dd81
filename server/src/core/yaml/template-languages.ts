/** The marks of the template languages that people write machine configs in, and what stands between them. */

/** What is left of an expression after rendering. */
export type Role =
  /** The beginning of a block, whose content may come once, often or never. */
  | 'opens'
  /** The same, with content of its own: a call, or a block that others fill. */
  | 'calls'
  | 'closes'
  /** Some text, perhaps lines of it. */
  | 'prints'
  /** Nothing at all: a comment, an assignment, the mark between two branches. */
  | 'silent'
  /** Nobody knows: its end is missing, as while it is being typed. */
  | 'unclosed';

export interface Language {
  readonly end: string;
  /** What an expression does, by what stands between its marks. */
  readonly roleOf: (inside: string) => Role;
  /** Free text up to the end: matches the end, or another beginning. */
  readonly comment?: RegExp;
  /** Where its beginning is also that of a YAML comment. */
  readonly commentLike?: true;
}

/** Jinja, minijinja, Nunjucks; by other marks makejinja. */
const statement = (inside: string): Role => {
  const [, word = ''] = /^[-+]?\s*(\w+)/.exec(inside) ?? [];
  if (/^(?:if|for|macro|filter|autoescape|trans|with|switch|ifAsync|asyncEach|asyncAll)$/.test(word)) return 'opens';
  if (/^(?:call|block)$/.test(word)) return 'calls';
  if (/^end(?:if|for|macro|filter|autoescape|trans|with|switch|each|all|call|block|set)$/.test(word)) return 'closes';
  if (word === 'set') return /^[^=]*=/.test(inside) ? 'silent' : 'opens';
  return /^(?:else|elif|elseif|case|default|do|import|from|extends|raw|endraw|break|continue)$/.test(word)
    ? 'silent'
    : 'prints';
};

/** A value of Jinja's, or anything of Go's. What Go reserves is followed by what cannot follow a name in Jinja. */
const action = (inside: string): Role => {
  const code = inside.replace(/^-?\s+/, '');
  if (/^(?:(?:if|with)[\s(]|range\s+[\w.$("]|define\s+["`])/.test(code)) return 'opens';
  if (/^block\s+["`]/.test(code)) return 'calls';
  if (/^end\s*-?$/.test(code)) return 'closes';
  return /^(?:else\b|(?:break|continue)\s*-?$|\$\w*(?:\s*,\s*\$\w*)?\s*:?=(?!=))/.test(code) ? 'silent' : 'prints';
};

/** Terraform's, which has few. */
const directive = (inside: string): Role =>
  /^~?\s*(?:if|for)\b/.test(inside) ? 'opens' : /^~?\s*end/.test(inside) ? 'closes' : 'silent';

const prints = (): Role => 'prints';
const silent = (): Role => 'silent';

export const languages = {
  '{{/*': { end: '}}', roleOf: silent, comment: /\{\{(?:-\s+)?\/\*|\*\/\s*-?\}\}/g },
  '{{': { end: '}}', roleOf: action },
  '{%': { end: '%}', roleOf: statement },
  '{#': { end: '#}', roleOf: silent, comment: /(?<!\$)\{#|#\}/g },
  '${': { end: '}', roleOf: prints },
  '%{': { end: '}', roleOf: directive },
  '#{': { end: '}#', roleOf: prints, commentLike: true },
  '#%': { end: '%#', roleOf: statement, commentLike: true },
  '#|': { end: '|#', roleOf: silent, comment: /#\||\|#/g, commentLike: true },
} as const satisfies Record<string, Language>;

/** What an expression begins with: a block is closed in the language that opened it. */
export type Mark = keyof typeof languages;

/** A doubled `$` or `%` stands for itself. Of `%{` only Terraform's words are meant: curl and others have their own. */
const beginnings = /\{\{(?:-\s+)?\/\*|\{[{%#]|(?<!\$)\$\{|(?<!%)%\{(?=~?[ \t]*(?:if|else|endif|for|endfor)\b)/;

/** In files named as Jinja templates makejinja's marks count as well, which are comments to YAML anywhere else. */
const makejinja = new RegExp(`#[{%|]|${beginnings.source}`);

/** What people end the names of templates with: the source of a pattern. */
export const templateEnding = String.raw`\.(?:j2|jinja2?|tpl|tftpl|tmpl|gotmpl|gotpl)`;

const isJinja = (name: string): boolean => /\.(?:j2|jinja2?)$/i.test(name);

/** The marks that count in a file of this name. */
export const beginningsIn = (name: string): RegExp => (isJinja(name) ? makejinja : beginnings);
