/** What this adapter says by itself, when the tutor has no say. */
import { code, paragraph } from '../../src/core/prose.ts';

export const SORRY = paragraph('Something went wrong on our side. Nothing you did is lost; try again.');

export const FORM_GONE = paragraph('That form is not there any more. Type ', code('/lesson'), ' to go on.');

export const FORM_LATE = paragraph('That took too long to open. Please press the button again.');

export const FILE_UNREADABLE = paragraph(
  'I could not read that file. Send one .py or .txt file of at most 80 kB, or paste the program itself.',
);

/** Before the next answer, when Slack did not take the last one. */
export const ANSWER_LOST = paragraph(
  'Slack did not take my last answer. What you did is kept. Type ',
  code('show'),
  ' to see where you are.',
);

export const GOES_ON_DIRECTLY = paragraph('We go on in our direct messages.');

export const DIRECT_REFUSED = paragraph(
  'I could not write to you directly: Slack does not let me. Ask the people who run this workspace whether apps may send ',
  'direct messages. Until then we go on here.',
);

/** At the end of a Home tab that could not hold everything. */
export const MORE_THAN_HOME = paragraph('There is more. Type ', code('progress'), ' under Messages to see it all.');
