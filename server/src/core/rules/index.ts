/** TABLE 4: the rules, in the order of the reference. */
import type { Rule } from '../judge/rule.ts';
import arpIntervalWithMiimon from './arp-interval-with-miimon.ts';
import arpValidateWithMiimon from './arp-validate-with-miimon.ts';
import arpWithoutTargets from './arp-without-targets.ts';
import bondAndBridge from './bond-and-bridge.ts';
import bondContainsItself from './bond-contains-itself.ts';
import bondInBothDialects from './bond-in-both-dialects.ts';
import bondOnSelector from './bond-on-selector.ts';
import conflictingDocument from './conflicting-document.ts';
import delayNotMultipleOfMiimon from './delay-not-multiple-of-miimon.ts';
import delayWithoutMiimon from './delay-without-miimon.ts';
import duplicateBond from './duplicate-bond.ts';
import duplicateMember from './duplicate-member.ts';
import emptySelector from './empty-selector.ts';
import fieldNotInMode from './field-not-in-mode.ts';
import fieldWithoutEffect from './field-without-effect.ts';
import ignoredInVersion from './ignored-in-version.ts';
import incompleteLink from './incomplete-link.ts';
import invalidAddress from './invalid-address.ts';
import invalidArpTarget from './invalid-arp-target.ts';
import invalidBondArgument from './invalid-bond-argument.ts';
import invalidLinkName from './invalid-link-name.ts';
import invalidValue from './invalid-value.ts';
import jsonPatchOnDocuments from './json-patch-on-documents.ts';
import knownDefect from './known-defect.ts';
import layer2Hash from './layer2-hash.ts';
import memberMtuDiffers from './member-mtu-differs.ts';
import memberOfTwoBonds from './member-of-two-bonds.ts';
import memberWithAddresses from './member-with-addresses.ts';
import membersAndSelectors from './members-and-selectors.ts';
import mergeKey from './merge-key.ts';
import minLinksUnreachable from './min-links-unreachable.ts';
import minLinksWithoutSpare from './min-links-without-spare.ts';
import missingDelay from './missing-delay.ts';
import missingDynamicLb from './missing-dynamic-lb.ts';
import missingLinkMonitoring from './missing-link-monitoring.ts';
import missingMembers from './missing-members.ts';
import missingMode from './missing-mode.ts';
import missingName from './missing-name.ts';
import notInVersion from './not-in-version.ts';
import passiveLacp from './passive-lacp.ts';
import patchAppendsList from './patch-appends-list.ts';
import primaryNotAMember from './primary-not-a-member.ts';
import selectorByCurrentMac from './selector-by-current-mac.ts';
import slowFailover from './slow-failover.ts';
import slowLacp from './slow-lacp.ts';
import unknownField from './unknown-field.ts';
import unsupportedField from './unsupported-field.ts';
import valueOutOfRange from './value-out-of-range.ts';
import vlanMtuTooLarge from './vlan-mtu-too-large.ts';
import zeroBecomesDefault from './zero-becomes-default.ts';

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
  // Keys and values
  unknownField,
  unsupportedField,
  invalidValue,
  valueOutOfRange,
  invalidArpTarget,
  zeroBecomesDefault,
  missingMode,
  mergeKey,
  missingName,
  invalidAddress,
  // Modes
  fieldNotInMode,
  fieldWithoutEffect,
  primaryNotAMember,
  minLinksUnreachable,
  minLinksWithoutSpare,
  missingDynamicLb,
  layer2Hash,
  // Members, names, neighbours
  missingMembers,
  membersAndSelectors,
  emptySelector,
  duplicateMember,
  memberOfTwoBonds,
  memberWithAddresses,
  bondContainsItself,
  bondAndBridge,
  bondOnSelector,
  duplicateBond,
  conflictingDocument,
  bondInBothDialects,
  invalidLinkName,
  selectorByCurrentMac,
  vlanMtuTooLarge,
  memberMtuDiffers,
  incompleteLink,
  invalidBondArgument,
  // Versions, patches, housekeeping
  notInVersion,
  knownDefect,
  ignoredInVersion,
  patchAppendsList,
  jsonPatchOnDocuments,
];
