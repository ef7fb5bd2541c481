/** The Slack window: draws what the local Slack shows a person, and does there what the person does on the page. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { z } from 'zod';
import { compose } from '../slack/payloads.ts';
import type { SlackServer } from '../slack/server.ts';
import type { ControlIds, SlackSession } from '../slack/session.ts';
import { BOT, type StoredMessage } from '../slack/workspace.ts';
import type { ActAnswer, Deed, SentFile, Suggestion } from './action.ts';
import { type Frame, type Refusal, showDialog, showFrame, showLog, showTools, showWelcome } from './frame.ts';
import { Drawn, keep } from './live-updates.ts';
import { DONE, type Room, type RoomView, suggestMention, Unread } from './platform-view.ts';
import { PEOPLE, readSeat, type SeatIn, type Seats, type SlackPlace, seatLink, writeSeat } from './session.ts';
import { showPayload } from './show/payload.ts';
import { slackLimits } from './show/slack/limits.ts';
import { showSlackMessage, showSlackView } from './show/slack/message.ts';

const GROUPS = [
  { label: 'Channels', places: [{ place: 'channel', label: '# general' }] },
  { label: 'Apps', places: [{ place: 'dm', label: 'Nibble', isApp: true }] },
];

export function createSlackRoom(server: SlackServer, app: SlackApp, view: RoomView): Room<'slack'> {
  const drawn = new Drawn();
  const refused = new RefusedCalls(server);
  const waiting = new Map<string, number>();
  const sit = ({ person, place }: SeatIn<'slack'>) =>
    server.session({ user: person.slack, place: place === 'channel' ? 'channel' : 'dm' });
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

function showRoom(seat: SlackSession, seats: Seats, { drawn, view, refusals, status, unread }: Parts): Element {
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

function showHome(seat: SlackSession, view: RoomView): Element {
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

function showMessages(seat: SlackSession, place: 'dm' | 'channel', drawn: Drawn, view: RoomView): Element {
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
    const shown = message.fromBot ? message : { ...message, ...compose(message.text) };
    const article = showSlackMessage(shown, { ...lookOf(view), headingLevel: 4 });
    const { text, blocks } = message;
    const payload = message.fromBot ? showPayload({ text, blocks }, slackLimits(message)) : null;
    const tools = showTools(message.ts, { canBeChecked: message.onlyFor === null, payload });
    return keep(`slack-${message.ts}`, h('.item', article, tools));
  });
}

/* What a person does in the Slack window → the local Slack, as Slack's own client would do it. */

/** @throws Error with a sentence for the person */
export async function performOnSlack(
  seat: SlackSession,
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

async function write(seat: SlackSession, app: SlackApp, text: string, files: readonly SentFile[]): Promise<void> {
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

const press = (seat: SlackSession, message: string, ids: ControlIds, value: string | undefined): Promise<void> =>
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

/* What Slack knows of an app beforehand, from its manifest: commands and shortcuts, as far as people see them. */

const manifest = z.object({
  features: z.object({
    slash_commands: z.array(
      z.object({ command: z.string(), description: z.string(), usage_hint: z.string().default('') }),
    ),
    shortcuts: z.array(z.object({ name: z.string(), callback_id: z.string() })),
  }),
});

export interface SlackApp {
  readonly commands: readonly { readonly command: string; readonly description: string; readonly usage_hint: string }[];
  /** The shortcut in the menu of a message; null when the app has none. */
  readonly shortcut: { readonly name: string; readonly callback_id: string } | null;
}

/** Reads a manifest. Throws ZodError for what is none. */
export function readManifest(json: unknown): SlackApp {
  const { features } = manifest.parse(json);
  return { commands: features.slash_commands, shortcut: features.shortcuts[0] ?? null };
}

/* What Slack did not take from the bot. To be told to wait is no refusal. */

export class RefusedCalls {
  readonly #server: SlackServer;
  readonly #refused: Refusal[] = [];
  #read = 0;

  constructor(server: SlackServer) {
    this.#server = server;
  }

  list(): readonly Refusal[] {
    const { requests } = this.#server;
    for (const { method, answer } of requests.slice(this.#read)) {
      if (answer.ok || answer.error === 'ratelimited') continue;
      this.#refused.push({ what: method, why: describe(answer) });
    }
    this.#read = requests.length;
    return this.#refused;
  }
}

const describe = ({ error = 'refused', errors }: SlackServer['requests'][number]['answer']): string =>
  Array.isArray(errors) ? `${error}: ${errors.join(' ')}` : error;
