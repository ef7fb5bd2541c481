/**
 * Answers one delivery from Slack: changes the message that was pressed, then sends what is new below it.
 *
 * In the direct conversation messages are ordinary ones. Elsewhere they are ephemeral and go through the response URL,
 * which takes five; what is more goes by `chat.postEphemeral`, and where the bot is no member, by direct message.
 */
import type { webApi } from '@slack/bolt';
import type { LearnerEvent } from '../../src/core/event.ts';
import type { Meter } from '../../src/core/meter.ts';
import { code, type Prose, paragraph } from '../../src/core/prose.ts';
import { type File, type Form, hasPictures, type Reply } from '../../src/core/reply.ts';
import type { Log } from '../../src/log.ts';
import type { Pace } from '../../src/tutor/ports.ts';
import type { Acknowledgement, Chat, Exchange, FormOutcome } from '../shared/chat.ts';
import { type FileAccess, fetchProgram } from '../shared/program-file.ts';
import { chatWords } from '../shared/words.ts';
import { content, type Poster, postPlainly, ResponseUrl, retryUntil } from './client.ts';
import { describeError, failureOf, isLateTrigger, isTriggerUsed, isUncertain, isUnreachable } from './errors.ts';
import { writeForm } from './forms.ts';
import { SLACK_LIMITS } from './limits.ts';
import { NOTHING_UPLOADED, type Outgoing, planBlocks, type SlackMessage, writeReply } from './messages.ts';
import { Pressed, type Recall, removeControlsAbove } from './pressed.ts';
import { directPlace, encodePlace, findProgram, type Payload, type Place, readPlace } from './read-event.ts';
import { shareFile, uploadPictures } from './upload.ts';

export const slackChat: Chat = {
  platform: 'slack',
  failureOf,
  describeError,
  words: chatWords(
    'Slack',
    [code('show'), ' to see where you are.'],
    'I couldn’t write to you directly: Slack doesn’t let me. Ask the people who run this workspace whether apps may ' +
      'send direct messages. Until then we go on here.',
  ),
};

const GOES_ON_DIRECTLY = paragraph('Let’s go on in our direct messages.');
const IS_SENT_DIRECTLY = paragraph('It’s in our direct messages.');

/** Characters of a file that may stand in a message where it cannot be shared. */
const LONGEST_WRITTEN_OUT = 10_000;

/** What the adapter's parts work with. */
export interface SlackTools {
  readonly client: webApi.WebClient;
  readonly log: Log;
  readonly meter: Meter;
  /** Neither retries nor waits: a form that opens late does not open at all. */
  readonly formClient: webApi.WebClient;
  readonly poster: Poster;
  readonly recall: Recall;
  readonly files: FileAccess;
  /** The file of a picture (`Picture.image`); null when it cannot be drawn here. */
  readonly draw: (image: string) => Uint8Array | null;
}

export interface Delivery {
  readonly payload: Payload;
  readonly event: LearnerEvent;
  /** When it arrived, by `performance.now`. */
  readonly arrivedAt: number;
  readonly acknowledge: () => Promise<void>;
}

export class SlackExchange implements Exchange {
  readonly event: LearnerEvent;
  readonly arrivedAt: number;
  readonly isAmongOthers: boolean;
  readonly offersDirect: boolean;
  readonly fetchProgram: Exchange['fetchProgram'];
  readonly removeControlsAbove: Exchange['removeControlsAbove'];
  readonly #tools: SlackTools;
  readonly #delivery: Delivery;
  readonly #place: Place;
  readonly #answer: Answer;

  constructor(tools: SlackTools, delivery: Delivery) {
    const { payload, event, arrivedAt } = delivery;
    const place = readPlace(payload);
    this.event = event;
    this.arrivedAt = arrivedAt;
    this.isAmongOthers = place.audience === 'learner';
    // What everybody plays in the channel does not go on elsewhere.
    this.offersDirect = this.isAmongOthers && !isPressOnPublic(payload);
    this.#tools = tools;
    this.#delivery = delivery;
    this.#place = place;
    // Slack leaves out ephemeral messages.
    const sentAlong = payload.kind === 'press' ? (payload.message ?? null) : null;
    this.#answer = new Answer(tools, place, sentAlong);
    const program = findProgram(payload);
    this.fetchProgram = program && (() => fetchProgram(program, tools.files));
    const typed = payload.kind === 'message' ? payload.event : null;
    // In a thread there may be nothing above but what was said there, long ago.
    const above = typed?.thread_ts == null ? typed?.ts : undefined;
    this.removeControlsAbove =
      typed === null || above === undefined ? null : () => removeControlsAbove(tools, typed.channel, above);
  }

  /** Not waited for, or a slow acknowledgement would hold up the learner's next events. */
  acknowledge(): Acknowledgement {
    const taken = this.#delivery.acknowledge().then(
      () => true,
      (error: unknown) => {
        // Slack may deliver it again; the tutor knows the event by its id then.
        this.#warn('a Slack delivery could not be acknowledged', error);
        return false;
      },
    );
    return { sent: Promise.resolve(), taken };
  }

  async openForm(form: Form, pace: Pace): Promise<FormOutcome> {
    const { payload } = this.#delivery;
    if (payload.kind !== 'press') return 'expired';
    const view = writeForm(form, encodePlace(this.#place), pace);
    const open = () => this.#tools.formClient.views.open({ trigger_id: payload.trigger_id, view });
    try {
      // Where Slack did not say, asking again tells: a trigger opens one form, and it is used up then.
      await open().catch((error: unknown) => (isUncertain(error) ? open() : Promise.reject(error)));
      return 'opened';
    } catch (error) {
      // Its form is open: it was the same press, delivered again on a new connection, or asked for again.
      if (isTriggerUsed(error)) return 'opened';
      if (!isLateTrigger(error)) throw error;
      this.#warn('a Slack form could not be opened', error);
      return 'late';
    }
  }

  async showWaiting(words: Prose): Promise<void> {
    const [note] = writeReply([words]);
    if (note !== undefined) await this.#answer.showNote(note);
  }

  /** Among others a file cannot be shared with one of them: it goes where they are alone. */
  send(reply: Reply): Promise<void> {
    const hasFile = reply.blocks.some(({ kind }) => kind === 'file');
    return this.isAmongOthers && hasFile ? this.#sendFiles(reply) : this.#answer.send(reply);
  }

  /** What leads to the files goes with them; what stands below, and what was pressed, stays here. */
  async #sendFiles(reply: Reply): Promise<void> {
    const { pressed, blocks } = reply;
    const end = blocks.findLastIndex(({ kind }) => kind === 'file') + 1;
    try {
      await this.#answerDirectly(blocks.slice(0, end));
    } catch (error) {
      if (failureOf(error).kind !== 'unreachable') throw error;
      this.#warn('a file could not be sent directly in Slack', error);
      const isLong = blocks.some((block) => block.kind === 'file' && block.text.length > LONGEST_WRITTEN_OUT);
      return this.#answer.send(isLong ? slackChat.words.directClosed : reply);
    }
    await this.#answer.send({ pressed, blocks: [IS_SENT_DIRECTLY, ...blocks.slice(end)] });
  }

  async sendDirectly({ blocks }: Reply): Promise<void> {
    await this.#answerDirectly(blocks);
    const [note] = writeReply([GOES_ON_DIRECTLY]);
    if (note !== undefined) await this.#answer.endPressed(note);
  }

  #answerDirectly(blocks: Reply['blocks']): Promise<void> {
    return new Answer(this.#tools, directPlace(this.#place.user, null), null).send({ pressed: 'keep', blocks });
  }

  #warn(what: string, error: unknown): void {
    this.#tools.log.warn(what, { event: this.event.id, ...describeError(error) });
  }
}

/** Whether a button of a message that everybody in the channel sees was pressed. */
const isPressOnPublic = (payload: Payload): boolean =>
  payload.kind === 'press' && payload.channel !== undefined && !payload.container.is_ephemeral;

type Route = (message: SlackMessage) => Promise<unknown>;

/** Brings replies to one place. */
class Answer {
  readonly #tools: SlackTools;
  readonly #place: Place;
  readonly #pressed: Pressed | null;
  readonly #responseUrl: ResponseUrl | null;
  /** Epoch milliseconds until which this answer is tried: as long as a response URL works. */
  readonly #until = Date.now() + SLACK_LIMITS.responseUrlLifetime;
  /** The message that says how many are ahead; null where there is none, or none that can be changed. */
  #note: { readonly channel: string; readonly ts: string } | null = null;
  #isNoted = false;

  /** `pressedMessage`: the pressed message as Slack sent it along, or null. */
  constructor(tools: SlackTools, place: Place, pressedMessage: SlackMessage | null) {
    this.#tools = tools;
    this.#place = place;
    this.#responseUrl =
      place.responseUrl === null ? null : new ResponseUrl(place.responseUrl, place.thread, tools.meter);
    this.#pressed = place.pressed && new Pressed(tools, place, pressedMessage, this.#responseUrl, this.#until);
  }

  /** @throws what Slack's client throws when nothing new could be sent by any way. */
  async send({ pressed, blocks }: Reply): Promise<void> {
    const isDirect = this.#place.audience === 'everyone';
    const hasPicture = isDirect && hasPictures(blocks);
    const uploaded = hasPicture ? await uploadPictures(this.#tools, blocks, this.#until) : NOTHING_UPLOADED;
    const fresh = planBlocks(blocks, uploaded, isDirect);
    const remaining = this.#pressed === null ? fresh : await this.#pressed.change(pressed, fresh);
    for (const outgoing of await this.#takeNotesPlace(remaining)) await this.#post(outgoing);
  }

  /** A note that the answer takes the place of: one message that changes; where it cannot change, it is said once. */
  async showNote(note: SlackMessage): Promise<void> {
    if (this.#pressed !== null && (await this.#pressed.annotate(note))) return;
    if (this.#note !== null) {
      return this.#tools.poster.update(this.#note.channel, this.#note.ts, note, this.#until);
    }
    if (this.#isNoted) return;
    this.#isNoted = true;
    if (this.#place.audience === 'everyone') this.#note = await this.#postNote(note);
    else await this.#postByAnyRoute(note);
  }

  /** Changes the pressed message to its words with this sentence below. */
  async endPressed(sentence: SlackMessage): Promise<void> {
    await this.#pressed?.endWith(sentence);
  }

  async #postNote(note: SlackMessage): Promise<{ readonly channel: string; readonly ts: string } | null> {
    const channel = await this.#channel();
    const ts = await this.#tools.poster.post(channel, note, { until: this.#until, thread: this.#place.thread });
    return ts === null ? null : { channel, ts };
  }

  /** The first message takes the place of the note; all are still to be sent when there is none. */
  async #takeNotesPlace(fresh: readonly Outgoing[]): Promise<readonly Outgoing[]> {
    const note = this.#note;
    const [first, ...rest] = fresh;
    if (note === null || first?.kind !== 'message') return fresh;
    try {
      await this.#tools.poster.update(note.channel, note.ts, this.#tools.recall.mark(first.message), this.#until);
      return rest;
    } catch (error) {
      this.#tools.log.warn('an answer could not take its place in Slack', describeError(error));
      return fresh;
    }
  }

  async #post(outgoing: Outgoing): Promise<void> {
    if (outgoing.kind === 'file') return this.#share(outgoing.file);
    const message = this.#tools.recall.mark(outgoing.message);
    await postPlainly(message, (attempt) => this.#postByAnyRoute(attempt), this.#tools.log);
  }

  async #share(file: File): Promise<void> {
    try {
      const where = { channel: await this.#channel(), thread: this.#place.thread };
      await shareFile(this.#tools.client, file, where, this.#until);
    } catch (error) {
      this.#tools.log.warn('a file could not be shared in Slack', describeError(error));
      for (const message of writeReply([file])) await this.#post({ kind: 'message', message });
    }
  }

  async #postByAnyRoute(message: SlackMessage): Promise<void> {
    let refusal: unknown = new Error('no way leads to this learner');
    for (const route of this.#routes()) {
      try {
        await route(message);
        return;
      } catch (error) {
        if (!isUnreachable(error)) throw error;
        refusal = error;
      }
    }
    throw refusal;
  }

  /** The ways to the learner, the best first. */
  *#routes(): Generator<Route> {
    const { client, poster } = this.#tools;
    const { channel, user, thread, audience } = this.#place;
    const until = this.#until;
    const responseUrl = this.#responseUrl;
    if (channel !== null && audience === 'everyone')
      yield (message) => poster.post(channel, message, { until, thread });
    if (responseUrl !== null && !responseUrl.isUsedUp) {
      yield (message) => retryUntil(until, () => responseUrl.send(message, 'new'));
    }
    if (channel !== null && audience === 'learner') {
      const where = { channel, user, ...(thread === null ? {} : { thread_ts: thread }) };
      yield (message) => retryUntil(until, () => client.chat.postEphemeral({ ...where, ...content(message) }));
    }
    yield async (message) => poster.post(await poster.openDirect(user, until), message, { until });
  }

  /** The conversation for what everybody in it sees. */
  async #channel(): Promise<string> {
    return this.#place.channel ?? (await this.#tools.poster.openDirect(this.#place.user, this.#until));
  }
}
