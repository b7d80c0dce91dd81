// A repository of many YAML files, of which few hold a bond, as the command line meets it.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machineConfig } from './documents.mjs';
import { cache } from './places.mjs';

const faults = ['none', 'unmonitored', 'none', 'uneven', 'none', 'foreignKey'];

/** The folder of a tree with so many files, so many of them a machine config with one bond; made when it is not there. */
export function makeTree(files, bonds) {
  const folder = join(cache, `tree-${files}-${bonds}`);
  const done = join(folder, '.gitignore');
  if (existsSync(done)) return folder;
  const every = files / bonds;
  for (let number = 0; number < files; number++) {
    const place = join(folder, `team-${number % 100}`, `app-${number % 7}`);
    mkdirSync(place, { recursive: true });
    const node = number / every;
    const lines = Number.isInteger(node) ? machineConfig(node, faults[node % faults.length]) : deployment(number);
    writeFileSync(join(place, `${number}.yaml`), `${lines.join('\n')}\n`);
  }
  // A repository of its own, so that nothing around it is looked at.
  mkdirSync(join(folder, '.git'), { recursive: true });
  writeFileSync(done, 'out/\n*.tmp\n');
  return folder;
}

/** The paths of the files with a bond. */
export const bondFiles = (folder, files, bonds) =>
  Array.from({ length: bonds }, (_, node) => {
    const number = (node * files) / bonds;
    return join(folder, `team-${number % 100}`, `app-${number % 7}`, `${number}.yaml`);
  });

function deployment(number) {
  const containers = Array.from({ length: 6 + (number % 20) }, (_, index) => [
    `        - name: part-${index}`,
    `          image: registry.example.org/part-${index}:v1.${number}`,
    '          env:',
    `            - { name: SHARD, value: "${number * index}" }`,
    '            - name: LOG_LEVEL',
    '              value: debug',
    `          ports: [{ containerPort: ${8000 + index} }]`,
  ]);
  return [
    'apiVersion: apps/v1',
    'kind: Deployment',
    'metadata:',
    `  name: app-${number}`,
    `  labels: { app: app-${number} }`,
    'spec:',
    `  replicas: ${number % 5}`,
    '  template:',
    '    spec:',
    '      containers:',
    ...containers.flat(),
  ];
}
