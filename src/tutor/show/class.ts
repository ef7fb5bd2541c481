/** What is said about a class: in its channel, to who joins it, and in reminders. */
import { bullets, heading, type Prose, paragraph, strong } from '../../core/prose.ts';
import { type Block, type Button, MAX_BUTTON_LABEL } from '../../core/reply.ts';
import type { Assignment, Class } from '../../group/class.ts';
import { action, button, buttons, yesNo } from '../feature.ts';
import type { Lessons } from '../lessons.ts';
import type { ClassSeen, Notice } from '../storage/group.ts';
import { dateWords, dayWords } from './words.ts';

/** About a class. */
export const aboutClass = (verb: Parameters<typeof action>[0], { id }: Pick<Class, 'id'>, lesson = '', argument = '') =>
  action(verb, lesson, id, argument);

export const titleIn = (lessons: Lessons, lesson: string): string => lessons.get(lesson)?.title ?? lesson;

/** In quotes: the name is what somebody typed. */
export const nameWords = ({ name }: Pick<Class, 'name'>): string => `“${name}”`;

/** What the channel is told; nothing where that is over, or the platform does something else. `name`: the learner's. */
export function showNotice(lessons: Lessons, { class: told, what }: Notice, name: string | null): readonly Block[] {
  switch (what.kind) {
    case 'opened':
      return [
        heading(2, `Class: ${told.name}`),
        paragraph(
          'Join to learn together. The hosts of this class see how you do in the lessons that they assign; nobody else ',
          'does. When you join, I tell you exactly what they see, and you can leave at any time.',
        ),
        buttons(joinButton(told)),
      ];
    case 'assigned': {
      const assigned = told.assignments.find(({ lesson }) => lesson === what.lesson);
      const lesson = lessons.get(what.lesson);
      if (assigned === undefined || lesson === undefined) return [];
      return [
        heading(2, `${told.name}: ${lesson.title}`),
        paragraph(lesson.summary),
        paragraph(
          strong(`By ${dateWords(assigned.dueOn)}`),
          `, to the end of that day wherever you are. It takes about ${lesson.minutes} minutes, and you can stop in between.`,
        ),
        buttons(button('Start the lesson', action('start', lesson.id), 'primary'), joinButton(told, 'secondary')),
      ];
    }
    case 'finished':
      return [paragraph(strong(name ?? 'Somebody'), ` has finished ${titleIn(lessons, what.lesson)}. Well done!`)];
    case 'role':
      return [];
  }
}

const joinButton = (told: Class, style: Button['style'] = 'primary'): Button =>
  button('Join the class', aboutClass('class-join', told), style);

export const leaveButton = (left: Class, label = 'Leave the class'): Button =>
  button(label.slice(0, MAX_BUTTON_LABEL), aboutClass('class-leave', left));

/** Exactly what the report of a class has of a member. */
export const SEEN_BY_HOSTS: readonly Prose[] = [
  paragraph(
    'In the lessons that they assign, the hosts of the class, and whoever manages this server or workspace, can see this about you, ',
    'also from before you joined:',
  ),
  bullets([
    ['your name as it is shown here'],
    ['when you started, when you were last there, how far you are, and when you finished'],
    ['each answer that you gave to a question, how many tries it took, and how many hints'],
    ['of each program that you sent: whether it was right, and what kind of mistake it had; never the program itself'],
  ]),
  paragraph(
    'They don’t see other lessons, your reviews, or what else you type to me. Other members see nothing about you. ',
    'You can leave at any time: with the button, or type “class leave”. From then on, the hosts see nothing about you.',
  ),
];

/** What is assigned, a line each; `today` where they are. */
export const assignmentLines = (
  lessons: Lessons,
  { assignments }: Class,
  today: string,
): readonly (readonly [ReturnType<typeof strong>, string])[] =>
  assignments.map(({ lesson, dueOn }) => [strong(titleIn(lessons, lesson)), `, ${dueWords(dueOn, today)}`] as const);

/** `due on Friday`, `was due yesterday`. */
export function dueWords(dueOn: string, today: string): string {
  if (dueOn < today) return `was due on ${dateWords(dueOn)}; you can still do it`;
  return `due ${dayWords(dueOn, today)}`;
}

export interface DueAssignment extends Assignment {
  readonly class: Class;
}

/** For a reminder. */
export function showDue(lessons: Lessons, due: readonly DueAssignment[], today: string): readonly Block[] {
  if (due.length === 0) return [];
  const lines = due.map(({ lesson, dueOn, class: of }) => [
    strong(titleIn(lessons, lesson)),
    ` for ${nameWords(of)} ${dueOn < today ? '' : 'is '}${dueWords(dueOn, today)}`,
  ]);
  const starts = [...new Set(due.map(({ lesson }) => lesson))].slice(0, MOST_STARTS);
  return [
    ...(lines.length === 1 ? lines.map((line) => paragraph(...line, '.')) : [bullets(lines)]),
    buttons(
      ...starts.map((lesson) =>
        button(`Go on: ${titleIn(lessons, lesson)}`.slice(0, MAX_BUTTON_LABEL), action('start', lesson), 'primary'),
      ),
    ),
  ];
}

const MOST_STARTS = 3;

/**
 * With the end of a lesson: asks once in each class whether its channel may be told. Where a class gives a role, nobody
 * is asked.
 */
export function askToAnnounce(lessons: Lessons, lesson: string, own: readonly ClassSeen[]): readonly Block[] {
  return own
    .filter(({ class: { role }, member }) => role === null && member?.announces === null)
    .slice(0, 1)
    .flatMap(({ class: one }) => [
      paragraph(
        `${titleIn(lessons, lesson)} was assigned to ${nameWords(one)}. May I say in its channel, with your name, when you `,
        'finish one of its lessons? I ask this once.',
      ),
      yesNo(
        button('Yes, tell them', aboutClass('class-tell', one, lesson, 'yes'), 'primary'),
        button('No, thanks', aboutClass('class-tell', one, lesson, 'no')),
      ),
    ]);
}

/** The learner's classes to which a lesson is assigned. */
export const assignedIn = (own: readonly ClassSeen[], lesson: string): readonly ClassSeen[] =>
  own.filter(
    ({ class: { assignments }, member }: { readonly class: Class; readonly member: ClassSeen['member'] }) =>
      member !== null && assignments.some((one) => one.lesson === lesson),
  );
