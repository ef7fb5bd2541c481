/** What this adapter says by itself, when the tutor has no say: replies, but for the message that stands for none. */
import { ComponentType } from 'discord.js';
import { action } from '../../src/core/action.ts';
import { code, type Inline, type Prose, paragraph } from '../../src/core/prose.ts';
import type { Notice, Reply } from '../../src/core/reply.ts';
import { CONTINUE_DIRECTLY } from '../shared/way-to-direct.ts';
import { toMessage } from './write-reply.ts';

const say = (tone: Notice['tone'], title: string, ...sentence: readonly (string | Inline)[]): Reply => ({
  pressed: 'keep',
  blocks: [{ kind: 'notice', tone, title, content: [paragraph(...sentence)] }],
});

export const SOMETHING_WENT_WRONG = say(
  'warning',
  'Something went wrong on our side',
  'Nothing you did is lost; try again.',
);

export const STEP_IS_GONE = say(
  'info',
  'That step is not here any more',
  'Type ',
  code('/lesson'),
  ' to go on where you are.',
);

export const FORM_TOO_LARGE = say(
  'info',
  "This code is too long for Discord's form",
  'Send it to me as a direct message instead: paste it, or attach it as a .py file.',
);

export const FILE_UNREADABLE = say(
  'info',
  'I could not read that file',
  'Send one .py or .txt file of at most 100 KB, or paste the program itself.',
);

export const DIRECT_IS_CLOSED = say(
  'info',
  'Discord did not let me write to you',
  'Open the privacy settings of a server that we share, allow direct messages there, and press the button again. ' +
    'Until then the lesson goes on right here.',
);

/** Before the next answer, when Discord did not take the last one. */
export const ANSWER_LOST: Prose = paragraph(
  'Discord did not take my last answer. What you did is kept. Type ',
  code('/lesson'),
  ' to go on where you are.',
);

/** The answer to being called in a channel: nothing in it is about the person who called. */
export const HELLO_CHANNEL: Reply = {
  pressed: 'keep',
  blocks: [
    paragraph('I teach in private, so that nobody sees your answers. Press a button, or type ', code('/lesson'), '.'),
    {
      kind: 'buttons',
      buttons: [{ label: 'See the lessons', action: action('lessons'), style: 'primary' }, CONTINUE_DIRECTLY],
    },
  ],
};

/** A command always gets an answer that can be seen. */
export const NOTHING_TO_SHOW = toMessage([
  { type: ComponentType.TextDisplay, content: 'Nothing to show here. Type `/help` to see what I can do.' },
]);
