export class DeliveryQueue {
    #connection;
    #options;
    records = [];
    #isClosed = false;
    constructor(connection, options) {
        this.#connection = connection;
        this.#options = options;
    }
    /** Delivers once. Resolves with the acknowledgement; rejects where Slack's client would show an error. */
    async deliver(kind, payload, attempt = 0) {
        const delivery = { kind, payload, attempt };
        try {
            const body = await this.#connection.deliver(delivery, this.#options.ackTimeout);
            this.records.push({ ...delivery, outcome: 'acknowledged' });
            return body;
        }
        catch (error) {
            this.records.push({ ...delivery, outcome: 'failed' });
            throw error;
        }
    }
    /** Delivers an event until it is acknowledged or Slack gives up. Resolves either way. */
    async deliverEvent(payload) {
        for (const [attempt, delay] of [0, ...this.#options.retryDelays].entries()) {
            await this.#options.clock.wait(delay);
            if (this.#isClosed)
                return;
            const isAcknowledged = await this.deliver('events_api', payload, attempt).then(() => true, () => false);
            if (isAcknowledged)
                return;
        }
    }
    /** Delivers the last payload once more: a person's double click, or Slack's retry. */
    async repeatLast() {
        const last = this.records.at(-1);
        if (last === undefined)
            throw new Error('nothing was delivered yet');
        await this.deliver(last.kind, last.payload, last.attempt + 1);
    }
    close() {
        this.#isClosed = true;
    }
}
//# sourceMappingURL=delivery-queue.js.map