/** What this adapter says by itself, when the tutor has no say: each is a whole reply. */
import { code, type Inline, paragraph } from '../../src/core/prose.ts';
import type { Notice, Reply } from '../../src/core/reply.ts';

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
