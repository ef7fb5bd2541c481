/** A text in characters as a reader sees them, some of which are made of many code points. */

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** For each segment the segmenter copies all of its text, so that a long one has to be given to it in pieces. */
const PIECE = 64;

/** The text in its smallest units that must stay together, in order. */
export function* splitGraphemes(text: string): Generator<string> {
  let size = PIECE;
  for (let start = 0; start < text.length; ) {
    const end = codePointBoundary(text, start + size);
    const segments = Array.from(segmenter.segment(text.slice(start, end)), ({ segment }) => segment);
    // What follows may still belong to the last one, which may even be longer than a piece.
    if (end < text.length) segments.pop();
    size = segments.length === 0 ? size * 2 : PIECE;
    for (const segment of segments) {
      yield segment;
      start += segment.length;
    }
  }
}

/** `index`, or the place behind the pair of surrogates that it would part. */
function codePointBoundary(text: string, index: number): number {
  const isInsidePair = (text.codePointAt(index - 1) ?? 0) > 0xffff;
  return Math.min(isInsidePair ? index + 1 : index, text.length);
}
