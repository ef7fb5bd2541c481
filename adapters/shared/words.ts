/** What all adapters say by themselves, in the same words, when the tutor has no say. */
import { action } from '../../src/core/action.ts';
import { code, type Inline, numbered, type Prose, paragraph } from '../../src/core/prose.ts';
import type { Button, Menu, Notice, Reply } from '../../src/core/reply.ts';
import type { ChatWords } from './chat.ts';
import { joinLists } from './split.ts';

/** One notice as a reply. */
export const say = (tone: Notice['tone'], title: string, ...sentence: readonly (string | Inline)[]): Reply => ({
  pressed: 'keep',
  blocks: [{ kind: 'notice', tone, title, content: [paragraph(...sentence)] }],
});

export const APOLOGY = say('warning', 'Something went wrong on our side', 'Nothing you did is lost; try again.');

/** On top of the next answer, when not even the apology got through. */
export const APOLOGY_LOST: Prose = paragraph(
  'Something went wrong on our side with the last thing you did. Please try it again.',
);

/** Above a message that is sent a second time, because the platform did not say whether the first one arrived. */
export const SENT_AGAIN = (platform: string): string =>
  `Sent again, because ${platform} didn’t confirm it. If you see it twice, either one works.`;

export const FORM_IS_GONE = say(
  'info',
  'That step isn’t here any more',
  'Type ',
  code('/lesson'),
  ' to go on where you are.',
);

export const FORM_IS_LATE = say('info', 'That took too long to open', 'Please press the button again.');

export const FILE_IS_UNREADABLE: Reply = {
  pressed: 'keep',
  blocks: [
    paragraph('I couldn’t read that file. Send one .py or .txt file of at most 80 kB, or paste the program itself.'),
  ],
};

/**
 * The sentences of a chat that `name` stands for. `goOn`: what is typed there to go on, and what that does;
 * `directClosed`: how to open direct messages.
 */
export const chatWords = (name: string, goOn: readonly (string | Inline)[], directClosed: string): ChatWords => ({
  answerLost: paragraph(`${name} didn’t take my last answer. What you did is kept. Type `, ...goOn),
  directClosed: say('info', `${name} didn’t let me write to you`, directClosed),
  formTooLarge: say(
    'info',
    `This code is too long for ${name}'s form`,
    'Send it to me as a direct message instead: paste it, or attach it as a .py file.',
  ),
});

const NUMBERS = ['', '', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

/** While a program waits for its turn; `ahead` is how many programs run before the learner's. */
export function waitingNote(ahead: number): Prose {
  if (ahead === 0) return paragraph('You’re next. I’ll answer here.');
  const who = ahead === 1 ? 'One is' : `${NUMBERS[ahead] ?? ahead} are`;
  return paragraph(`${who} ahead of you. I’ll answer here.`);
}

/** Names no lesson: the tutor goes on with whatever the learner is in, which may be a review or a quiz as well. */
export const CONTINUE_DIRECTLY: Button = { label: 'Continue in our DM', action: action('dm'), style: 'secondary' };

/** The reply with `CONTINUE_DIRECTLY` below what it shows last; as it was, when it shows nothing new. */
export function withDirectOffer({ pressed, blocks }: Reply): Reply {
  const offer = { kind: 'buttons', buttons: [CONTINUE_DIRECTLY] } as const;
  if (blocks.length > 0) return { pressed, blocks: [...blocks, offer] };
  if (typeof pressed === 'string' || pressed.length === 0) return { pressed, blocks };
  return { pressed: [...pressed, offer], blocks };
}

/** The number that a menu entry brings (`3. Reading a cookie`), or null; one that brings its own gets no second one. */
export const ownNumber = (label: string): string | null => /^(\d{1,3})\. /.exec(label)?.[1] ?? null;

/** All entries of a menu in full, for the platforms whose menus shorten them. */
export function listEntries(entries: Menu['entries']): Prose {
  const isNumbered = entries.every(({ label }) => ownNumber(label) !== null);
  if (!isNumbered) return numbered(entries.map(({ label }) => [label]));
  return paragraph(
    ...joinLists<string | Inline>(
      entries.map(({ label }) => [label]),
      [{ kind: 'break' }],
    ),
  );
}
