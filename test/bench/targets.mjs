// The least that is to be reached: the measured ratio (this server by the other) must not exceed the limit.
const targets = [
  { measure: 'startCpu', config: '-', limit: 1.5 },
  { measure: 'openWall', config: '60', limit: 1 / 3 },
  { measure: 'openWall', config: '600', limit: 1 / 4 },
  { measure: 'openWall', config: '5000', limit: 1 / 4 },
  { measure: 'openWall', config: 'manifest', limit: 1 / 4 },
  { measure: 'openWall', config: '50000', limit: 1 / 4 },
  { measure: 'keyWall', config: '600', limit: 1 / 20 },
  { measure: 'keyWall', config: 'manifest', limit: 1 / 5 },
  { measure: 'keyWall', config: 'talhelper', limit: 1 / 5 },
  { measure: 'keyWall', config: '50000', limit: 1 / 200 },
  { measure: 'keyCpu', config: '600', limit: 1 / 3 },
  { measure: 'keyCpu', config: '5000', limit: 1 / 50 },
  { measure: 'keyCpu', config: 'manifest', limit: 1 / 5 },
  { measure: 'keyCpu', config: '50000', limit: 1 / 50 },
  { measure: 'completion', config: '600', limit: 1 / 3 },
  { measure: 'completion', config: '50000', limit: 1 / 100 },
  { measure: 'hover', config: '60', limit: 1 },
  { measure: 'hover', config: '600', limit: 1 },
  { measure: 'hover', config: '5000', limit: 1 },
  { measure: 'hover', config: 'manifest', limit: 1 },
  { measure: 'hover', config: '50000', limit: 1 },
  { measure: 'memory', config: '600', limit: 0.7 },
  { measure: 'memory', config: '50000', limit: 1 },
  { measure: 'lintWall', config: 'sparse', limit: 3 },
  { measure: 'lintCpu', config: 'dense', limit: 1.5 },
  { measure: 'lintCpu', config: 'version', limit: 1.3 },
  { measure: 'lintCpu', config: 'small', limit: 1.8 },
];

// The extension's package, in bytes.
const packageLimit = 500_000;

/** Two cells of the report: what is to be reached, and whether it was. */
export function judge(measure, config, ratio) {
  const limit = targets.find((target) => target.measure === measure && target.config === config)?.limit;
  if (limit === undefined) return ['', ''];
  return [limit < 0.5 ? `1/${Math.round(1 / limit)}` : `${limit} ×`, verdict(ratio, limit)];
}

/** The same two cells for the package. */
export function judgePackage(bytes) {
  return [packageLimit.toLocaleString('en-GB'), verdict(bytes, packageLimit)];
}

function verdict(measured, limit) {
  if (measured === null) return 'not measured';
  return measured <= limit ? 'reached' : '**not reached**';
}
