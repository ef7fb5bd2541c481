/**
 * Brings one reply to one learner: changes the message that was pressed, then sends what is new below it.
 *
 * In the direct conversation messages are ordinary ones. Elsewhere they are ephemeral and go through the response URL,
 * which takes five; what is more goes by `chat.postEphemeral`, and where the bot is no member, by direct message.
 */
import type { Meter } from '../../src/core/meter.ts';
import type { Block, File, Reply } from '../../src/core/reply.ts';
import { waitingNote } from '../shared/waiting-note.ts';
import { SLACK_LIMITS } from './limits.ts';
import { patiently } from './patiently.ts';
import type { Place } from './place.ts';
import { type Outgoing, planBlocks } from './plan-answer.ts';
import { postPlainly } from './post-plainly.ts';
import { content, type Poster } from './poster.ts';
import { Pressed } from './pressed.ts';
import type { Recall } from './recall.ts';
import { ResponseUrl } from './response-url.ts';
import { describeError, isUnreachable } from './slack-error.ts';
import { NOTHING_UPLOADED } from './stand-in.ts';
import { shareFile, type UploadTools, uploadPictures } from './upload.ts';
import { type SlackMessage, writeReply } from './write-reply.ts';

export interface DeliveryTools extends UploadTools {
  readonly meter: Meter;
  readonly poster: Poster;
  readonly recall: Recall;
}

type Route = (message: SlackMessage) => Promise<unknown>;

export class Delivery {
  readonly #tools: DeliveryTools;
  readonly #place: Place;
  readonly #pressed: Pressed | null;
  readonly #responseUrl: ResponseUrl | null;
  /** Epoch milliseconds until which this answer is tried: as long as a response URL works. */
  readonly #until = Date.now() + SLACK_LIMITS.responseUrlLifetime;
  /** The message that says how many are ahead; null where there is none, or none that can be changed. */
  #note: { readonly channel: string; readonly ts: string } | null = null;
  #isNoted = false;
  /** What was announced last, settled once it has gone out, well or not. */
  #announced: Promise<void> = Promise.resolve();

  /** `pressedMessage`: the pressed message as Slack sent it along, or null. */
  constructor(tools: DeliveryTools, place: Place, pressedMessage: SlackMessage | null) {
    this.#tools = tools;
    this.#place = place;
    this.#responseUrl =
      place.responseUrl === null ? null : new ResponseUrl(place.responseUrl, place.thread, tools.meter);
    this.#pressed = place.pressed && new Pressed(tools, place, pressedMessage, this.#responseUrl, this.#until);
  }

  /** Sends a reply. @throws what Slack's client throws when nothing new could be sent by any way. */
  async send({ pressed, blocks }: Reply): Promise<void> {
    // A late note would stay where the answer is.
    await this.#announced;
    const isDirect = this.#place.audience === 'everyone';
    const uploaded = isDirect ? await uploadPictures(this.#tools, blocks, this.#until) : NOTHING_UPLOADED;
    const fresh = planBlocks(blocks, uploaded, isDirect);
    const remaining = this.#pressed === null ? fresh : await this.#pressed.change(pressed, fresh);
    for (const outgoing of await this.#takeNotesPlace(remaining)) await this.#post(outgoing);
  }

  /** Says that a program waits for its turn, until the answer takes the sentence's place. Never rejects. */
  showWaiting(ahead: number): Promise<void> {
    this.#announced = this.#announced.then(() => this.#announce(ahead));
    return this.#announced;
  }

  async #announce(ahead: number): Promise<void> {
    const [note] = writeReply([waitingNote(ahead)]);
    if (note === undefined) return;
    try {
      if (this.#pressed !== null && (await this.#pressed.annotate(note))) return;
      await this.#writeNote(note);
    } catch (error) {
      this.#tools.log.warn('a Slack learner could not be told of the queue', describeError(error));
    }
  }

  /** Changes the pressed message to its words with this sentence below. */
  async settlePressed(sentence: Block): Promise<void> {
    const [note] = writeReply([sentence]);
    if (note !== undefined) await this.#pressed?.settleWith(note);
  }

  /** The note is one message that changes; where it cannot, it is said once. */
  async #writeNote(note: SlackMessage): Promise<void> {
    if (this.#note !== null) {
      return this.#tools.poster.update(this.#note.channel, this.#note.ts, note, this.#until);
    }
    if (this.#isNoted) return;
    this.#isNoted = true;
    if (this.#place.audience === 'everyone') this.#note = await this.#postNote(note);
    else await this.#postByAnyRoute(note);
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
      yield (message) => patiently(until, () => responseUrl.send(message, 'new'));
    }
    if (channel !== null && audience === 'learner') {
      const where = { channel, user, ...(thread === null ? {} : { thread_ts: thread }) };
      yield (message) => patiently(until, () => client.chat.postEphemeral({ ...where, ...content(message) }));
    }
    yield async (message) => poster.post(await poster.openDirect(user, until), message, { until });
  }

  /** The conversation for what everybody in it sees. */
  async #channel(): Promise<string> {
    return this.#place.channel ?? (await this.#tools.poster.openDirect(this.#place.user, this.#until));
  }
}
