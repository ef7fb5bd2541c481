/**
 * One delivery from Slack, from the acknowledgement to the answer.
 *
 * The acknowledgement goes out before any work: Slack gives three seconds, and the sandbox may take longer. For a press or
 * a command that costs this: should the process die between the acknowledgement and the commit, the learner gets no
 * answer and presses again; nothing is half done, since the commit is one transaction. Message events are different,
 * see late-ack.ts.
 */
import type { webApi } from '@slack/bolt';
import { ACTION_PACE, type Action, decodeAction } from '../../src/core/action-id.ts';
import type { InOrder } from '../../src/core/in-order.ts';
import type { LearnerEvent } from '../../src/core/intent.ts';
import { code, type Prose, paragraph } from '../../src/core/prose.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { Tutor } from '../../src/tutor/ports.ts';
import { Delivery, type DeliveryTools } from './delivery.ts';
import { writeForm } from './form.ts';
import { readPayload } from './payload.ts';
import { encodePlace, type Place, readPlace, readPressedMessage } from './place.ts';
import { readIntent } from './read-intent.ts';
import { describeError, isLateTrigger } from './slack-error.ts';
import { COMMAND } from './surface.ts';

export interface AnswerTools extends DeliveryTools {
  readonly tutor: Tutor;
  readonly inOrder: InOrder;
  /** A client that neither retries nor waits: a form that opens late does not open at all. */
  readonly hasty: webApi.WebClient;
}

const SORRY = paragraph('Something went wrong on our side. Nothing you did is lost; try again.');
const FORM_GONE = paragraph('That form is not there any more. Type ', code(COMMAND), ' to go on.');
const FORM_LATE = paragraph('That took too long to open. Please press the button again.');

/** Answers a delivery. Never rejects. */
export async function answer(tools: AnswerTools, body: unknown, acknowledge: () => Promise<void>): Promise<void> {
  const acknowledged = acknowledge().catch((error: unknown) => {
    // Slack may deliver it again; the tutor knows the event by its id then.
    tools.log.warn('a Slack delivery could not be acknowledged', describeError(error));
  });
  // Not awaited before the event has its place in the queue, or a slow acknowledgement would let a later event overtake.
  await Promise.all([acknowledged, handle(tools, body)]);
}

async function handle(tools: AnswerTools, body: unknown): Promise<void> {
  const payload = readPayload(body);
  const event = payload && readIntent(payload);
  if (payload === null || event === null) return;
  const place = readPlace(payload);
  const delivery = new Delivery(tools, place, readPressedMessage(payload));
  const action = event.intent.kind === 'press' ? decodeAction(event.intent.id) : null;
  if (payload.kind === 'press' && action !== null && ACTION_PACE[action.verb] === 'form') {
    await openForm(tools, delivery, { action, place, learner: event.learner, trigger: payload.trigger_id });
  } else {
    await tools.inOrder.run(event.learner, () => reply(tools, delivery, event));
  }
}

async function reply({ tutor, log }: AnswerTools, delivery: Delivery, event: LearnerEvent): Promise<void> {
  try {
    const said = await tutor.handle(event);
    if (said !== null) await delivery.send(said);
  } catch (error) {
    log.error('a Slack event could not be answered', { event: event.id, ...describeError(error) });
    await tell(delivery, SORRY);
  }
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
    const form = tutor.form(learner, action);
    if (form === null) return await tell(delivery, FORM_GONE);
    await hasty.views.open({ trigger_id: trigger, view: writeForm(form, encodePlace(place)) });
  } catch (error) {
    log.warn('a Slack form could not be opened', describeError(error));
    await tell(delivery, isLateTrigger(error) ? FORM_LATE : SORRY);
  }
}

/** A sentence of the adapter's own. When even that cannot be sent, the log already says why. */
async function tell(delivery: Delivery, sentence: Prose): Promise<void> {
  const said: Reply = { pressed: 'keep', blocks: [sentence] };
  await delivery.send(said).catch(() => undefined);
}
