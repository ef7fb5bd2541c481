/**
 * What hosts do with a class: open it, assign lessons, name other hosts, choose a role, end it. To open one, or to
 * choose its role, takes the platform's right to manage the server, or a name in the settings; whoever was named a host
 * does the rest.
 */
import { type Presence, platformOf } from '../../../core/event.ts';
import { textKey } from '../../../core/hash-text.ts';
import { code, paragraph, withCode } from '../../../core/prose.ts';
import { type Class, isHostOf, MAX_CLASS_NAME } from '../../../group/class.ts';
import type { ClassLine } from '../../../group/read-class.ts';
import { readDay } from '../../../review/read-time.ts';
import { type Context, needs, type Plan, sayInPlace, sayOnly, withZone } from '../../decision.ts';
import { button, noButton, sayGone, yesNo } from '../../feature.ts';
import { findLesson } from '../../lessons.ts';
import type { RoleFault } from '../../ports.ts';
import { aboutClass, nameWords, titleIn } from '../../show/class.ts';
import { dateWords, todayIn } from '../../show/words.ts';
import type { ClassWrite } from '../../storage/group.ts';
import { noSuchLesson } from '../lesson/start.ts';
import { withRoom } from './class.ts';

type HostLine = Exclude<ClassLine, { readonly kind: 'see' | 'join' | 'leave' }>;

export function hostClass(context: Context, line: HostLine): Plan {
  switch (line.kind) {
    case 'new':
      return withRoom(context, (room) => open(context, room, line.name));
    case 'assign':
      return withHosted(context, (hosted) => assign(context, hosted, line.lesson, line.by));
    case 'unassign':
      return withHosted(context, (hosted) => unassign(context, hosted, line.lesson));
    case 'host':
      return withHosted(context, (hosted) => nameHost(context, hosted, line));
    case 'role':
      return withRoom(context, (room) =>
        onlyManagers(context, room, () => withHosted(context, (hosted) => chooseRole(context, hosted, line.role))),
      );
    case 'end':
      return withHosted(context, (hosted) => askToEnd(context, hosted));
    case 'unclear':
      return sayOnly(context.learner, [
        paragraph('I can’t read ', code(line.typed.slice(0, MAX_SHOWN)), '. In a channel, this is what I know:'),
        paragraph(
          ...withCode(
            '`/class` to see the class, `/class leave`, and for hosts `/class new Biology`, `/class assign cookies by Friday`, ' +
              '`/class host @person`, `/class role @role`, `/class end`.',
          ),
        ),
      ]);
  }
}

const MAX_SHOWN = 60;

const onlyManagers = ({ learner }: Context, room: Presence, then: () => Plan): Plan =>
  needs(async ({ mayHost }) =>
    (await mayHost(learner.id, room))
      ? then()
      : sayOnly(learner, [paragraph('Only people who manage this server or workspace can do that.')]),
  );

/** The class of the channel; in the direct conversation the only one that the learner hosts. */
function withHosted(context: Context, then: (hosted: Class) => Plan): Plan {
  const { learner, room } = context;
  return needs(async ({ store, mayHost }) => {
    if (room === null) {
      const hosted = (await store.classesOf(learner.id)).filter(({ class: one }) => isHostOf(one, learner.id));
      const [only] = hosted;
      if (only !== undefined && hosted.length === 1) return then(only.class);
      return sayOnly(learner, [paragraph('Do that in the channel of the class, so that I know which one you mean.')]);
    }
    const seen = await store.classIn(room, learner.id);
    if (seen === null)
      return sayOnly(learner, [
        paragraph(...withCode('There’s no class in this channel. `/class new NAME` opens one.')),
      ]);
    const isHost = isHostOf(seen.class, learner.id) || (await mayHost(learner.id, room));
    return isHost ? then(seen.class) : sayOnly(learner, [ONLY_HOSTS]);
  });
}

const ONLY_HOSTS = paragraph(
  'Only a host of this class can do that, or somebody who manages this server or workspace.',
);

function open(context: Context, room: Presence, typed: string): Plan {
  const { learner, now } = context;
  const name = cleanName(typed);
  if (name === '') return sayOnly(learner, [paragraph('The class needs a name with letters or numbers in it.')]);
  return onlyManagers(context, room, () =>
    needs(async ({ store }) => {
      const there = await store.classIn(room, learner.id);
      if (there !== null) {
        return sayOnly(learner, [
          paragraph(
            `The class ${nameWords(there.class)} goes on in this channel already. End it first, or take another channel.`,
          ),
        ]);
      }
      const { server, channel } = room;
      const id = `${now.toString(36)}${textKey(`${server} ${channel}`)}`;
      return sayOnly(
        learner,
        [
          paragraph(`${nameWords({ name })} is open: its message with the Join button comes into this channel.`),
          paragraph(
            ...withCode(
              'Assign something with `/class assign cookies by Friday`. `/class host @person` names another host.',
            ),
          ),
        ],
        { class: { kind: 'new', id, room: { server, channel }, name } },
      );
    }),
  );
}

/** One line of what can be seen; accounts of people who are mentioned are no part of a name. */
const cleanName = (typed: string): string => {
  const name = typed
    .replace(/@[a-z]+:[\w:]+/g, ' ')
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  return /[\p{L}\p{N}]/u.test(name) ? [...name].slice(0, MAX_CLASS_NAME).join('').trim() : '';
};

const written = ({ learner }: Context, said: string, change: ClassWrite): Plan =>
  sayOnly(learner, [paragraph(said)], { class: change });

function assign(context: Context, hosted: Class, typed: string, by: string): Plan {
  const { learner, lessons, now } = context;
  const lesson = findLesson(lessons, typed);
  if (lesson === null) return noSuchLesson(context, typed);
  return withZone(context, ({ zone }) => {
    const today = todayIn(zone, now);
    const dueOn = by.trim().toLowerCase() === 'today' ? today : readDay(by, today);
    if (dueOn === null || dueOn < today) {
      const what =
        by === ''
          ? 'By when? '
          : dueOn === null
            ? `I can’t read the day “${by.slice(0, MAX_SHOWN)}”. `
            : 'That day is over. ';
      return sayOnly(learner, [
        paragraph(
          what,
          ...withCode(`Type for example \`/class assign ${lesson.id} by Friday\`, or \`by 24 December\`.`),
        ),
      ]);
    }
    const known = hosted.assignments.find((one) => one.lesson === lesson.id);
    if (known?.dueOn === dueOn) {
      return sayOnly(learner, [paragraph(`${lesson.title} is assigned for ${dateWords(dueOn)} already.`)]);
    }
    return written(
      context,
      `${lesson.title} is assigned to ${nameWords(hosted)}, by ${dateWords(dueOn)}. I say so in its channel, and members get it in their reminders.`,
      { kind: 'assign', class: hosted.id, lesson: lesson.id, dueOn },
    );
  });
}

function unassign(context: Context, hosted: Class, typed: string): Plan {
  const { learner, lessons } = context;
  const id = findLesson(lessons, typed)?.id ?? typed;
  if (!hosted.assignments.some(({ lesson }) => lesson === id)) {
    return sayOnly(learner, [paragraph(`That isn’t assigned to ${nameWords(hosted)}.`)]);
  }
  return written(context, `${titleIn(lessons, id)} isn’t assigned to ${nameWords(hosted)} any more.`, {
    kind: 'unassign',
    class: hosted.id,
    lesson: id,
  });
}

function nameHost(context: Context, hosted: Class, { who, isOff }: Extract<ClassLine, { kind: 'host' }>): Plan {
  const { learner } = context;
  if (who === null || platformOf(who) !== platformOf(hosted.room.server)) {
    return sayOnly(learner, [
      paragraph(
        ...withCode('Mention the person: `/class host @person`, or `/class host @person off` to take that back.'),
      ),
    ]);
  }
  const isHost = isHostOf(hosted, who);
  if (isHost !== isOff) {
    return sayOnly(learner, [
      paragraph(isHost ? 'They’re a host of this class already.' : 'They aren’t a host of this class.'),
    ]);
  }
  return isOff
    ? written(context, `They aren’t a host of ${nameWords(hosted)} any more.`, {
        kind: 'drop-host',
        class: hosted.id,
        host: who,
      })
    : written(context, `They’re a host of ${nameWords(hosted)} now, and see what you see.`, {
        kind: 'add-host',
        class: hosted.id,
        host: who,
      });
}

const FAULTS: Readonly<Record<RoleFault, string>> = {
  'no-roles': 'There are no roles to give here. In Slack, a class’s channel hears who has finished, if they agree.',
  gone: 'There’s no such role on this server.',
  'not-ours': 'That role belongs to an app or to everybody, so it can’t be given to somebody.',
  powerful:
    'That role lets people manage or moderate something. Choose one without such rights, so that a lesson gives no power.',
  'no-right': 'I may not give roles here. Give my own role the right “Manage Roles”, and then choose again.',
  above: 'That role stands above mine. In the server’s settings, Roles, drag mine above it, and then choose again.',
  unknown: 'Discord doesn’t tell me about its roles just now. Try again in a minute.',
};

function chooseRole(context: Context, hosted: Class, role: string | null): Plan {
  const { learner } = context;
  if (role === null) {
    return written(context, `Nobody gets a role from ${nameWords(hosted)} any more.`, {
      kind: 'set-role',
      class: hosted.id,
      role,
    });
  }
  return needs(async ({ lookAtRole }) => {
    const fault = await lookAtRole(hosted.room.server, role);
    if (role === '' && fault !== 'no-roles') {
      return sayOnly(learner, [paragraph(...withCode('Mention the role: `/class role @role`, or `/class role off`.'))]);
    }
    if (fault !== null) return sayOnly(learner, [paragraph(FAULTS[fault])]);
    return written(
      context,
      `Everyone who finishes everything assigned to ${nameWords(hosted)} gets that role. So does everyone who already has.`,
      { kind: 'set-role', class: hosted.id, role },
    );
  });
}

const askToEnd = ({ learner }: Context, hosted: Class): Plan =>
  sayOnly(learner, [
    paragraph(`End ${nameWords(hosted)}? Nobody will see its members’ results any more, and its reminders will stop.`),
    yesNo(button('Yes, end the class', aboutClass('class-end', hosted), 'primary'), noButton('No, go on')),
  ]);

/** Whoever pressed it: their right is looked at again, in the channel of the class or as a named host. */
export const endClass = (context: Context, id: string): Plan =>
  needs(async ({ store, mayHost }) => {
    const { learner, room } = context;
    const seen = await store.loadClass(id, learner.id);
    if (seen === null || seen.class.endedAt !== null) return sayGone(context);
    const isHere = room?.server === seen.class.room.server;
    const isHost = isHostOf(seen.class, learner.id) || (isHere && room !== null && (await mayHost(learner.id, room)));
    if (!isHost) return sayGone(context);
    return sayInPlace('press', learner, [paragraph(`The class ${nameWords(seen.class)} has ended.`)], {
      class: { kind: 'end', class: id },
    });
  });
