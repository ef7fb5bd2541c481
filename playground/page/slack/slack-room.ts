/** The Slack window: draws what the local Slack shows a person, and does there what the person does on the page. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { composed } from '../../slack/compose.ts';
import type { SlackSeat } from '../../slack/seat.ts';
import type { SlackServer } from '../../slack/server.ts';
import { BOT, type StoredMessage } from '../../slack/workspace.ts';
import { type Frame, showDialog, showFrame, showLog, showTools, showWelcome } from '../frame.ts';
import { Drawn, keep } from '../keep.ts';
import { PEOPLE } from '../people.ts';
import type { Room, RoomView } from '../room.ts';
import { readSeat, type SeatIn, type Seats, seatLink, writeSeat } from '../seats.ts';
import { slackLimits } from '../show/limits.ts';
import { showPayload } from '../show/show-payload.ts';
import { showSlackMessage } from '../show/slack/show-message.ts';
import { showSlackView } from '../show/slack/show-view.ts';
import { Unread } from '../unread.ts';
import type { SlackApp } from './app.ts';
import { performOnSlack } from './perform.ts';
import { RefusedCalls } from './refused-calls.ts';

const GROUPS = [
  { label: 'Channels', places: [{ place: 'channel', label: '# general' }] },
  { label: 'Apps', places: [{ place: 'dm', label: 'Nibble', isApp: true }] },
];

export function createSlackRoom(server: SlackServer, app: SlackApp, view: RoomView): Room<'slack'> {
  const drawn = new Drawn();
  const refused = new RefusedCalls(server);
  const waiting = new Map<string, number>();
  const sit = ({ person, place }: SeatIn<'slack'>) =>
    server.seat({ user: person.slack, place: place === 'channel' ? 'channel' : 'dm' });
  const unread = new Unread((written) => {
    const seat = readSeat('slack', written);
    return seat === null
      ? 0
      : sit(seat)
          .messages()
          .filter(({ fromBot }) => fromBot).length;
  });
  return {
    show: (seats) => {
      if (seats.slack.place !== 'home') unread.look(writeSeat(seats.slack));
      const status = (waiting.get(seats.slack.person.id) ?? 0) > 0 ? 'Nibble is answering…' : '';
      return showRoom(sit(seats.slack), seats, {
        drawn,
        view,
        refusals: refused.list(),
        unread: (written) => unread.at(written),
        status,
      });
    },
    perform: async ({ person, place }, deed) => {
      const count = (by: number) => {
        waiting.set(person.id, (waiting.get(person.id) ?? 0) + by);
        server.workspace.changed();
      };
      if (deed.do === 'suggest') return performOnSlack(sit({ person, place }), place, app, deed);
      count(1);
      return performOnSlack(sit({ person, place }), place, app, deed).finally(() => count(-1));
    },
    arrive: (seat) => {
      if (seat.place !== 'channel') void sit(seat).openTab(seat.place === 'home' ? 'home' : 'messages');
    },
    file: (path) => server.workspace.files.find(path.slice(1))?.bytes ?? null,
    onChange: (look) => server.workspace.onChange(look),
  };
}

interface Parts extends Pick<Frame, 'refusals' | 'status' | 'unread'> {
  readonly drawn: Drawn;
  readonly view: RoomView;
}

function showRoom(seat: SlackSeat, seats: Seats, { drawn, view, refusals, status, unread }: Parts): Element {
  const { place } = seats.slack;
  const modal = seat.modal();
  const dialogId = `slack-form-${modal?.id}`;
  return showFrame({
    name: 'slack',
    title: 'Slack',
    seats,
    groups: GROUPS,
    topic: place === 'channel' ? [h('h3', '# general'), h('p', 'Write @nibble to call the app.')] : showTabs(seats),
    body: place === 'home' ? showHome(seat, view) : showMessages(seat, place, drawn, view),
    prompt: { dm: 'Message Nibble', channel: 'Message #general', home: null }[place],
    status,
    refusals,
    unread,
    form: modal && showDialog(dialogId, showSlackView(modal.view, { ...lookOf(view), formId: dialogId })),
  });
}

const lookOf = (view: RoomView) => ({
  now: view.now(),
  zone: view.zone,
  nameOf: (id: string) => (id === BOT.user_id ? 'Nibble' : PEOPLE.find(({ slack }) => slack === id)?.name),
  resolve: (addressOrId: string) => (/^F\w+$/.test(addressOrId) ? `/files/slack/${addressOrId}` : null),
});

/** The app's own tabs. */
function showTabs(seats: Seats): ElementContent[] {
  const { person, place } = seats.slack;
  const tab = (wanted: SeatIn<'slack'>['place'], label: string) => {
    const ariaCurrent = wanted === place ? ('page' as const) : undefined;
    return h('li', h('a', { href: seatLink(seats, 'slack', `${person.id}.${wanted}`), ariaCurrent }, label));
  };
  const tabs = h('ul', tab('home', 'Home'), tab('dm', 'Messages'));
  return [h('h3', 'Nibble'), h('nav.tabs', { ariaLabel: 'Tabs of the app' }, tabs)];
}

function showHome(seat: SlackSeat, view: RoomView): Element {
  const home = seat.home();
  const words = 'Nibble has not said anything here yet.';
  const inside = home === null ? h('p', words) : showSlackView(home.view, { ...lookOf(view), headingLevel: 4 });
  // Slack's own way to name the view in a press.
  return h(
    '.log',
    { tabIndex: 0, role: 'region', ariaLabel: 'Home tab', dataMessage: 'home' },
    keep('slack-home', h('.item', inside)),
  );
}

function showMessages(seat: SlackSeat, place: 'dm' | 'channel', drawn: Drawn, view: RoomView): Element {
  const items = seat.messages().map((message) => showItem(message, drawn, view));
  const welcome =
    place === 'dm'
      ? showWelcome('This is where you and Nibble talk', 'Take a lesson here, in bites, as you would in Slack.')
      : showWelcome('This is a channel with other people', 'What Nibble answers to your commands, only you can see.');
  const label = place === 'dm' ? 'Messages with Nibble' : 'Messages in general';
  return showLog(label, items.length > 0 ? items : [welcome]);
}

function showItem(message: StoredMessage, drawn: Drawn, view: RoomView): Element {
  return drawn.of(message, [message.text, message.blocks, message.files, view.day()], () => {
    // Slack makes blocks of what people type, too.
    const shown = message.fromBot ? message : { ...message, ...composed(message.text) };
    const article = showSlackMessage(shown, { ...lookOf(view), headingLevel: 4 });
    const { text, blocks } = message;
    const payload = message.fromBot ? showPayload({ text, blocks }, slackLimits(message)) : null;
    const tools = showTools(message.ts, { canBeChecked: message.onlyFor === null, payload });
    return keep(`slack-${message.ts}`, h('.item', article, tools));
  });
}
