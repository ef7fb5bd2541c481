/** What a person does in the Discord window → the local Discord, as Discord's own client would do it. */
import { ApplicationCommandType } from 'discord.js';
import type { DiscordSeat } from '../../discord/seat.ts';
import type { Interaction } from '../../discord/world.ts';
import type { ActAnswer, Deed, SentFile } from '../act.ts';
import { DONE } from '../room.ts';
import { suggestOnDiscord } from './suggest.ts';

/** @throws Error with a sentence for the person */
export async function performOnDiscord(seat: DiscordSeat, deed: Deed): Promise<ActAnswer> {
  switch (deed.do) {
    case 'write':
      return write(seat, deed.text, deed.files);
    case 'press':
      return answered(seat, await seat.press(deed.message, deed.control));
    case 'choose':
      return answered(seat, await seat.choose(deed.message, deed.control, deed.values));
    case 'submit':
      return answered(seat, await seat.submit(deed.values));
    case 'close-form':
      seat.closeForm();
      return DONE;
    case 'check':
      return check(seat, deed.message);
    case 'dismiss':
      seat.dismiss(deed.message);
      return DONE;
    case 'suggest':
      return { kind: 'suggestions', suggestions: await suggestOnDiscord(seat, deed.text) };
  }
}

async function write(seat: DiscordSeat, text: string, files: readonly SentFile[]): Promise<ActAnswer> {
  if (files.length === 0 && text.startsWith('/')) return answered(seat, await seat.command(text.trim()));
  if (files.length === 0 && text.trim() === '') throw new Error('Write something first.');
  await seat.write(text, Object.fromEntries(files.map(({ name, base64 }) => [name, Buffer.from(base64, 'base64')])));
  return DONE;
}

async function check(seat: DiscordSeat, message: string): Promise<ActAnswer> {
  const [command] = seat.commands(ApplicationCommandType.Message);
  if (command === undefined) throw new Error('Nibble has no command for messages here.');
  return answered(seat, await seat.useOnMessage(command.name, message));
}

async function answered(seat: DiscordSeat, interaction: Interaction): Promise<ActAnswer> {
  if (await seat.isAnswered(interaction)) return DONE;
  throw new Error('The application did not respond.');
}
