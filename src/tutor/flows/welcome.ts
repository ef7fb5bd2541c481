/** What is said outside a lesson: the list of lessons, help, and a name that no lesson has. */
import { action } from '../../core/action.ts';
import type { Lesson } from '../../core/lesson.ts';
import { bullets, code, heading, paragraph, strong } from '../../core/prose.ts';
import { type Block, MAX_BUTTON_LABEL } from '../../core/reply.ts';
import { type Outcome, sayOnly } from '../decision.ts';
import { type Lessons, likelyLesson } from '../lessons.ts';
import type { Learner } from '../state.ts';

/** Buttons up to this many lessons, a menu beyond. */
const MOST_BUTTONS = 5;

/** Every lesson, with a way to start it. */
export function listLessons(learner: Learner, lessons: Lessons): Outcome {
  const all = [...lessons.values()];
  return sayOnly(learner, [
    heading(2, 'Lessons'),
    bullets(
      all.map(({ id, title, summary, minutes }) => [strong(title), ` (`, code(id), `, ${minutes} min): ${summary}`]),
    ),
    startControls(all),
  ]);
}

/** Asks which lesson's lab is meant. */
export function chooseLab(learner: Learner, lessons: Lessons): Outcome {
  const entries = [...lessons.values()].map(({ id, title }) => ({ label: title, action: action('lab', id) }));
  return sayOnly(learner, [
    paragraph('In the lab you are the browser of an example that runs. Which lesson is it to be from?'),
    { kind: 'menu', label: 'Open the lab of', entries },
  ]);
}

/** Asks which lesson's questions are meant. */
export function chooseQuiz(learner: Learner, lessons: Lessons): Outcome {
  const entries = [...lessons.values()].map(({ id, title }) => ({ label: title, action: action('quiz', id) }));
  return sayOnly(learner, [
    paragraph('Which lesson are the questions to be from?'),
    { kind: 'menu', label: 'Questions of', entries },
  ]);
}

/** Greets a learner whose message belongs to no lesson yet. */
export function greet(learner: Learner, lessons: Lessons): Outcome {
  const list = listLessons(learner, lessons);
  const hello = paragraph('Hello, I am Nibble. I teach in small bites, right here. Pick a lesson to begin.');
  return { ...list, reply: { ...list.reply, blocks: [hello, ...list.reply.blocks] } };
}

/** A lesson was asked for by a name that none has. */
export function noSuchLesson(learner: Learner, lessons: Lessons, typed: string): Outcome {
  const likely = likelyLesson(lessons, typed);
  const list = listLessons(learner, lessons);
  const said: Block[] = [paragraph('There is no lesson called ', code(shorten(typed)), '.')];
  if (likely !== null) said.push(paragraph('Did you mean ', strong(likely.title), '?'), startControls([likely]));
  return { ...list, reply: { ...list.reply, blocks: likely === null ? [...said, ...list.reply.blocks] : said } };
}

/** What can be typed and pressed. */
export function help(learner: Learner): Outcome {
  return sayOnly(learner, [
    heading(2, 'How this works'),
    paragraph('Everything a button does can be typed, too. In our direct conversation, type:'),
    bullets([
      [code('next'), ', ', code('back'), ', ', code('outline'), ' or ', code('go 3'), ' to move'],
      [code('run'), ' to run an example; to run your own version, send it between two lines of three backticks'],
      ['a letter, a number or the words of an answer'],
      [code('hint'), ' and ', code('skip'), ' when you are stuck'],
      [code('lab'), ' to be the browser of an example yourself'],
      [code('why theme'), ' to learn why that cookie was sent or not in the last run'],
      [code('picture'), ' to see the last run as a picture'],
      [code('score'), ' and ', code('retry'), ' for the quiz; ', code('quiz'), ' for the questions alone'],
      [
        code('lessons'),
        ' or ',
        code('lesson cookies'),
        ' to start or go on with a lesson; ',
        code('restart'),
        ' to begin it again',
      ],
      [code('reference max_age'), ' to look something up'],
    ]),
    paragraph('To keep what you have learnt:'),
    bullets([
      [code('review'), ' for the cards that are due; ', code('short day'), ' for three of them'],
      [
        code('why this card'),
        ', ',
        code('too easy'),
        ', ',
        code('that was a guess'),
        ' and ',
        code('undo'),
        ' in a review',
      ],
      [
        code('reminders'),
        ' to see and change when I write to you, or at once: ',
        code('remind me at 19:30'),
        ', ',
        code('time zone Berlin'),
        ', ',
        code('reminders weekdays'),
        ', ',
        code('snooze'),
        ', ',
        code('pause a week'),
        ', ',
        code('reminders off'),
      ],
      [code('progress'), ' to see how you are doing; ', code('home'), ' for everything at a glance'],
      [code('export'), ' for all that I remember of you as a file; ', code('forget'), ' to have it deleted'],
    ]),
    paragraph('You can stop at any time. I remember where you are.'),
  ]);
}

function startControls(lessons: readonly Lesson[]): Block {
  const entries = lessons.map(({ id, title }) => ({ label: title, action: action('start', id) }));
  const asButtons = entries.length <= MOST_BUTTONS && entries.every(({ label }) => label.length <= MAX_BUTTON_LABEL);
  if (!asButtons) return { kind: 'menu', label: 'Start a lesson', entries };
  return { kind: 'buttons', buttons: entries.map((entry) => ({ ...entry, style: 'primary' })) };
}

/** Somebody else's words in a sentence of ours: one line, and not a page of them. */
const shorten = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 60 ? line : `${line.slice(0, 60)}…`;
};
