/**
 * An event in, a reply out: read the event → load → its feature decides → what follows → commit. One learner's events
 * are answered in order. Another process may be answering the same learner: whoever commits second decides again, on
 * what the first has made.
 */
import type { Action } from '../core/action.ts';
import { InOrder, inTime, RecentMap } from '../core/async.ts';
import { type Input, type LearnerEvent, type LearnerId, type Presence, platformOf, type Room } from '../core/event.ts';
import type { Sandbox } from '../core/program.ts';
import { heading, type Prose, paragraph, withCode } from '../core/prose.ts';
import { type Block, inWords, type Reply, replacePictures } from '../core/reply.ts';
import { localDay } from '../review/local-time.ts';
import { rate, ratingOf } from '../review/rate.ts';
import { withNextReminder } from '../review/reminder-times.ts';
import {
  type Context,
  type Done,
  mapDone,
  needs,
  onTop,
  type Plan,
  perform,
  type Services,
  withZone,
  zoneIn,
} from './decision.ts';
import { yesNo } from './feature.ts';
import { type Asked, COMMANDS, paceOf, pressOf, readEvent } from './features/index.ts';
import { reminded } from './features/reminders/remind.ts';
import { type CurrentLessons, fixedLessons, type Lessons, pictureCalled, suggest } from './lessons.ts';
import { isInLab } from './place.ts';
import type { NoticeWriter, ReminderWriter, RoleFault, RoundKeeper, Tutor, Watch } from './ports.ts';
import { readMessage } from './reading/read-message.ts';
import { dueOccasion, timeToAnswer } from './round.ts';
import { runningOnce } from './running-once.ts';
import { settingsOf } from './settings.ts';
import { askToAnnounce, assignedIn, showNotice } from './show/class.ts';
import { showRound } from './show/round.ts';
import { change } from './show/settings.ts';
import { momentWords } from './show/words.ts';
import type { Attempt, Learner, Progress, Reminders } from './state.ts';
import type { CommitOutcome, Draft, LearnerStorage } from './storage.ts';

export interface TutorParts {
  /** Those that stay as they are, or those that there are at the time. */
  readonly lessons: Lessons | CurrentLessons;
  readonly store: LearnerStorage;
  readonly sandbox: Sandbox;
  /** The time now, in epoch milliseconds. */
  readonly clock: () => number;
  /** The IANA zone in a learner's profile on their platform; null where there is none. Never rejects. */
  readonly zoneOf: (learner: LearnerId) => Promise<string | null>;
  /** As `Services.mayHost`; nobody may unless told. */
  readonly mayHost?: (learner: LearnerId, room: Presence) => Promise<boolean>;
  /** As `Services.namesOf`; nobody's name is known unless told. */
  readonly namesOf?: Services['namesOf'];
  /** As `Services.lookAtRole`; no role can be given unless told. */
  readonly lookAtRole?: (server: Room['server'], role: string) => Promise<RoleFault | null>;
  /** Called when something was done in a round or a class here. */
  readonly roundChanged?: () => void;
}

/** How many events this process remembers having answered: bounds memory. */
const REMEMBERED_EVENTS = 10_000;

/**
 * How long a form waits for what was sent with it last, in milliseconds; without it the form opens as for the first
 * time. A platform gives three seconds in all, and the guard is here because the storage's own thread may be what
 * stands still.
 */
const LONGEST_DRAFT_WAIT = 500;

/**
 * How often an event is decided again because another process had something of the same learner to commit. Each time
 * that other event was counted, so it ends when the learner pauses; nobody presses this often while one event is
 * decided.
 */
const TRIES = 20;

/** What is to be answered. */
interface Question extends Pick<LearnerEvent, 'id' | 'learner' | 'room' | 'doneAt'> {
  readonly asked: Asked;
  /** The form that it came with, to open with the same the next time; null where it came with none. */
  readonly draft: Draft | null;
  readonly lessons: Lessons;
}

export function createTutor(parts: TutorParts): Tutor & ReminderWriter & RoundKeeper & NoticeWriter {
  const { store, sandbox, clock, zoneOf } = parts;
  const current = 'on' in parts.lessons ? parts.lessons : fixedLessons(parts.lessons);
  const { namesOf = async () => ({}), mayHost = async () => false } = parts;
  const { lookAtRole = async () => 'no-roles' as const, roundChanged = () => {} } = parts;
  const turns = new InOrder();
  const taken = new RecentMap<string, true>(REMEMBERED_EVENTS);

  async function commit(
    event: string,
    { kind: _, unkept: __, ...change }: Done & { readonly learner: Learner },
    version: number,
    at: number,
  ): Promise<CommitOutcome> {
    const outcome = await store.commit({ event, at, version, ...change });
    // Others than the learner see something of it.
    if (outcome === 'committed' && (change.round !== null || change.class !== null)) roundChanged();
    return outcome;
  }

  async function answer(
    { id, learner: owner, room, doneAt, asked, draft, lessons }: Question,
    watch?: Watch,
  ): Promise<Reply | null> {
    // When it came, however often it is decided: so a program that ran need not run again.
    const now = clock();
    const services = {
      sandbox: runningOnce(sandbox),
      store,
      zoneOf,
      mayHost,
      namesOf,
      lookAtRole,
      waiting: watch?.waiting,
    };
    for (let tried = 0; tried < TRIES; tried += 1) {
      const { version, ...loaded } = await store.load(owner, asked.lesson);
      const plan = decide(asked, {
        ...loaded,
        learner: loaded.learner ?? newcomer(owner),
        lessons,
        room: room ?? null,
        doneAt: doneAt ?? now,
        now,
      });
      const done = await perform(plan, services);
      if (done.learner === null) return done.reply;
      const learner = asked.isAside ? done.learner : { ...done.learner, lastEvent: id };
      const reply = { ...done.reply, blocks: inWords(done.reply.blocks) };
      const outcome = await commit(id, { ...done, learner, draft: done.draft ?? draft, reply }, version, now);
      if (outcome === 'committed') return done.unkept ?? done.reply;
      if (outcome === 'duplicate') return store.takeOver(owner, id);
    }
    throw new Error(`event ${id} was overtaken ${TRIES} times by others of its learner`);
  }

  return {
    commands: COMMANDS,
    turns,
    paceOf,

    async form(learner, action) {
      const press = pressOf(action);
      if (press?.pace !== 'form') return null;
      const lessons = current.all();
      const form = press.form(lessons, action, {}, learner);
      if (form === null || !isDrafted(form.submit)) return form;
      const { lesson, step, verb } = form.submit;
      const names = press.alsoSent === undefined ? [verb] : [press.alsoSent, verb];
      const stored = Promise.all(names.map((name) => store.loadDraft(learner, { lesson, step, form: name })));
      const drafts = await inTime(
        LONGEST_DRAFT_WAIT,
        stored.catch(() => []),
        [],
      );
      return press.form(lessons, action, Object.assign({}, ...drafts), learner);
    },

    async handle(event, watch) {
      if (taken.get(event.id)) return null;
      taken.set(event.id, true);
      const { id, learner, room, doneAt } = event;
      const lessons = current.on(placeOf(learner, room));
      const asked = readEvent(event, lessons, readMessage);
      const where = { ...(room && { room }), ...(doneAt !== undefined && { doneAt }) };
      const question = { id, learner, ...where, asked, draft: draftIn(event), lessons };
      try {
        const answering = () => answer(question, watch);
        const reply = await (watch?.hasTurn ? answering() : turns.run(learner, answering));
        return reply === null ? null : withImages(current.all(), reply);
      } catch (error) {
        // Nothing was committed, so a repeated delivery may try again.
        taken.delete(event.id);
        throw error;
      }
    },

    async reminded({ id, learner, written, result }) {
      const message = await store.replyTo(learner, written);
      const decide = (context: Context): Plan => reminded(context, { written, blocks: message?.blocks ?? [] }, result);
      const asked = { lesson: undefined, isUnasked: true, isAside: true, decide };
      const lessons = current.on(placeOf(learner, undefined));
      await turns.run(learner, () => answer({ id, learner, asked, draft: null, lessons }));
    },

    showRound: (view) => imagesIn(current.all(), showRound(current.all(), view)),
    timeToAnswer: (round) => timeToAnswer(current.all(), round),
    dueOccasion: (table, now) => dueOccasion(current.all(), table, now),

    showNotice: (notice, name) => showNotice(current.all(), notice, name),

    suggest: (what, typed, place) =>
      suggest(place === undefined ? current.all() : current.on(place), what, typed, clock()),
  };
}

/** Where somebody asks: the room's server, or the workspace of their account; else the platform alone. */
export function placeOf(learner: LearnerId, room: Pick<Room, 'server'> | undefined): string {
  const [platform = '', workspace = '', account] = learner.split(':');
  if (room !== undefined) return room.server;
  return account === undefined ? platformOf(learner) : `${platform}:${workspace}`;
}

/** The pictures of lessons in the place of their names: what is stored of a reply stays short. */
const imagesIn = (lessons: Lessons, blocks: readonly Block[]): readonly Block[] =>
  replacePictures(blocks, (picture) => {
    const image = pictureCalled(lessons, picture.image);
    return image === null ? picture : { ...picture, image };
  });

const withImages = (lessons: Lessons, { pressed, blocks }: Reply): Reply => ({
  pressed: typeof pressed === 'string' ? pressed : imagesIn(lessons, pressed),
  blocks: imagesIn(lessons, blocks),
});

/** Pure: nothing here reads a clock, a disk or a network. */
function decide(asked: Asked, loaded: Context): Plan {
  const { reminders } = loaded;
  const context =
    asked.isUnasked || reminders === null ? loaded : { ...loaded, reminders: active(reminders, loaded.now) };
  return afterwards(asked.decide(context), { context, reminders });
}

const newcomer = (id: LearnerId): Learner => ({ id, currentLesson: null, review: null, lastEvent: null });

/** Programs, and what is done in the lab: what may have to be corrected. An answer to a question is given once. */
const isDrafted = (action: Action): boolean => paceOf(action) === 'run';

function draftIn(input: Input): Draft | null {
  if (input.kind !== 'submit' || input.action === null || !isDrafted(input.action)) return null;
  const { lesson, step, verb } = input.action;
  return { lesson, step, form: verb, fields: input.fields };
}

// What happens after every decision, whichever feature made it: a list of functions, in their order.

/** What is known when it runs. */
interface Before {
  readonly context: Context;
  /** As they were loaded; those of `context` know that the learner has done something. */
  readonly reminders: Reminders | null;
}

type Afterwards = (before: Before, done: Done) => Plan;

const AFTERWARDS: readonly Afterwards[] = [sayLabIsLeft, offerReminders, sayWhatReminderMet, rateAnswer, tellClasses];

/** Runs them all. What has been deleted stays deleted. */
export const afterwards = (plan: Plan, before: Before): Plan =>
  AFTERWARDS.reduce<Plan>(
    (decided, next) => mapDone(decided, (done) => (done.learner === null ? done : next(before, done))),
    plan,
  );

/**
 * The settings once the learner is active: that ends the counting of unanswered reminders. The same when nothing
 * changes.
 */
export function active(settings: Reminders, now: number): Reminders {
  const { unanswered, pace, refused } = settings;
  if (unanswered === 0 && pace === 'daily' && !refused) return settings;
  const reset = { ...settings, unanswered: 0, pace: 'daily', refused: false } as const;
  return pace === 'daily' ? reset : withNextReminder(reset, now);
}

function sayLabIsLeft({ context: { progress: before } }: Before, done: Done): Plan {
  if (before === null || done.progress === null) return done;
  if (!isInLab(before) || isInLab(done.progress) || before.lesson !== done.progress.lesson) return done;
  return onTop(done, 'You’ve left the lab. It stays as it is; type “lab” to come back.');
}

/**
 * Asks at the end of each quiz whether reminders are wanted, until that is answered. They stay off until somebody says
 * so.
 */
function offerReminders({ context }: Before, done: Done): Plan {
  const { progress, reply } = done;
  const isAnswered = context.reminders !== null && context.reminders.state !== 'unasked';
  if (isAnswered || done.reminders !== null || progress === null) return done;
  const hasAnswered = Object.values(progress.answers).some(({ given }) => given !== null);
  if (!hasAnswered || !isEndOfQuiz(context, progress)) return done;
  return withZone(context, (reminders) => ({
    ...done,
    reminders,
    reply: { ...reply, blocks: [...reply.blocks, ...OFFER] },
  }));
}

/** Come to the score, or come back into the lesson from its last question. */
function isEndOfQuiz({ lessons, progress: before }: Context, { lesson: id, position, retry }: Progress): boolean {
  const lesson = lessons.get(id);
  const isQuestion = (step: string): boolean => lesson?.steps.find((one) => one.id === step)?.kind === 'question';
  if (lesson?.steps.find((step) => step.id === position)?.kind === 'score') return before?.position !== position;
  if (before === null || before.lesson !== id || before.retry === null || retry !== null) return false;
  return before.answered && before.retry.filter(isQuestion).length === 1;
}

const OFFER: readonly Block[] = [
  heading(3, 'Keep it?'),
  paragraph(
    'What you learn fades unless you recall it now and then. Want me to bring each question back, just before you’d ',
    'forget it? That’s at most one message a day, and you choose when.',
  ),
  yesNo(change('Yes, remind me', 'on', 'primary'), change('No, thanks', 'off')),
];

/** Keeps that the learner is active, and says on top what they ought to know: once. */
function sayWhatReminderMet({ context: { reminders, now }, reminders: before }: Before, done: Done): Plan {
  if (before === null || reminders === null || before === reminders) return done;
  const after = done.reminders ?? reminders;
  const blocks = [...news(before, after, now), ...done.reply.blocks];
  return { ...done, reminders: after, reply: { ...done.reply, blocks } };
}

function news(before: Reminders, after: Reminders, now: number): readonly Prose[] {
  const refused = paragraph(
    'I couldn’t write to you: your settings refuse direct messages from me. ',
    'On Discord, allow direct messages in the privacy settings of the server that we share. ',
    ...withCode('In Slack, ask for me to be added again. Or type `reminders off`.'),
  );
  const next = after.nextAt === null ? '' : ` The next one comes ${momentWords(after.nextAt, now, after)}.`;
  const silent = paragraph(
    `Welcome back! I’d stopped my reminders, so I wouldn’t bother you. They’ll go on as before.${next} `,
    ...withCode('To have none, type `reminders off`.'),
  );
  return [...(before.refused ? [refused] : []), ...(isSilenced(before) && after.state === 'on' ? [silent] : [])];
}

const isSilenced = ({ pace, state }: Reminders): boolean => pace === 'silent' && state === 'on';

/**
 * Every question that is answered in a lesson becomes a card, or rates the one it is, in the same commit. One that is
 * recalled at the end of a section shares the card of the question of the quiz that asks the same. A prediction becomes
 * none: it was made before there was anything to remember. A second
 * answer on the same local day (a retry, the lesson begun again) says nothing about memory, so it rates nothing.
 */
function rateAnswer({ context }: Before, done: Done): Plan {
  const answer = done.attempts.find(({ kind }) => kind === 'answer');
  if (answer === undefined || done.cards.length > 0) return done;
  const { lesson, verdict, hints } = answer;
  const step = cardStep(context, answer);
  if (step === null) return done;
  const { learner, now, reminders } = context;
  return needs(async ({ store }) => {
    const before = await store.loadCard(learner.id, lesson, step);
    const zone = zoneIn(context);
    if (before !== null && localDay(zone, before.lastReview) === localDay(zone, now)) return done;
    const rating = ratingOf({ right: verdict === 'right', hints });
    const { retention } = settingsOf(reminders);
    const { card, entry } = rate({ lesson, step, before, rating, now, retention, learner: learner.id });
    return { ...done, cards: [card], reviews: [entry] };
  });
}

/** What a learner's classes hear of it when they finish a lesson; where that is not settled, the learner is asked. */
function tellClasses({ context }: Before, done: Done): Plan {
  const { progress, learner } = done;
  if (progress === null || learner === null || progress.completedAt === null || done.class !== null) return done;
  const before = context.progress?.lesson === progress.lesson ? context.progress.completedAt : null;
  if (before === progress.completedAt) return done;
  return needs(async ({ store }) => {
    const own = assignedIn(await store.classesOf(learner.id), progress.lesson);
    if (own.length === 0) return done;
    const blocks = [...done.reply.blocks, ...askToAnnounce(context.lessons, progress.lesson, own)];
    return { ...done, class: { kind: 'finish', lesson: progress.lesson }, reply: { ...done.reply, blocks } };
  });
}

/** The step whose card an answer is about; null when it is about none. */
function cardStep({ lessons }: Context, { lesson, step: id }: Attempt): string | null {
  const step = lessons.get(lesson)?.steps.find((one) => one.id === id);
  if (step?.kind !== 'question' || step.role.kind === 'quiz') return id;
  return step.role.kind === 'recall' ? (step.role.asks ?? id) : null;
}
