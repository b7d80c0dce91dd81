import { rules } from '../rules/index.ts';
import { invalidYaml } from './invalid-yaml.ts';
import type { RuleEntry } from './rule.ts';
import { unusedSuppression } from './unused-suppression.ts';

/** What every adapter reports, in the order of the reference: the rules, and what is said of suppressions. */
export const everywhere: readonly RuleEntry[] = [...rules, unusedSuppression];

/** Every code that a user can meet: those, and what only the command line reports. */
export const catalogue: readonly RuleEntry[] = [...everywhere, invalidYaml];
