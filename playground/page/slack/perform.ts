/** What a person does in the Slack window → the local Slack, as Slack's own client would do it. */

import { z } from 'zod';
import type { ControlIds, SlackSeat } from '../../slack/seat.ts';
import type { ActAnswer, Deed, SentFile, Suggestion } from '../act.ts';
import type { SlackPlace } from '../people.ts';
import { DONE } from '../room.ts';
import { suggestMention } from '../suggest-mention.ts';
import type { SlackApp } from './app.ts';

/** @throws Error with a sentence for the person */
export async function performOnSlack(
  seat: SlackSeat,
  place: SlackPlace,
  app: SlackApp,
  deed: Deed,
): Promise<ActAnswer> {
  switch (deed.do) {
    case 'write':
      await write(seat, app, deed.text, deed.files);
      return DONE;
    case 'press':
    case 'choose': {
      const [value] = deed.do === 'choose' ? deed.values : [undefined];
      await press(seat, deed.message, readControl(deed.control), value);
      return DONE;
    }
    case 'submit': {
      const values = Object.entries(deed.values).map(([id, given]) => [id, given.join(',')] as const);
      const errors = await seat.submit(Object.fromEntries(values));
      return errors === null ? DONE : { kind: 'errors', errors };
    }
    case 'close-form':
      seat.closeModal();
      return DONE;
    case 'check':
      if (app.shortcut === null) throw new Error('The app has no shortcut for messages.');
      await seat.shortcut(deed.message, app.shortcut.callback_id);
      return DONE;
    case 'dismiss':
      throw new Error('Slack lets nobody put a message away.');
    case 'suggest':
      return { kind: 'suggestions', suggestions: place === 'home' ? [] : suggest(app, deed.text) };
  }
}

async function write(seat: SlackSeat, app: SlackApp, text: string, files: readonly SentFile[]): Promise<void> {
  if (files.length === 0 && text.startsWith('/')) {
    const typed = text.trim();
    const [name = ''] = typed.split(/\s/);
    const isKnown = app.commands.some(({ command }) => command === name);
    if (!isKnown) throw new Error(`${name} is not a valid command. In Slack, words that begin with / are commands.`);
    await seat.command(typed);
    return;
  }
  if (files.length === 0 && text.trim() === '') throw new Error('Write something first.');
  await seat.write(text, Object.fromEntries(files.map(({ name, base64 }) => [name, Buffer.from(base64, 'base64')])));
}

const press = (seat: SlackSeat, message: string, ids: ControlIds, value: string | undefined): Promise<void> =>
  message === 'home' ? seat.pressHome(ids, value) : seat.press(message, ids, value);

const control = z.object({ block_id: z.string(), action_id: z.string() });

function readControl(json: string): ControlIds {
  try {
    return control.parse(JSON.parse(json));
  } catch {
    throw new Error('That is no control of a message.');
  }
}

function suggest({ commands }: SlackApp, text: string): readonly Suggestion[] {
  if (!text.startsWith('/')) return suggestMention(text);
  const [name = ''] = text.split(/\s/);
  const isWhole = name !== text;
  return commands
    .filter(({ command }) => (isWhole ? command === name : command.startsWith(text.toLowerCase())))
    .filter(({ usage_hint }) => !isWhole || (usage_hint !== '' && text === `${name} `))
    .map(({ command, description, usage_hint: hint }) => ({
      text: hint === '' ? command : `${command} `,
      label: `${command} ${hint}`.trim(),
      detail: description,
    }));
}
