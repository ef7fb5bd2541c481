/** The Discord window: draws what the local Discord shows a person, and does there what the person does on the page. */

import { type APIApplicationCommand, ApplicationCommandType } from 'discord.js';
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Modal } from '../discord/check-payload.ts';
import type { DiscordSession } from '../discord/session.ts';
import type { DiscordServer } from '../discord/start-server.ts';
import type { Interaction, Message } from '../discord/world.ts';
import type { ActAnswer, Deed, SentFile, Suggestion } from './action.ts';
import { type Refusal, showDialog, showFrame, showLog, showTools, showWelcome } from './frame.ts';
import { Drawn, keep } from './live-updates.ts';
import { DONE, type Room, type RoomView, suggestMention, Unread } from './platform-view.ts';
import { readSeat, type SeatIn, type Seats, writeSeat } from './session.ts';
import { showDiscordForm } from './show/discord/form.ts';
import { discordLimits } from './show/discord/limits.ts';
import { showDiscordMessage } from './show/discord/message.ts';
import { showPayload } from './show/payload.ts';

const GROUPS = [
  { label: 'Direct messages', places: [{ place: 'dm', label: 'Nibble', isApp: true }] },
  { label: 'Study hall', places: [{ place: 'server', label: '# general' }] },
];

export function createDiscordRoom(server: DiscordServer, view: RoomView): Room<'discord'> {
  const drawn = new Drawn();
  const refusals = new RefusedRequests(server);
  const sit = ({ person, place }: SeatIn<'discord'>) => server.session({ user: person.name, place });
  const unread = new Unread((written) => {
    const seat = readSeat('discord', written);
    return seat === null
      ? 0
      : sit(seat)
          .messages()
          .filter(({ author }) => author.bot === true).length;
  });
  return {
    show: (seats) => {
      unread.look(writeSeat(seats.discord));
      return showRoom(sit(seats.discord), seats, { drawn, view, refusals: refusals.list(), unread });
    },
    perform: (seat, deed) => performOnDiscord(sit(seat), deed),
    // Discord tells bots nothing of that.
    arrive: () => {},
    file: (path) => server.file(path),
    onChange: server.onChange,
  };
}

interface Parts {
  readonly drawn: Drawn;
  readonly view: RoomView;
  readonly refusals: readonly Refusal[];
  readonly unread: Unread;
}

function showRoom(seat: DiscordSession, seats: Seats, { drawn, view, refusals, unread }: Parts): Element {
  const isDirect = seats.discord.place === 'dm';
  const messages = seat.messages().map((message) => showItem(seat, message, drawn, view));
  const form = seat.form();
  return showFrame({
    name: 'discord',
    title: 'Discord',
    seats,
    groups: GROUPS,
    topic: isDirect
      ? [h('h3', '@ Nibble'), h('p', 'Only you and Nibble are here.')]
      : [h('h3', '# general'), h('p', 'Everybody is here. Write @nibble to call the bot.')],
    body: showLog(
      isDirect ? 'Messages with Nibble' : 'Messages in general',
      messages.length > 0 ? messages : [welcome(isDirect)],
    ),
    prompt: isDirect ? 'Message @Nibble' : 'Message #general',
    status: '',
    refusals,
    unread: (written) => unread.at(written),
    form: form && showForm(form.id, form.modal, view),
  });
}

function showForm(id: string, modal: Modal, view: RoomView): Element {
  const formId = `discord-form-${id}`;
  return showDialog(formId, showDiscordForm(modal, { now: view.now(), formId }));
}

const welcome = (isDirect: boolean): Element =>
  isDirect
    ? showWelcome('This is where you and Nibble talk', 'Take a lesson here, in bites, as you would in Discord.')
    : showWelcome('This is a server with other people', 'What Nibble answers to your commands, only you can see.');

function showItem(seat: DiscordSession, message: Message, drawn: Drawn, view: RoomView): Element {
  const { content, components, flags, isThinking, attachments, editedAt } = message;
  const looks = [content, components, flags, isThinking, attachments, editedAt, view.day()];
  return drawn.of(message, looks, () => {
    const nameOf = (id: string) => [seat.user, seat.bot].find((user) => user.id === id)?.username;
    const resolve = (url: string) => `/files/discord${new URL(url).pathname}`;
    const article = showDiscordMessage(message, { now: view.now(), zone: view.zone, resolve, nameOf, headingLevel: 4 });
    const payload = showPayload({ content, flags, components, attachments }, discordLimits(message));
    const isOfBot = message.author === seat.bot;
    const tools = { canBeChecked: !isThinking && message.visibleTo === null, payload: isOfBot ? payload : null };
    return keep(`discord-${message.id}`, h('.item', showCommand(message), article, showTools(message.id, tools)));
  });
}

/** What the message answers: a command leaves no other trace in Discord. */
function showCommand({ causedBy, ...message }: Message): Element | [] {
  const isAnswer = causedBy?.original?.id === message.id;
  if (!isAnswer || causedBy.command === null) return [];
  return h('p.used', h('strong', causedBy.account.user.username), ' used ', h('code', causedBy.command));
}

/* What a person does in the Discord window → the local Discord, as Discord's own client would do it. */

/** @throws Error with a sentence for the person */
export async function performOnDiscord(seat: DiscordSession, deed: Deed): Promise<ActAnswer> {
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

async function write(seat: DiscordSession, text: string, files: readonly SentFile[]): Promise<ActAnswer> {
  if (files.length === 0 && text.startsWith('/')) return answered(seat, await seat.command(text.trim()));
  if (files.length === 0 && text.trim() === '') throw new Error('Write something first.');
  await seat.write(text, Object.fromEntries(files.map(({ name, base64 }) => [name, Buffer.from(base64, 'base64')])));
  return DONE;
}

async function check(seat: DiscordSession, message: string): Promise<ActAnswer> {
  const [command] = seat.commands(ApplicationCommandType.Message);
  if (command === undefined) throw new Error('Nibble has no command for messages here.');
  return answered(seat, await seat.useOnMessage(command.name, message));
}

async function answered(seat: DiscordSession, interaction: Interaction): Promise<ActAnswer> {
  if (await seat.isAnswered(interaction)) return DONE;
  throw new Error('The application did not respond.');
}

/* What Discord offers while a message is being typed: commands, their options, the bot's suggestions, the bot's name. */

export async function suggestOnDiscord(seat: DiscordSession, text: string): Promise<readonly Suggestion[]> {
  if (!text.startsWith('/')) return suggestMention(text);
  const commands = seat.commands();
  if (!/\s/.test(text)) return suggestCommands(commands, text.slice(1));
  const suggested = await seat.suggest(text);
  if (suggested === null) return suggestOptions(commands, text);
  const { choices, focus } = suggested;
  return choices.map(({ name, value }) => ({ text: `${focus.before}${value}`, label: name, detail: focus.option }));
}

const suggestCommands = (commands: readonly APIApplicationCommand[], typed: string): Suggestion[] =>
  commands
    .filter(({ name }) => name.startsWith(typed.toLowerCase()))
    .map(({ name, description, options = [] }) => ({
      text: options.length === 0 ? `/${name}` : `/${name} `,
      label: `/${name}`,
      detail: description,
    }));

/** Of a command with several options, those that are not there yet. */
function suggestOptions(commands: readonly APIApplicationCommand[], text: string): Suggestion[] {
  const [, name] = /^\/(\S+)\s+(?:\S.*\s)?$/s.exec(text) ?? [];
  const { options = [] } = commands.find((command) => command.name === name) ?? {};
  if (options.length < 2) return [];
  return options
    .filter((option) => !text.includes(`${option.name}:`))
    .map((option) => ({ text: `${text}${option.name}:`, label: option.name, detail: option.description }));
}

/* What Discord did not take from the bot. To be told to wait is no refusal. */

export class RefusedRequests {
  readonly #server: DiscordServer;
  readonly #refused: Refusal[] = [];
  #read = 0;

  constructor(server: DiscordServer) {
    this.#server = server;
  }

  list(): readonly Refusal[] {
    const { requests } = this.#server;
    for (const { method, path, status, refusal } of requests.slice(this.#read)) {
      if (status < 400 || status === 429) continue;
      this.#refused.push({ what: `${method} ${path}`, why: `${status} ${JSON.stringify(refusal)}` });
    }
    this.#read = requests.length;
    return this.#refused;
  }
}
