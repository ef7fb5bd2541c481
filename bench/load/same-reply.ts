/**
 * Whether two learners were told the same: but for the order in which each finds the options of a question, and
 * what is drawn for each. */

/** The letters of options, where they stand before an option or are named: `- A. …`, `You chose A: …`. */
const LETTER = /(^(?:\W )?|chose |is )[A-F](?=[.:]? )/gm;

/** A signed session: what is in it stays, when it was signed and the signature differ. */
const SIGNED = /(eyJ[\w-]*)\.[\w-]+\.[\w-]+/g;

/** Moments on the simulated browser's clock, which begins when the program is run. */
const MOMENT = /(\w{3}, )?\d{1,2} \w{3} \d{4},? \d{2}:\d{2}(:\d{2})?( UTC| GMT)?|\d{2}:\d{2}:\d{2}/g;

/**
 * What the browser saw while a program was judged, up to the line that says who answered: checks draw their values and
 * the order of their steps for each learner.
 */
const DRAWN = /^.*What the browser saw[\s\S]*?(?=^.*Answered by|(?![\s\S]))/m;

/** The same as a picture: its words. */
const PICTURED = /^Sequence diagram:.*\n(?:(?:\d+\. |Redirected to |…and ).*\n?)*/gm;

/** Whether a reply shows a picture of a run. */
export const hasPicture = (shown: readonly string[]): boolean =>
  shown.some((message) => message.includes('Sequence diagram:'));

const BETWEEN_MESSAGES = '\n---\n';

/** A reply without what may differ: letters are taken out, and lines are put in the order of the alphabet. */
export const comparable = (shown: readonly string[]): string =>
  shown
    .join(BETWEEN_MESSAGES)
    .replace(DRAWN, '')
    .replace(PICTURED, '')
    .split(BETWEEN_MESSAGES)
    .map((message) =>
      message.replace(LETTER, '$1_').replace(SIGNED, '$1').replace(MOMENT, 'then').split('\n').sort().join('\n'),
    )
    .join(BETWEEN_MESSAGES);
