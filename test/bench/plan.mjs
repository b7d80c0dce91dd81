const warm = (warmUps, rounds) => ({ warmUps, rounds });

// People type for hours: what the first strokes cost, while the runtime still warms up, is not what they feel.
// Keystrokes come in pairs (one letter in, the same out), so each sum of warm-ups and rounds is even.
const full = {
  startUps: 12,
  firstSights: 6,
  configs: {
    60: { opens: 7, keystrokes: warm(20, 24), hovers: warm(5, 25), completions: warm(20, 14) },
    600: { opens: 7, keystrokes: warm(20, 24), hovers: warm(5, 25), completions: warm(20, 14) },
    5000: { opens: 5, keystrokes: warm(16, 14), hovers: warm(5, 15), completions: warm(17, 11) },
    manifest: { opens: 5, keystrokes: warm(20, 14), hovers: warm(5, 15), completions: warm(17, 11) },
    talhelper: { opens: 5, keystrokes: warm(20, 14), hovers: warm(5, 15), completions: warm(17, 11) },
    50000: { opens: 3, keystrokes: warm(14, 6), hovers: warm(4, 6), completions: warm(9, 5) },
  },
};

const brief = { opens: 2, keystrokes: warm(2, 6), hovers: warm(2, 5), completions: warm(1, 4) };

const quick = {
  startUps: 4,
  firstSights: 2,
  configs: {
    60: brief,
    600: brief,
    5000: brief,
    manifest: brief,
    talhelper: brief,
    50000: { opens: 1, keystrokes: warm(1, 3), hovers: warm(1, 3), completions: warm(1, 2) },
  },
};

/** How often each thing is measured. */
export function planOf(isQuick) {
  return isQuick ? quick : full;
}
