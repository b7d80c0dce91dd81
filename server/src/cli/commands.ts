/** The commands that need the core: a bundle of their own, read only when one of them runs. */
export { printCompletion } from './completion/script.ts';
export { explainWord } from './explain.ts';
export { lint } from './lint.ts';
export { listRules } from './list.ts';
