import { rules } from '../rules/index.ts';
import { invalidYaml } from './invalid-yaml.ts';
import type { RuleEntry } from './rule.ts';

/** Every code that a user can meet, in the order of the reference: the rules, and what only the command line reports. */
export const catalogue: readonly RuleEntry[] = [...rules, invalidYaml];
