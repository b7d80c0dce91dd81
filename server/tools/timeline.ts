/** The picture of the reference: what happens, and when, after a cable goes out and in again. */
import { recommended } from '../src/core/fields/monitoring.ts';

/** A stretch of time in a lane, in pixels, with what is said of it. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly look: 'good' | 'wait' | 'bad';
  readonly text: string;
}

interface Lane {
  readonly title: string;
  readonly note: string;
  readonly stretches: readonly Stretch[];
}

// Not to scale: a wait of 3 s would leave the polls too narrow to see.
const [start, out, polled, dropped, back, seen, held, agreed, end] = [210, 330, 400, 480, 600, 670, 750, 850, 960];

const { miimon, updelay, downdelay } = recommended;

const lanes: readonly Lane[] = [
  {
    title: 'the cable',
    note: '',
    stretches: [
      { from: start, to: out, look: 'good', text: 'carrier' },
      { from: out, to: back, look: 'bad', text: 'no carrier' },
      { from: back, to: end, look: 'good', text: 'carrier' },
    ],
  },
  {
    title: 'active-backup',
    note: `miimon ${miimon}, up-/downdelay ${updelay}`,
    stretches: [
      { from: start, to: out, look: 'good', text: 'in use' },
      { from: out, to: polled, look: 'wait', text: `≤ ${miimon} ms` },
      { from: polled, to: dropped, look: 'wait', text: `+ ${downdelay} ms` },
      { from: dropped, to: back, look: 'good', text: 'other link' },
      { from: back, to: seen, look: 'good', text: `≤ ${miimon} ms` },
      { from: seen, to: held, look: 'good', text: `+ ${updelay} ms` },
      { from: held, to: end, look: 'good', text: 'back on the primary' },
    ],
  },
  {
    title: '802.3ad',
    note: `miimon ${miimon}, updelay ${updelay}`,
    stretches: [
      { from: start, to: out, look: 'good', text: 'in use' },
      { from: out, to: polled, look: 'wait', text: `≤ ${miimon} ms` },
      { from: polled, to: back, look: 'good', text: 'other members' },
      { from: back, to: seen, look: 'good', text: `≤ ${miimon} ms` },
      { from: seen, to: held, look: 'good', text: `+ ${updelay} ms` },
      { from: held, to: agreed, look: 'good', text: '+ about 3 s LACP' },
      { from: agreed, to: end, look: 'good', text: 'in use again' },
    ],
  },
  {
    title: 'active-backup',
    note: 'nothing set: miimon 0',
    stretches: [
      { from: start, to: out, look: 'good', text: 'in use' },
      { from: out, to: back, look: 'bad', text: 'every packet lost: nothing takes over' },
      { from: back, to: end, look: 'good', text: 'in use' },
    ],
  },
  {
    title: '802.3ad',
    note: 'nothing set: miimon 0',
    stretches: [
      { from: start, to: out, look: 'good', text: 'in use' },
      { from: out, to: back, look: 'good', text: 'other members' },
      { from: back, to: end, look: 'bad', text: 'stays out until a reboot; the bond says it is up' },
    ],
  },
];

const colours = { good: '#cfe8d5', wait: '#fde3b8', bad: '#f7c9c4' } as const;

const [laneHeight, barHeight, top, width] = [56, 30, 46, 980];

/** The picture as SVG. Its numbers are the recommended values, its order of events that of the measurements. */
export function timeline(): string {
  const height = top + lanes.length * laneHeight + 34;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="12">`,
    '<title>What happens after a cable goes out and in again, with and without link monitoring</title>',
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...event(out, 'cable out', height),
    ...event(back, 'cable in', height),
    ...lanes.flatMap(lane),
    `<text x="20" y="${height - 10}" fill="#555555">Not to scale. Upper bounds of the bond itself; the driver may notice a lost carrier later. In 802.3ad downdelay does not hold a link on ordinary NICs.</text>`,
    '</svg>',
    '',
  ].join('\n');
}

const event = (x: number, text: string, height: number): readonly string[] => [
  `<text x="${x}" y="24" text-anchor="middle" font-weight="600" fill="#222222">${text}</text>`,
  `<line x1="${x}" y1="32" x2="${x}" y2="${height - 30}" stroke="#888888" stroke-dasharray="4 3"/>`,
];

function lane({ title, note, stretches }: Lane, index: number): readonly string[] {
  const y = top + index * laneHeight;
  return [
    `<text x="20" y="${y + (note ? 13 : 20)}" font-weight="600" fill="#222222">${title}</text>`,
    ...(note ? [`<text x="20" y="${y + 29}" fill="#555555" font-size="11">${note}</text>`] : []),
    ...stretches.flatMap(({ from, to, look, text }) => [
      `<rect x="${from}" y="${y}" width="${to - from}" height="${barHeight}" fill="${colours[look]}" stroke="#ffffff"/>`,
      `<text x="${(from + to) / 2}" y="${y + 19}" text-anchor="middle" fill="#222222" font-size="11">${text}</text>`,
    ]),
  ];
}
