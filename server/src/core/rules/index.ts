/** TABLE 3: the rules, in the order of the reference. */
import type { Rule } from '../rule.ts';
import arpIntervalWithMiimon from './arp-interval-with-miimon.ts';
import arpValidateWithMiimon from './arp-validate-with-miimon.ts';
import arpWithoutTargets from './arp-without-targets.ts';
import delayNotMultipleOfMiimon from './delay-not-multiple-of-miimon.ts';
import delayWithoutMiimon from './delay-without-miimon.ts';
import missingDelay from './missing-delay.ts';
import missingLinkMonitoring from './missing-link-monitoring.ts';
import passiveLacp from './passive-lacp.ts';
import slowFailover from './slow-failover.ts';
import slowLacp from './slow-lacp.ts';

export const rules: readonly Rule[] = [
  // Link monitoring
  missingLinkMonitoring,
  missingDelay,
  arpIntervalWithMiimon,
  arpValidateWithMiimon,
  arpWithoutTargets,
  delayWithoutMiimon,
  delayNotMultipleOfMiimon,
  slowFailover,
  slowLacp,
  passiveLacp,
];
