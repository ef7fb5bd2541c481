/**
 * A class, as its members have to do with it: looking at it, joining, leaving, and whether its channel hears what they
 * finish. A class is joined in its own channel only; what somebody does with their own membership, they may do
 * anywhere.
 */
import type { Presence } from '../../../core/event.ts';
import { bullets, heading, paragraph, strong, withCode } from '../../../core/prose.ts';
import type { Block } from '../../../core/reply.ts';
import { type Class, isHostOf } from '../../../group/class.ts';
import { type ClassLine, readClassLine } from '../../../group/read-class.ts';
import { type Context, type Done, needs, type Plan, sayInPlace, sayOnly, zoneIn } from '../../decision.ts';
import { action, button, buttons, type Feature, press, sayGone, slash, typed, yesNo } from '../../feature.ts';
import {
  aboutClass,
  assignmentLines,
  dueWords,
  leaveButton,
  nameWords,
  SEEN_BY_HOSTS,
  titleIn,
} from '../../show/class.ts';
import { change } from '../../show/settings.ts';
import { todayIn } from '../../show/words.ts';
import type { ClassSeen } from '../../storage/group.ts';
import { endClass, hostClass } from './class-host.ts';
import { hosts, showHosted } from './class-report.ts';

const NAMED = /^\/?class(?:es)?(?: +(\S.*))?$/i;
const LEAVE = /^leave (?:the|my|this) class$/i;

/** What is said about classes in the direct conversation. Null: something else is meant. */
function readTyped(text: string): ClassLine | null {
  const line = text.trim().replace(/[.!]$/, '');
  if (LEAVE.test(line)) return { kind: 'leave' };
  const match = NAMED.exec(line);
  if (match === null) return null;
  const read = readClassLine(match[1] ?? '');
  return read.kind === 'unclear' ? null : read;
}

export const classes: Feature<'class-join' | 'class-leave' | 'class-tell' | 'class-end'> = {
  command: {
    ...slash(
      'class',
      'A class in this channel: see it, leave it; hosts open one and assign lessons',
      (context, options) => obey(context, readClassLine(options.do ?? '')),
    ),
    options: [
      {
        name: 'do',
        description: 'new NAME, assign LESSON by DATE, host @person, role @role, leave, end; nothing to see it',
        suggests: 'class',
      },
    ],
    argument: '[new NAME | assign LESSON by DATE | host @person | leave | end]',
    read: (text) => (text === '' ? {} : { do: text }),
    takesPeople: true,
    isOfRoom: () => true,
  },
  presses: {
    'class-join': press((context, { action: { step } }) => withClass(context, step, (seen) => join(context, seen))),
    'class-leave': press((context, { action: { step } }) => withClass(context, step, (seen) => leave(context, seen))),
    'class-tell': press((context, { action: { step, lesson, argument } }) =>
      withClass(context, step, (seen) => announce(context, seen, lesson, argument === 'yes')),
    ),
    'class-end': press((context, { action: { step } }) => endClass(context, step)),
  },
  typed: [
    typed(
      'class',
      (text) => readTyped(text) !== null,
      (context, [text = '']) => obey(context, readTyped(text) ?? { kind: 'see' }),
    ),
  ],
  help: ['`class` for the classes that you’re in, and `class leave` to leave one'],
  topics: [
    {
      asked: `what is a class, join a class, learn together with others, my class, which class am i in, homework,
        assignment, what is assigned to me, deadline, when is it due`,
      says: 'A class lives in a channel, where a host opens it with `/class new NAME`. Type `class` to see yours.',
    },
    {
      asked: `leave the class, get out of the class, quit the class, what does the host see, what can my teacher see,
        who sees my answers, stop sharing my results`,
      says: 'Type `class` to see what the hosts of your class can see about you. `class leave` ends it at once.',
    },
  ],
};

function obey(context: Context, line: ClassLine): Plan {
  switch (line.kind) {
    case 'see':
      return see(context);
    case 'join':
      return withRoom(context, (room) => withClassIn(context, room, (seen) => join(context, seen)));
    case 'leave':
      return leaveTyped(context);
    default:
      return hostClass(context, line);
  }
}

/** Nothing of another server or workspace is shown, whatever a button's id says. */
const withClass = (context: Context, id: string, then: (seen: ClassSeen) => Plan): Plan =>
  needs(async ({ store }) => {
    const { learner, room } = context;
    const seen = await store.loadClass(id, learner.id);
    if (seen === null) return sayGone(context);
    const isHere = room?.server === seen.class.room.server && room.channel === seen.class.room.channel;
    return isHere || seen.member !== null ? then(seen) : sayGone(context);
  });

export const withRoom = (context: Context, then: (room: Presence) => Plan): Plan =>
  context.room === null
    ? sayOnly(context.learner, [
        paragraph(...withCode('That works in a channel of a server or workspace that has me. Type `/class` there.')),
      ])
    : then(context.room);

export const withClassIn = ({ learner }: Context, room: Presence, then: (seen: ClassSeen) => Plan): Plan =>
  needs(async ({ store }) => {
    const seen = await store.classIn(room, learner.id);
    return seen === null ? sayOnly(learner, noneHere) : then(seen);
  });

const noneHere: readonly Block[] = [
  paragraph(
    'There’s no class in this channel. Who manages the server or workspace opens one with ',
    ...withCode('`/class new NAME`.'),
  ),
];

function see(context: Context): Plan {
  const { room, learner } = context;
  if (room !== null) {
    return withClassIn(context, room, (seen) =>
      needs(async ({ mayHost }) =>
        (await hosts(context, seen.class, mayHost))
          ? showHosted(context, seen.class)
          : sayOnly(learner, showClass(context, seen)),
      ),
    );
  }
  return needs(async ({ store }) => {
    const all = await store.classesOf(learner.id);
    if (all.length > 0)
      return sayOnly(
        learner,
        all.flatMap((seen) => showClass(context, seen)),
      );
    return sayOnly(learner, [
      paragraph(
        ...withCode(
          'You aren’t in a class. Classes live in the channels of Discord servers and Slack workspaces that have me: a host opens one with `/class new NAME`, and you join with its button.',
        ),
      ),
    ]);
  });
}

/** What anybody there may see: nothing of a member. */
function showClass(context: Context, { class: shown, member }: ClassSeen): readonly Block[] {
  const { lessons, learner, now } = context;
  const isHost = isHostOf(shown, learner.id);
  const lines = assignmentLines(lessons, shown, todayIn(zoneIn(context), now));
  const who = shown.members === 1 ? '1 person is' : `${shown.members} people are`;
  return [
    heading(2, `Class: ${shown.name}`),
    paragraph(
      `${who} in it`,
      member === null ? '' : ', and you’re one of them',
      isHost ? (member === null ? '. You’re a host of it.' : ', and a host of it.') : '.',
    ),
    ...(lines.length === 0 ? [paragraph('Nothing is assigned yet.')] : [paragraph('Assigned:'), bullets(lines)]),
    ...(isHost
      ? [buttons(button('How is it going?', aboutClass('class-report', shown, lastLesson(shown)), 'primary'))]
      : []),
    ...(member === null ? [] : [...SEEN_BY_HOSTS, buttons(leaveButton(shown))]),
    ...(member === null && !isHost
      ? [buttons(button('Join the class', aboutClass('class-join', shown), 'primary'))]
      : []),
  ];
}

const lastLesson = ({ assignments }: Class): string => assignments.at(-1)?.lesson ?? '';

function join(context: Context, { class: joined, member }: ClassSeen): Plan {
  const { learner, room, lessons, now } = context;
  if (joined.endedAt !== null) return sayOnly(learner, [paragraph(`The class ${nameWords(joined)} has ended.`)]);
  // A member gets here from anywhere; who is none only from the channel of the class.
  if (member !== null || room === null) {
    return sayOnly(learner, [
      paragraph(`You’re in ${nameWords(joined)} already.`),
      ...SEEN_BY_HOSTS,
      buttons(leaveButton(joined)),
    ]);
  }
  const today = todayIn(zoneIn(context), now);
  const assigned = joined.assignments.filter(({ dueOn }) => dueOn >= today);
  const starts = assigned
    .slice(0, 2)
    .map(({ lesson }) => button(`Start: ${titleIn(lessons, lesson)}`.slice(0, 34), action('start', lesson), 'primary'));
  return sayOnly(
    learner,
    [
      paragraph(strong(`You’re in ${nameWords(joined)}.`)),
      ...SEEN_BY_HOSTS,
      ...(assigned.length === 0
        ? [paragraph('Nothing is assigned yet. You’ll see it in this channel.')]
        : [
            paragraph('Assigned:'),
            bullets(
              assigned.map(({ lesson, dueOn }) => [strong(titleIn(lessons, lesson)), `, ${dueWords(dueOn, today)}`]),
            ),
          ]),
      buttons(...starts, leaveButton(joined)),
      ...offerReminders(context),
    ],
    { class: { kind: 'join', class: joined.id, server: room.server } },
  );
}

/** Reminders are never switched on unasked; who has answered that is not asked again. */
function offerReminders({ reminders }: Context): readonly Block[] {
  if (reminders !== null && reminders.state !== 'unasked') return [];
  return [
    paragraph(
      'Want me to remind you of what’s assigned, and of what you’re about to forget? That’s at most one message a day.',
    ),
    yesNo(change('Yes, remind me', 'on', 'primary'), change('No, thanks', 'off')),
  ];
}

function leave({ learner }: Context, { class: left, member }: ClassSeen): Done {
  if (member === null) return sayOnly(learner, [paragraph(`You’re not in ${nameWords(left)}.`)]);
  return sayOnly(
    learner,
    [
      paragraph(
        `You’ve left ${nameWords(left)}. Its hosts see nothing about you any more. What you’ve learned stays yours.`,
      ),
    ],
    { class: { kind: 'leave', class: left.id } },
  );
}

function leaveTyped(context: Context): Plan {
  const { learner, room } = context;
  if (room !== null) return withClassIn(context, room, (seen) => leave(context, seen));
  return needs(async ({ store }) => {
    const own = (await store.classesOf(learner.id)).filter(({ member }) => member !== null);
    const [only] = own;
    if (only === undefined) return sayOnly(learner, [paragraph('You aren’t in a class.')]);
    if (own.length === 1) return leave(context, only);
    return sayOnly(learner, [
      paragraph(`You’re in ${own.length} classes. Which one do you want to leave?`),
      buttons(...own.slice(0, MOST_BUTTONS).map(({ class: one }) => leaveButton(one, `Leave ${one.name}`))),
    ]);
  });
}

const MOST_BUTTONS = 5;

function announce({ learner }: Context, { class: told, member }: ClassSeen, lesson: string, wants: boolean): Plan {
  if (member === null || told.endedAt !== null) {
    return sayInPlace('press', learner, [paragraph('You’re not in that class any more, so nothing was posted.')]);
  }
  const said = wants
    ? `I’ll say in the channel of ${nameWords(told)} what you finish.`
    : 'Good, I keep it to myself. The hosts of the class see it.';
  return sayInPlace('press', learner, [paragraph(said)], {
    class: { kind: 'announce', class: told.id, wants, lesson },
  });
}
