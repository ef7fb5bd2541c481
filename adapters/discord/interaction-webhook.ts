/** The requests that an interaction's token allows: one first response, then edits and new messages for 15 minutes. */
import { type APIInteraction, type APIMessage, type InteractionResponseType, RequestMethod, Routes } from 'discord.js';
import { AskedToWait } from './interaction-client.ts';
import { ACK_DEADLINE, TOKEN_LIFETIME } from './limits.ts';
import type { InteractionRequest, Requests } from './requests.ts';
import type { Message } from './write-reply.ts';

export class InteractionWebhook {
  readonly #requests: Requests;
  readonly #interaction: APIInteraction;
  /** When it arrived, epoch milliseconds. */
  readonly #since: number;
  /** When its next request may be made, epoch milliseconds. */
  #notBefore = 0;
  /** The same on a clock that only goes forward, milliseconds. */
  readonly #arrival = performance.now();

  constructor(requests: Requests, interaction: APIInteraction) {
    this.#requests = requests;
    this.#interaction = interaction;
    this.#since = requests.clock.now();
  }

  /** The first response. It is worth something for three seconds only. `onSent` is called when it has gone out. */
  async respond(type: InteractionResponseType, data?: object, onSent?: () => void): Promise<void> {
    const { id, token } = this.#interaction;
    const route = Routes.interactionCallback(id, token);
    const request = { method: RequestMethod.Post, route, body: { type, data }, ...(onSent && { onSent }) };
    await this.#send(request, this.#since + ACK_DEADLINE);
    this.#requests.meter.time('acknowledgement', { platform: 'discord' }, performance.now() - this.#arrival);
  }

  /** Changes a message of this interaction; without an id the first one, which may be the one that was pressed. */
  async edit(message: Message, id = '@original'): Promise<void> {
    await this.#send({ method: RequestMethod.Patch, route: this.#routeOf(id), ...message });
  }

  /** Adds a message and returns its id. `flags` are added to its own. */
  async post({ body, files }: Message, flags: number): Promise<string> {
    const { application_id: application, token } = this.#interaction;
    const route = Routes.webhook(application, token);
    const posted: APIMessage = JSON.parse(
      await this.#send({ method: RequestMethod.Post, route, body: { ...body, flags: body.flags | flags }, files }),
    );
    return posted.id;
  }

  async remove(id: string): Promise<void> {
    await this.#send({ method: RequestMethod.Delete, route: this.#routeOf(id) });
  }

  #routeOf(id: string) {
    const { application_id: application, token } = this.#interaction;
    return Routes.webhookMessage(application, token, id);
  }

  /** Resolves to what Discord answered, as JSON. */
  async #send(request: InteractionRequest, deadline = this.#since + TOKEN_LIFETIME): Promise<string> {
    const { clock } = this.#requests;
    const early = this.#notBefore - clock.now();
    if (clock.now() + early > deadline) throw new AskedToWait(early);
    if (early > 0) await clock.sleep(early);
    const { text, pause } = await this.#requests.byInteraction(request, deadline);
    this.#notBefore = clock.now() + pause;
    return text;
  }
}
