/**
 * From an interaction to its answer. What the first response is, is known from the ids alone: a form, or else that the
 * answer will come. Nothing is read from storage, and no program waited for, before that response has gone out; while it
 * travels, the answer is worked out.
 */
import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIInteraction,
  InteractionResponseType,
  InteractionType,
} from 'discord.js';
import type { Action } from '../../src/core/action.ts';
import type { LearnerEvent } from '../../src/core/event.ts';
import type { InOrder } from '../../src/core/in-order.ts';
import type { Meter } from '../../src/core/meter.ts';
import type { Reply } from '../../src/core/reply.ts';
import { about, type Log } from '../../src/log.ts';
import type { Suggestion, Tutor } from '../../src/tutor/ports.ts';
import type { LostAnswers } from '../shared/lost-answers.ts';
import { withWayToDirect } from '../shared/way-to-direct.ts';
import { apologise } from './apologise.ts';
import { writeForm } from './form.ts';
import { InteractionWebhook } from './interaction-webhook.ts';
import { clipLabel, MAX_AUTOCOMPLETE_CHOICES, MAX_CHOICE_NAME } from './limits.ts';
import { describeError, refusalOf } from './platform-error.ts';
import {
  accountOf,
  attachmentsOf,
  formAskedFor,
  isDirect,
  isDirectAskedFor,
  readInteraction,
  readTyped,
} from './read-intent.ts';
import type { Requests } from './requests.ts';
import { Responder } from './responder.ts';
import { DIRECT_IS_CLOSED, FILE_UNREADABLE, FORM_TOO_LARGE, SOMETHING_WENT_WRONG, STEP_IS_GONE } from './sentences.ts';
import { withProgram } from './with-program.ts';

/** What the handlers of Discord's events work with. */
export interface Surroundings {
  readonly requests: Requests;
  readonly tutor: Tutor;
  readonly log: Log;
  readonly meter: Meter;
  /** Keeps the answers to one learner in the order of what they answer. */
  readonly inOrder: InOrder;
  /** Where files that come with messages may be fetched from. */
  readonly fileOrigins: ReadonlySet<string>;
  readonly lostAnswers: LostAnswers;
}

/** Answers an interaction. Never rejects: what goes wrong is logged, and the learner is told. */
export async function handleInteraction(everywhere: Surroundings, interaction: APIInteraction): Promise<void> {
  if (interaction.type === InteractionType.ApplicationCommandAutocomplete) return suggest(everywhere, interaction);
  const event = readInteraction(interaction);
  if (event === null) return;
  const surroundings = { ...everywhere, log: about(everywhere.log, { event: event.id }) };
  const { requests, log, lostAnswers } = surroundings;
  const responder = new Responder(requests, log, interaction, accountOf(event.learner));
  try {
    const form = formAskedFor(event, everywhere.tutor.paceOf);
    if (form !== null) await openForm(surroundings, event, form, responder);
    else await answer(surroundings, interaction, event, responder);
  } catch (error) {
    const isTold = await apologise(log, error, () => responder.send(SOMETHING_WENT_WRONG));
    if (!isTold) lostAnswers.add(event.learner);
  }
}

async function openForm(
  { tutor, log }: Surroundings,
  event: LearnerEvent,
  action: Action,
  responder: Responder,
): Promise<void> {
  const form = await tutor.form(event.learner, action);
  if (form === null) return responder.send(STEP_IS_GONE);
  const modal = writeForm(form);
  if (modal === null) return responder.send(FORM_TOO_LARGE);
  try {
    await responder.openForm(modal);
  } catch (error) {
    if (refusalOf(error) === 'other') throw error;
    // A form has no other way to be shown; the button is still there to be pressed again.
    log.info('discord: a form could not be opened', { error: describeError(error) });
  }
}

/** The learner's place in the queue is taken before anything is awaited: the tutor hears of events as they arrive. */
async function answer(
  surroundings: Surroundings,
  interaction: APIInteraction,
  event: LearnerEvent,
  responder: Responder,
): Promise<void> {
  const since = performance.now();
  const acknowledgementSent = responder.acknowledge();
  await surroundings.inOrder.run(event.learner, async () => {
    await acknowledgementSent;
    const whole = await withProgram(surroundings, event, attachmentsOf(interaction));
    if (whole === null) return responder.send(FILE_UNREADABLE);
    const said = await surroundings.tutor.handle(whole, { waiting: (ahead) => responder.announce(ahead) });
    if (said === null) return;
    const reply = surroundings.lostAnswers.tell(event.learner, said);
    const isAmongOthers = !isDirect(interaction);
    if (isAmongOthers && isDirectAskedFor(event)) await goDirect(surroundings.log, reply, responder);
    else await responder.send(isAmongOthers ? withOffer(interaction, reply) : reply);
    surroundings.lostAnswers.settle(event.learner);
    surroundings.meter.time('reply', { platform: 'discord' }, performance.now() - since);
  });
}

/** Below the answer to a command among others stands the way to a conversation of two. */
const withOffer = ({ type }: APIInteraction, reply: Reply): Reply =>
  type === InteractionType.ApplicationCommand ? withWayToDirect(reply) : reply;

async function goDirect(log: Log, reply: Reply, responder: Responder): Promise<void> {
  try {
    await responder.sendToDirect(reply);
  } catch (error) {
    if (refusalOf(error) !== 'closed-dm') throw error;
    log.info('discord: the learner takes no direct messages');
    await responder.send(DIRECT_IS_CLOSED);
  }
}

/** Suggestions are a courtesy: when they fail, the learner can still type the name. */
async function suggest(
  { requests, tutor, log }: Surroundings,
  interaction: APIApplicationCommandAutocompleteInteraction,
): Promise<void> {
  try {
    const { what, typed } = readTyped(interaction);
    const choices = tutor.suggest(what, typed).slice(0, MAX_AUTOCOMPLETE_CHOICES).map(writeChoice);
    const webhook = new InteractionWebhook(requests, interaction);
    await webhook.respond(InteractionResponseType.ApplicationCommandAutocompleteResult, { choices });
  } catch (error) {
    log.info('discord: suggestions failed', { interaction: interaction.id, error: describeError(error) });
  }
}

const writeChoice = ({ label, value }: Suggestion) => ({ name: clipLabel(label, MAX_CHOICE_NAME), value });
