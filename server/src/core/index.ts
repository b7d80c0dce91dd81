/** The public API of the core, on one page: functions from text to data, in UTF-16 offsets. No I/O, no state. */

// What to write, what it means, what there is.
export { complete, type Suggestion } from './complete/complete.ts';
export { type Alias, aliasesIn, givesName, type Mention, memberAt } from './definition.ts';
export { type Hover, hover } from './hover/hover.ts';
export type { Diagnostic, Verdict } from './judge/diagnostic.ts';
// What is wrong, and how to mend it.
export { fixAll, fixAllEdits } from './judge/fix.ts';
export { ignoreFix } from './judge/ignore.ts';
export type { Failure } from './judge/judge.ts';
export { type Fix, type Level, levels } from './judge/rule.ts';
export { validate } from './judge/validate.ts';
// What stands beside a file.
export { type LayoutSearch, layoutOf, layoutSearch } from './layout.ts';
// Places and words.
export { plain } from './markdown.ts';
// A text, read: its YAML documents and the bonds in them.
export { BondFile } from './model/file.ts';
// What users choose, and the door for every text they read.
export { defaultOptions, type Options } from './options.ts';
export { docsUrl, explain, topics } from './reference.ts';
// What a repository has agreed on.
export {
  isIgnored,
  misspeltFileName,
  optionsUnder,
  type RepositoryFile,
  readRepositoryFile,
  repositoryFileName,
} from './repository-file.ts';
export { type BondSymbol, symbols } from './symbols.ts';
// For which release, and why.
export { firstNamedIn, namingFiles, optionsNear, reasonFor, targetFor } from './target.ts';
export { meets, type Span, shifted, type TextEdit } from './text.ts';
export { type Catalogue, english, type Translate, translator } from './translate.ts';
export { knownLines, releaseName, type Target, targetOf } from './version.ts';
