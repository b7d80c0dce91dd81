import { setFlagsFromString } from 'node:v8';

// A language server works in short bursts. The V8 of Node 20 would spend several MiB and much of its first answers on
// optimising code for long runs; with three times its usual patience it does so only for what stays hot while somebody
// types. Later ones have a compiler between the two and no such setting.
if (Number.parseInt(process.versions.v8, 10) < 12) setFlagsFromString('--interrupt-budget=400000');
