/**
 * What a host sees of their class: who is where, what is hard, and all of it as files. Only hosts see it, alone, and
 * only in the class's own server or workspace. Nothing of it is stored: each time it is looked up anew, and so are
 * names and who may look.
 */
import { type Presence, platformOf } from '../../../core/event.ts';
import type { Lesson } from '../../../core/lesson.ts';
import { bullets, paragraph, strong, withCode } from '../../../core/prose.ts';
import type { Block } from '../../../core/reply.ts';
import { type Class, isHostOf } from '../../../group/class.ts';
import { reportOn, stuckMembers } from '../../../report/class-report.ts';
import { chatFiles, type FileKind } from '../../class-files.ts';
import { type Context, needs, type Plan, type Services, sayOnly, sayUnkept, zoneIn } from '../../decision.ts';
import { action, button, buttons, type Feature, type Press, press, sayGone } from '../../feature.ts';
import { SHOWN, showReport, summaryOf } from '../../show/class-report.ts';

export const classReport: Feature<'class-report' | 'class-page' | 'class-grades' | 'class-answers' | 'class-xapi'> = {
  presses: {
    'class-report': press((context, { action: { lesson, step } }) =>
      withHosted(context, step, (hosted) => {
        const isGone = lesson !== '' && assignedLesson(context, hosted, lesson) === null;
        return isGone ? sayGone(context) : showLesson(context, hosted, lesson);
      }),
    ),
    'class-page': sends('page'),
    'class-grades': sends('grades'),
    'class-answers': sends('answers'),
    'class-xapi': sends('statements'),
  },
  topics: [
    {
      asked: `how is my class doing, who is stuck, who has finished, results of my class, grades of my class, export grades,
        answers of my class as csv, which question is too hard, xapi, learning record store, report on a class`,
      says: 'If you host a class, type `/class` in its server: who’s stuck, what is hard, and buttons for grades as a file.',
    },
  ],
};

/** What a host is shown of their class first: the lesson that was assigned last. */
export const showHosted = (context: Context, hosted: Class): Plan =>
  showLesson(context, hosted, hosted.assignments.at(-1)?.lesson ?? '');

/** Only for those who host the class, where they are of its server; for everybody else it is as if there were none. */
export function withHosted(context: Context, id: string, then: (hosted: Class) => Plan): Plan {
  return needs(async ({ store, mayHost }) => {
    const seen = await store.loadClass(id, context.learner.id);
    // Nobody sees results of a class that has ended.
    if (seen === null || seen.class.endedAt !== null) return sayGone(context);
    if (await hosts(context, seen.class, mayHost)) return then(seen.class);
    return isHostOf(seen.class, context.learner.id) ? sayOnly(context.learner, [ON_ITS_SERVER]) : sayGone(context);
  });
}

const ON_ITS_SERVER = paragraph(...withCode('Look at that in the server of the class: type `/class` in its channel.'));

/** Whether the learner is, here and now, a host of the class: named as one, or somebody who manages its server. */
export async function hosts(
  { learner, room }: Pick<Context, 'learner' | 'room'>,
  of: Pick<Class, 'room' | 'hosts'>,
  mayHost: Services['mayHost'],
): Promise<boolean> {
  const presence = presenceIn(learner.id, room, of.room.server);
  return presence !== null && (isHostOf(of, learner.id) || mayHost(learner.id, presence));
}

/**
 * Null for who is not of this server, or cannot be known to be. A Slack account is of its workspace wherever it writes
 * from; an account on Discord only where it is seen.
 */
function presenceIn(learner: string, room: Presence | null, server: string): Presence | null {
  if (room?.server === server) return room;
  const isOfWorkspace = platformOf(server) === 'slack' && learner.startsWith(`${server}:`);
  return isOfWorkspace ? { server, channel: '', name: '', canManage: null } : null;
}

/** A lesson that is assigned to the class; hosts see no other. */
function assignedLesson({ lessons }: Context, { assignments }: Class, id: string): Lesson | null {
  return assignments.some(({ lesson }) => lesson === id) ? (lessons.get(id) ?? null) : null;
}

function showLesson(context: Context, of: Class, id: string): Plan {
  const lesson = assignedLesson(context, of, id);
  if (lesson === null) return askForLesson(context, of);
  return needs(async ({ store, namesOf }) => {
    const { learner, lessons, now } = context;
    const report = reportOn(lesson, await store.resultsIn(of.id, lesson.id), now);
    const shown = stuckMembers(report).slice(0, SHOWN.stuck);
    const ids = shown.map((member) => member.learner);
    const names = ids.length === 0 ? {} : await namesOf(of.room.server, ids, 'message');
    return sayUnkept(learner, showReport({ class: of, report, names, lessons, zone: zoneIn(context), now }));
  });
}

const askForLesson = ({ learner, lessons }: Context, { name, members, assignments }: Class): Plan => {
  const [first] = lessons.keys();
  const gone = assignments.length > 0 ? ' The lessons that were assigned aren’t here any more.' : '';
  return sayOnly(learner, [
    paragraph(strong(name), `: ${members === 1 ? 'one member' : `${members} members`}, and no lesson yet.${gone}`),
    paragraph(...withCode(`Assign one, and you’ll see here how it goes: \`/class assign ${first ?? ''} by Friday\`.`)),
  ]);
};

function sends(kind: FileKind): Press {
  return press((context, { action: { lesson: id, step } }) =>
    withHosted(context, step, (of) => {
      const lesson = assignedLesson(context, of, id);
      return lesson === null ? sayGone(context) : sendFile(context, of, lesson, kind);
    }),
  );
}

function sendFile({ learner, now }: Context, of: Class, lesson: Lesson, kind: FileKind): Plan {
  return needs(async ({ store, namesOf }) => {
    const members = await store.membersOf(of.id);
    const ids = members.map((member) => member.learner);
    const names = await namesOf(of.room.server, ids, 'file');
    const files = await chatFiles(store, kind, { class: of, lesson, names, now });
    if (files === null) {
      return sayOnly(learner, [
        paragraph(
          ...withCode(`That’s more than fits into a chat. Whoever runs me can write it: \`nibble class ${of.id}\`.`),
        ),
      ]);
    }
    const unnamed = ids.filter((id) => names[id] === undefined).length;
    return sayUnkept(learner, [
      paragraph(`${of.name}, ${lesson.title}: ${TOLD[kind]}${withoutNames(unnamed)}`),
      ...files,
    ]);
  });
}

const TOLD: Readonly<Record<FileKind, string>> = {
  page: 'a page for your browser. Keep it to yourself: it has names and results.',
  grades: 'a line for each member.',
  answers: 'a line for each answer.',
  statements: 'xAPI statements, one in each line, for a learning record store.',
};

const withoutNames = (many: number): string =>
  many === 0 ? '' : ` ${many} ${many === 1 ? 'member goes by their id' : 'members go by their ids'} in it.`;

/** Classes at most that an overview tells of. */
const ON_HOME = 3;

/** What an overview tells a host of their classes; nothing to who hosts none. */
export async function hostedBlocks(
  context: Context,
  { store, mayHost }: Pick<Services, 'store' | 'mayHost'>,
): Promise<readonly Block[]> {
  const { learner, lessons, now } = context;
  const blocks: Block[] = [];
  for (const { class: of } of await store.classesOf(learner.id)) {
    if (blocks.length >= 3 * ON_HOME || !isHostOf(of, learner.id) || !(await hosts(context, of, mayHost))) continue;
    const lesson = lessons.get(of.assignments.at(-1)?.lesson ?? '');
    const words =
      lesson === undefined
        ? bullets([['No lesson is assigned yet.']])
        : summaryOf(reportOn(lesson, await store.resultsIn(of.id, lesson.id), now));
    const look = button('How is it going?', action('class-report', lesson?.id ?? '', of.id), 'primary');
    blocks.push(paragraph(strong(of.name), lesson === undefined ? '' : `, ${lesson.title}`), words, buttons(look));
  }
  return blocks;
}
