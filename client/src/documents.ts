import type { DocumentSelector, TextDocument } from 'vscode';

/** YAML and JSON that a template engine has yet to render: editors open these as plain text, Jinja, Smarty and more. */
const templates = '**/*.{yaml,yml,json}.{j2,jinja,jinja2,tpl,tmpl,tftpl,gotmpl,gotpl}';

/** The documents the server hears of, wherever they live: no scheme is named, so unsaved and virtual ones count too. */
export const selector = [
  { language: 'yaml' },
  { language: 'json' },
  { pattern: '**/*.{yaml,yml}' },
  { pattern: templates },
] satisfies DocumentSelector;

/** Whether a document is worth starting the server for. JSON is everywhere, so it has to speak of a bond first. */
export function wantsServer(document: TextDocument, matches: (document: TextDocument) => boolean): boolean {
  if (!matches(document)) return false;
  return document.languageId !== 'json' || /bond/i.test(document.getText());
}
