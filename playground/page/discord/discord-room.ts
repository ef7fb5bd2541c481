/** The Discord window: draws what the local Discord shows a person, and does there what the person does on the page. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Modal } from '../../discord/check-modal.ts';
import type { DiscordSeat } from '../../discord/seat.ts';
import type { DiscordServer } from '../../discord/start-server.ts';
import type { Message } from '../../discord/world.ts';
import { type Refusal, showDialog, showFrame, showLog, showTools, showWelcome } from '../frame.ts';
import { Drawn, keep } from '../keep.ts';
import type { Room, RoomView } from '../room.ts';
import { readSeat, type SeatIn, type Seats, writeSeat } from '../seats.ts';
import { showDiscordForm } from '../show/discord/show-form.ts';
import { showDiscordMessage } from '../show/discord/show-message.ts';
import { discordLimits } from '../show/limits.ts';
import { showPayload } from '../show/show-payload.ts';
import { Unread } from '../unread.ts';
import { performOnDiscord } from './perform.ts';
import { RefusedRequests } from './refused-requests.ts';

const GROUPS = [
  { label: 'Direct messages', places: [{ place: 'dm', label: 'Nibble', isApp: true }] },
  { label: 'Study hall', places: [{ place: 'server', label: '# general' }] },
];

export function createDiscordRoom(server: DiscordServer, view: RoomView): Room<'discord'> {
  const drawn = new Drawn();
  const refusals = new RefusedRequests(server);
  const sit = ({ person, place }: SeatIn<'discord'>) => server.seat({ user: person.name, place });
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

function showRoom(seat: DiscordSeat, seats: Seats, { drawn, view, refusals, unread }: Parts): Element {
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

function showItem(seat: DiscordSeat, message: Message, drawn: Drawn, view: RoomView): Element {
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
