/** So many steps before those that count, and how many of them are done in a row. */
const warm = (warmUps, rounds, burst = 1) => ({ warmUps, rounds, burst });

// People type for hours: what the first strokes cost, while the runtime still warms up, is not what they feel. And they
// type words: letter by letter, not one letter whenever the other server has had its turn of some seconds.
// Keystrokes come in pairs (one letter in, the same out), completions by the word, so they are multiples of that.
const strokes = (warmUps, rounds) => warm(warmUps, rounds, 4);
const words = (warmUps, rounds) => warm(warmUps * 7, rounds * 7, 7);

const full = {
  startUps: 12,
  firstSights: 6,
  configs: {
    60: { opens: 7, keystrokes: strokes(20, 24), hovers: warm(5, 25), completions: words(3, 3) },
    600: { opens: 7, keystrokes: strokes(20, 24), hovers: warm(5, 25), completions: words(3, 3) },
    5000: { opens: 5, keystrokes: strokes(16, 16), hovers: warm(5, 15), completions: words(3, 2) },
    varied: { opens: 5, keystrokes: strokes(16, 16), hovers: warm(5, 15), completions: words(3, 2) },
    manifest: { opens: 5, keystrokes: strokes(20, 16), hovers: warm(5, 15), completions: words(3, 2) },
    talhelper: { opens: 5, keystrokes: strokes(20, 16), hovers: warm(5, 15), completions: words(3, 2) },
    50000: { opens: 5, keystrokes: strokes(24, 24), hovers: warm(4, 6), completions: words(3, 2) },
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
    varied: brief,
    manifest: brief,
    talhelper: brief,
    50000: { opens: 1, keystrokes: warm(1, 3), hovers: warm(1, 3), completions: warm(1, 2) },
  },
};

/** How often each thing is measured. */
export function planOf(isQuick) {
  return isQuick ? quick : full;
}
