/** The job for GitLab, its script run as GitLab's shell would. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { CleanPlace, tarball, version } from './clean.ts';

interface Job {
  readonly variables: Readonly<Record<string, string>>;
  readonly script: readonly string[];
  readonly artifacts: { readonly paths: readonly string[]; readonly reports: { readonly codequality: string } };
}

const text = readFileSync('server/docs/gitlab.yml', 'utf8');

test('the job installs this release, and the README names it', () => {
  assert.deepEqual(text.match(/talos-bond@\S+/g), [`talos-bond@${version}`]);
  const named = readFileSync('README.md', 'utf8').matchAll(/talos-bond@v(\S+)|rev: v(\S+)/g);
  assert.deepEqual(
    [...named].map(([, action, hook]) => action ?? hook),
    [version, version],
  );
});

const job = (parse(text) as Record<string, Job>)['talos-bond']!;

function runJob(place: CleanPlace) {
  const script = job.script.join('\n').replace(`talos-bond@${version}`, `--package ${tarball} talos-bond`);
  return place.run('bash', ['-eo', 'pipefail', '-c', script], job.variables);
}

test('findings become a Code Quality report, and the job fails', () => {
  const place = new CleanPlace();
  place.addSample('a node, #1.yaml');
  assert.equal(runJob(place).code, 1);
  const [finding, ...more] = JSON.parse(readFileSync(place.at(job.artifacts.reports.codequality), 'utf8'));
  assert.deepEqual(more, []);
  assert.match(finding.description, /^bond0 is not monitored/);
  assert.equal(finding.severity, 'major');
  assert.equal(finding.check_name, 'missing-link-monitoring');
  assert.ok(finding.fingerprint.includes('bond0'));
  assert.deepEqual(finding.location, { path: 'a node, #1.yaml', lines: { begin: 14 } });
});

test('where nothing could be judged, the job fails with the reason alone', () => {
  const place = new CleanPlace();
  place.addSample('a.yaml');
  writeFileSync(place.at('.talos-bond.yaml'), 'rulez: {}\n');
  const { code, stderr } = runJob(place);
  // npm may have news of its own.
  const said = stderr.replaceAll(/^npm .*\n/gm, '');
  assert.deepEqual(
    [code, said],
    [2, 'talos-bond: .talos-bond.yaml:1:1: there is no setting "rulez"; rules comes near\n'],
  );
});
