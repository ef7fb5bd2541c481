/**
 * From an interaction to its answer: a form is opened at once, a run is acknowledged at once, everything else is
 * answered directly unless that takes too long. Which it is, is known from the ids alone, before storage is read.
 */
import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIInteraction,
  InteractionResponseType,
  InteractionType,
  type REST,
  Routes,
} from 'discord.js';
import { decodeAction } from '../../src/core/action-id.ts';
import type { InOrder } from '../../src/core/in-order.ts';
import type { LearnerEvent } from '../../src/core/intent.ts';
import type { Log } from '../../src/log.ts';
import type { Tutor } from '../../src/tutor/ports.ts';
import { apologise } from './apologise.ts';
import { writeSuggestions } from './commands.ts';
import { writeForm } from './form.ts';
import { describeError, refusalOf } from './platform-error.ts';
import { accountOf, paceOf, readInteraction, readTyped } from './read-intent.ts';
import { Responder } from './responder.ts';
import { FORM_TOO_LARGE, SOMETHING_WENT_WRONG, STEP_IS_GONE } from './sentences.ts';

/** What the handlers of Discord's events work with. */
export interface Surroundings {
  readonly rest: REST;
  readonly tutor: Tutor;
  readonly log: Log;
  /** Keeps the answers to one learner in the order of what they answer. */
  readonly inOrder: InOrder;
  /** Milliseconds that an answer may take before the interaction is acknowledged without it. */
  readonly patience: number;
  /** Where files that come with messages may be fetched from. */
  readonly fileOrigins: ReadonlySet<string>;
}

/** Answers an interaction. Never rejects: what goes wrong is logged, and the learner is told. */
export async function handleInteraction(surroundings: Surroundings, interaction: APIInteraction): Promise<void> {
  if (interaction.type === InteractionType.ApplicationCommandAutocomplete) return suggest(surroundings, interaction);
  const event = readInteraction(interaction);
  if (event === null) return;
  const responder = new Responder(surroundings.rest, surroundings.log, interaction, accountOf(event.learner));
  try {
    if (paceOf(event.intent) === 'form') await openForm(surroundings, event, responder);
    else await answer(surroundings, event, responder);
  } catch (error) {
    await apologise(surroundings.log, event.id, error, () => responder.send(SOMETHING_WENT_WRONG));
  }
}

async function openForm({ tutor, log }: Surroundings, event: LearnerEvent, responder: Responder): Promise<void> {
  const action = event.intent.kind === 'press' ? decodeAction(event.intent.id) : null;
  const form = action && tutor.form(event.learner, action);
  if (form === null) return responder.send(STEP_IS_GONE);
  const modal = writeForm(form);
  if (modal === null) return responder.send(FORM_TOO_LARGE);
  try {
    await responder.openForm(modal);
  } catch (error) {
    if (refusalOf(error) === 'other') throw error;
    // A form has no other way to be shown; the button is still there to be pressed again.
    log.info('discord: a form could not be opened', { event: event.id, error: describeError(error) });
  }
}

/** The learner's place in the queue is taken before anything is awaited: the tutor hears of events as they arrive. */
async function answer(surroundings: Surroundings, event: LearnerEvent, responder: Responder): Promise<void> {
  const { tutor, inOrder, patience } = surroundings;
  if (paceOf(event.intent) === 'run') void responder.defer();
  const timer = setTimeout(() => void responder.defer(), patience);
  try {
    await inOrder.run(event.learner, async () => {
      const reply = await tutor.handle(event);
      clearTimeout(timer);
      await (reply === null ? responder.defer() : responder.send(reply));
    });
  } finally {
    clearTimeout(timer);
  }
}

/** Suggestions are a courtesy: when they fail, the learner can still type the name. */
async function suggest(
  { rest, tutor, log }: Surroundings,
  interaction: APIApplicationCommandAutocompleteInteraction,
): Promise<void> {
  try {
    const choices = writeSuggestions(tutor.suggest(readTyped(interaction)));
    const body = { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } };
    await rest.post(Routes.interactionCallback(interaction.id, interaction.token), { body, auth: false });
  } catch (error) {
    log.warn('discord: suggestions failed', { interaction: interaction.id, error: describeError(error) });
  }
}
