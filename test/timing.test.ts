/** The times that hover shows, held against what bonds did when a cable went out and in again. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fieldIn, isFieldId } from '../server/src/core/fields/fields.ts';
import { hover } from '../server/src/core/hover/hover.ts';
import { BondFile } from '../server/src/core/model/file.ts';
import { defaultOptions } from '../server/src/core/options.ts';

interface Run {
  readonly linux: string;
  readonly nic: string;
  readonly bond: object;
  readonly failover?: readonly number[];
  readonly back?: readonly number[];
  readonly outage?: readonly number[];
  readonly silent?: readonly number[];
}

const { rows: runs }: { readonly rows: readonly Run[] } = JSON.parse(readFileSync('test/kernel/recovery.json', 'utf8'));

function summaryOf({ bond }: Run): string {
  const lines = Object.entries(bond).map(([id, value]) => {
    assert.ok(isFieldId(id), id);
    return `${fieldIn(id, 'document')?.key}: ${JSON.stringify(value)}\n`;
  });
  const text = `kind: BondConfig\napiVersion: v1alpha1\nname: bond0\nlinks: [eth0, eth1]\n${lines.join('')}`;
  return hover(new BondFile(text), text.indexOf('BondConfig'), defaultOptions)?.markdown ?? '';
}

/** What the summary says under this name. */
const said = (run: Run, name: string): string =>
  new RegExp(`^\\W*${name}:\\*\\* (.*)$`, 'm').exec(summaryOf(run))?.[1] ??
  assert.fail(`no ${name}: ${summaryOf(run)}`);

/** The first duration in the text, in milliseconds. */
function firstTime(text: string): number {
  const [, number, unit] = /([\d.]+) (ms|s)\b/.exec(text) ?? assert.fail(`no time: ${text}`);
  return Number(number) * (unit === 's' ? 1000 : 1);
}

function median(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

/** The emulated machines were slow, and what they did was seen a little late. */
function within(times: readonly number[], text: string, run: Run): void {
  const bound = firstTime(text) * 1.1 + 50;
  assert.ok(median(times) <= bound, `${JSON.stringify(run)}: measured ${median(times)} ms, said: ${text}`);
}

const withTimes = (key: 'failover' | 'back' | 'outage' | 'silent') =>
  runs.flatMap((run) => (run[key]?.length ? [{ run, times: run[key] }] : []));

test('a link without carrier is out of use within the time shown', () => {
  const measured = withTimes('failover');
  assert.ok(measured.length > 25, String(measured.length));
  for (const { run, times } of measured) within(times, said(run, 'Failover'), run);
});

test('on a NIC that reports no speed without a link, downdelay does not hold, as shown', () => {
  const held = withTimes('failover').filter(({ run }) => run.nic === 'e1000' && 'downdelay' in run.bond);
  const lacp = held.filter(({ run }) => said(run, 'Mode').includes('802.3ad'));
  assert.ok(lacp.length >= 5);
  for (const { run, times } of lacp) {
    const [, ordinary] = said(run, 'Failover').split('; on ordinary NICs ');
    within(times, ordinary ?? '', run);
  }
});

test('a link that is back is in use within the time shown', () => {
  const measured = withTimes('back');
  assert.ok(measured.length > 30, String(measured.length));
  for (const { run, times } of measured) within(times, said(run, 'Return'), run);
});

test('where a link was never used again, never is what is shown', () => {
  const lost = runs.filter(({ back }) => back?.length === 0);
  assert.ok(lost.length >= 4);
  for (const run of lost) assert.match(said(run, 'Return'), /^\*\*never\*\* on ordinary NICs/);
});

test('traffic passes again within the time shown, or what is shown says that it may take longer', () => {
  for (const { run, times } of withTimes('outage')) {
    const [nominal = '', longer] = said(run, 'Failover').split('; what comes in may need longer');
    within(times, longer ?? nominal, run);
  }
});

test('a silent partner is given up within the time shown', () => {
  const measured = withTimes('silent');
  assert.equal(measured.length, 3);
  for (const { run, times } of measured) within(times, said(run, 'Silent partner'), run);
});
