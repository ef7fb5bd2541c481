/**
 * One delivery from Slack, from the acknowledgement to the answer.
 *
 * The acknowledgement goes out before any work: Slack gives three seconds, and the sandbox may take longer. It costs this:
 * should the process die between the acknowledgement and the commit, the learner gets no answer and presses or types
 * again; nothing is half done, since the commit is one transaction.
 */
import type { webApi } from '@slack/bolt';
import type { Action } from '../../src/core/action.ts';
import type { LearnerEvent } from '../../src/core/event.ts';
import type { InOrder } from '../../src/core/in-order.ts';
import type { Prose } from '../../src/core/prose.ts';
import type { RecentMap } from '../../src/core/recent-map.ts';
import type { Reply } from '../../src/core/reply.ts';
import { about } from '../../src/log.ts';
import type { Tutor } from '../../src/tutor/ports.ts';
import type { LostAnswers } from '../shared/lost-answers.ts';
import { withWayToDirect } from '../shared/way-to-direct.ts';
import { Delivery, type DeliveryTools } from './delivery.ts';
import { writeForm } from './form.ts';
import type { Homes } from './home.ts';
import { kindOf, type Payload, readPayload } from './payload.ts';
import { directPlace, encodePlace, type Place, readPlace, readPressedMessage } from './place.ts';
import { type FileAccess, findProgram, readProgram } from './program-file.ts';
import { readFiles, readIntent } from './read-intent.ts';
import type { Revocation } from './revocation.ts';
import { DIRECT_REFUSED, FILE_UNREADABLE, FORM_GONE, FORM_LATE, GOES_ON_DIRECTLY, SORRY } from './sentences.ts';
import { settleAbove } from './settle-above.ts';
import { describeError, isLateTrigger, isTriggerUsed, isUncertain, slackErrorCode } from './slack-error.ts';

export interface AnswerTools extends DeliveryTools {
  readonly tutor: Tutor;
  readonly inOrder: InOrder;
  /** A client that neither retries nor waits: a form that opens late does not open at all. */
  readonly hasty: webApi.WebClient;
  readonly homes: Homes;
  readonly files: FileAccess;
  readonly revocation: Revocation;
  readonly lostAnswers: LostAnswers;
  /** Refusals that are in the log, each with its conversation. */
  readonly logged: RecentMap<string, true>;
}

/** Answers a delivery. Never rejects. */
export async function answer(tools: AnswerTools, body: unknown, acknowledge: () => Promise<void>): Promise<void> {
  const acknowledged = acknowledge().catch((error: unknown) => {
    // Slack may deliver it again; the tutor knows the event by its id then.
    tools.log.warn('a Slack delivery could not be acknowledged', { ...nameOf(tools, body), ...describeError(error) });
  });
  // Not awaited before the event has its place in the queue, or a slow acknowledgement would let a later event overtake.
  await Promise.all([acknowledged, handle(tools, body)]);
}

/** What a delivery's lines in the log have in common; nothing where it cannot be read. */
function nameOf(tools: AnswerTools, body: unknown): { readonly event?: string } {
  const payload = readPayload(body);
  const event = payload && readIntent(payload, tools.tutor.commands);
  return event === null ? {} : { event: event.id };
}

async function handle(everywhere: AnswerTools, body: unknown): Promise<void> {
  const since = performance.now();
  const payload = readPayload(body);
  const event = payload && readIntent(payload, everywhere.tutor.commands);
  if (payload === null) return logUnread(everywhere, body);
  if (event === null || everywhere.revocation.isLost) return;
  const tools = { ...everywhere, log: about(everywhere.log, { event: event.id }) };
  const place = readPlace(payload);
  if (payload.kind === 'home') return tools.homes.open(event, place.user);
  const delivery = new Delivery(tools, place, readPressedMessage(payload));
  const action = event.kind === 'press' ? event.action : null;
  if (payload.kind === 'press' && action !== null && tools.tutor.paceOf(action) === 'form') {
    return openForm(tools, delivery, { action, place, learner: event.learner, trigger: payload.trigger_id });
  }
  const isAnswered = await tools.inOrder.run(event.learner, () =>
    reply(tools, { payload, event, place, delivery, action, since }),
  );
  // Not in the queue: what the learner does next has not to wait for it.
  if (isAnswered && payload.kind === 'message') await settleAboveTyped(tools, payload.event);
}

type MessageEvent = Extract<Payload, { readonly kind: 'message' }>['event'];

interface Received {
  readonly payload: Payload;
  readonly event: LearnerEvent;
  readonly place: Place;
  readonly delivery: Delivery;
  readonly action: Action | null;
  /** When it arrived, by `performance.now`. */
  readonly since: number;
}

/** Resolves to whether the question that was answered, if it is still in sight, has had its day. */
async function reply(tools: AnswerTools, received: Received): Promise<boolean> {
  const { event, place, delivery, action } = received;
  const said = await ask(tools, received);
  if (said === null) return false;
  let isShown = false;
  try {
    const whole = tools.lostAnswers.tell(event.learner, said);
    if (action?.verb === 'dm') await goOnDirectly(tools, delivery, place, whole);
    else await delivery.send(place.audience === 'learner' ? withWayToDirect(whole) : whole);
    tools.lostAnswers.settle(event.learner);
    isShown = true;
    tools.meter.time('reply', { platform: 'slack' }, performance.now() - received.since);
  } catch (error) {
    tools.lostAnswers.add(event.learner);
    logOnce(tools, place, error);
  }
  tools.homes.refreshAfter(event);
  return isShown && said.pressed !== 'keep';
}

/** In a thread there may be nothing above but what was said there, long ago. */
async function settleAboveTyped(tools: AnswerTools, { channel, ts, thread_ts: thread }: MessageEvent): Promise<void> {
  if (ts !== undefined && thread == null) await settleAbove(tools, channel, ts);
}

/** Somebody may be waiting for an answer to what we cannot read; one line for each kind of it is enough. */
function logUnread({ log, logged }: AnswerTools, body: unknown): void {
  const kind = kindOf(body);
  if (logged.get(kind)) return;
  logged.set(kind, true);
  log.warn('a Slack delivery could not be read', { kind });
}

/** A conversation that is closed stays closed: one line is enough. */
function logOnce({ log, logged }: AnswerTools, { channel, user }: Place, error: unknown): void {
  const code = slackErrorCode(error);
  const key = `${code} ${channel ?? user}`;
  if (code !== null && logged.get(key)) return;
  logged.set(key, true);
  log.error('an answer could not be brought to Slack', describeError(error));
}

/** The tutor's reply, or null when there is nothing to say: a repetition, or what could not be answered and was told so. */
async function ask(tools: AnswerTools, received: Received): Promise<Reply | null> {
  const { delivery } = received;
  try {
    const asked = await toAsk(tools, received);
    if (asked === null) {
      await tell(delivery, FILE_UNREADABLE);
      return null;
    }
    return await tools.tutor.handle(asked, { waiting: (ahead) => void delivery.showWaiting(ahead) });
  } catch (error) {
    tools.log.error('a Slack event could not be answered', describeError(error));
    await tell(delivery, SORRY);
    return null;
  }
}

/** The event, with the program of a file that came along; null when that file cannot be read. */
async function toAsk({ files, log }: AnswerTools, { payload, event }: Received): Promise<LearnerEvent | null> {
  const file = findProgram(readFiles(payload));
  if (file === null || (event.kind !== 'message' && event.kind !== 'command')) return event;
  try {
    const program = await readProgram(file, files);
    const below = (text = ''): string => (text === '' ? program : `${text}\n${program}`);
    return event.kind === 'message'
      ? { ...event, text: below(event.text) }
      : { ...event, options: { message: below(event.options.message) } };
  } catch (error) {
    log.warn('a file that came with a Slack message could not be read', { error });
    return null;
  }
}

/** The answer goes to the direct conversation, and the pressed message says so. */
async function goOnDirectly(tools: AnswerTools, delivery: Delivery, place: Place, { blocks }: Reply): Promise<void> {
  try {
    await new Delivery(tools, directPlace(place.user, null), null).send({ pressed: 'keep', blocks });
  } catch (error) {
    tools.log.warn('a direct conversation could not be opened in Slack', describeError(error));
    return tell(delivery, DIRECT_REFUSED);
  }
  if (place.audience === 'learner') await delivery.settlePressed(GOES_ON_DIRECTLY);
}

interface Opening {
  readonly action: Action;
  readonly place: Place;
  readonly learner: string;
  readonly trigger: string;
}

/** Not queued behind the learner's other events: the trigger lives for three seconds. */
async function openForm({ tutor, hasty, log }: AnswerTools, delivery: Delivery, opening: Opening): Promise<void> {
  const { action, place, learner, trigger } = opening;
  try {
    const form = await tutor.form(learner, action);
    if (form === null) return await tell(delivery, FORM_GONE);
    const open = () =>
      hasty.views.open({ trigger_id: trigger, view: writeForm(form, encodePlace(place), tutor.paceOf(form.submit)) });
    // Where Slack did not say, asking again tells: a trigger opens one form, and it is used up then.
    await open().catch((error: unknown) => (isUncertain(error) ? open() : Promise.reject(error)));
  } catch (error) {
    // Its form is open: it was the same press, delivered again on a new connection, or asked for again.
    if (isTriggerUsed(error)) return;
    log.warn('a Slack form could not be opened', describeError(error));
    await tell(delivery, isLateTrigger(error) ? FORM_LATE : SORRY);
  }
}

/** A sentence of the adapter's own. When even that cannot be sent, the log already says why. */
async function tell(delivery: Delivery, sentence: Prose): Promise<void> {
  await delivery.send({ pressed: 'keep', blocks: [sentence] }).catch(() => undefined);
}
