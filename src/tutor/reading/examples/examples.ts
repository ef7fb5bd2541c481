/**
 * Lines that people typed, by what they mean, with `|` between them: what a line is compared with that no phrase of the
 * table says (`guess-meaning.ts`). Variety counts: a line in words that are here already adds little.
 */
import type { Meaning } from '../phrases/phrases.ts';
import { ANSWERING } from './answering.ts';
import { AROUND_LESSONS } from './around-lessons.ts';
import { FINDING_THE_WAY } from './finding-the-way.ts';
import { GOING_ON } from './going-on.ts';
import { RUNNING } from './running.ts';
import { SMALL_TALK } from './small-talk.ts';
import { UNDERSTANDING } from './understanding.ts';

export type Examples = Partial<Readonly<Record<Meaning, string>>>;

/** What sounds like a wish and is a question, an answer or nothing. */
export const NO_WISHES = `
  remind me what a cookie is | remind me how that works | remind me what signing means | remind me why it is not sent |
  what happens to my answers | what happens to my data when i stop | will i lose my answers if i start again |
  save my progress | do you save my progress | is my progress saved | where is my progress saved |
  does it need to be french | does it have to be a number | does it matter what i call it | must it be a string |
  can i use another name | is it allowed to use a loop | do i need to import anything | what if i get it wrong |
  how many attempts do i get | how many tries do i have | is there a time limit | can i fail this | does this count |
  what is a blank | what do you mean by status code | what is a header | what does that word mean | who is ada |
  is this a real site | is this how real sites do it | do real companies do it so | is that safe | is that legal |
  my code is in the next message | i'll send my code | here comes my code | i'm on windows | i use a mac | i use firefox |
  i've got an error | i get an error | it says permission denied | it printed nothing | nothing was printed |
  all of the above | none of the above | both | neither | the first and the last | a or b | maybe b | probably the last |
  shop | admin | light | dark | english | en | theme | hello world | yes or no | true | false | none | nothing | stop session
`;

/** Each line with its meaning. */
export const examples = (): readonly (readonly [Meaning, string])[] =>
  [GOING_ON, ANSWERING, RUNNING, UNDERSTANDING, FINDING_THE_WAY, AROUND_LESSONS, SMALL_TALK].flatMap((group) =>
    (Object.entries(group) as [Meaning, string][]).flatMap(([meaning, lines]) =>
      lines.split('|').map((line) => [meaning, line.trim()] as const),
    ),
  );
