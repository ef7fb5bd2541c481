/**
 * Takes one platform's reminders out of the outbox and sends them, no faster than the platform likes. There is one
 * round at a time; a round ends when nothing waits, or when the platform asks for rest or fails several times in a row.
 */
import { command } from '../core/event.js';
import { hashText } from '../core/hash-text.js';
import { MAX_LATENESS, stillWanted } from '../review/reminder-times.js';
export function createOutboxWorker(parts) {
    const { name, storage, clock, log, limits } = parts;
    let round = null;
    let restUntil = 0;
    let failures = 0;
    let stopped = false;
    const mayGoOn = () => !stopped && clock() >= restUntil && failures < limits.failuresInARow;
    async function deliverAll() {
        failures = 0;
        const tally = {};
        while (mayGoOn()) {
            const now = clock();
            const claims = await storage.claimReminders({
                platform: name,
                limit: limits.claimBatch,
                now,
                until: now + limits.claimFor,
            });
            if (claims.length === 0)
                break;
            await deliverBatch(claims, tally);
        }
        if (Object.keys(tally).length > 0)
            log.info('delivered reminders', { platform: name, ...tally });
    }
    async function deliverBatch(claims, tally) {
        const onTheirWay = [];
        for (const claim of claims) {
            if (onTheirWay.length > 0)
                await parts.wait(limits.gap[name] ?? 0);
            if (!mayGoOn())
                break;
            onTheirWay.push(deliverOne(claim, tally));
        }
        const untouched = claims.slice(onTheirWay.length);
        // At once: what is on its way here is no reason for another process to wait.
        const released = untouched.length > 0 ? storage.releaseReminders(untouched, clock()) : undefined;
        await Promise.all([released, ...onTheirWay]);
    }
    async function deliverOne(claim, tally) {
        const { outcome, restUntil: asked } = await sendReminder(parts, claim, () => stopped).catch((error) => failed(claim, error));
        restUntil = Math.max(restUntil, asked ?? 0);
        failures = outcome.kind === 'later' ? failures + 1 : 0;
        tally[outcome.kind] = (tally[outcome.kind] ?? 0) + 1;
        const isOurs = await storage.resolveReminder(claim, outcome, clock());
        if (isOurs)
            return;
        log.warn('a reminder was claimed by another process while it was being sent', { message: messageName(claim) });
    }
    function failed(claim, error) {
        log.error('a reminder could not be written', { message: messageName(claim), error });
        return { outcome: laterOrNever(parts, claim, null), restUntil: null };
    }
    return {
        deliver() {
            round ??= deliverAll()
                .catch((error) => log.error('delivering reminders failed', { platform: name, error }))
                .finally(() => {
                round = null;
            });
            return round;
        },
        async stop() {
            stopped = true;
            await round;
        },
    };
}
/**
 * Has the tutor write the message and the platform send it. The settings are read again first: the learner may have
 * switched reminders off, or the quiet hours may have begun, since the reminder was queued. When the process is
 * stopping, nothing more is given to the platform, and the reminder is free for another one at once.
 */
async function sendReminder(parts, claim, isStopping) {
    const { platform, tutor, storage, clock } = parts;
    const { reminders } = await storage.load(claim.learner);
    const isLate = clock() - claim.dueAt > MAX_LATENESS;
    if (reminders === null || !stillWanted(reminders, claim.dueAt, clock())) {
        return over({ kind: isLate ? 'given-up' : 'dropped' });
    }
    // The number of the try keeps this apart from an earlier one that was answered but could not be sent.
    const id = `${messageName(claim)}:${claim.tries}`;
    const reply = await tutor.handle({ id, learner: claim.learner, ...command('remind') });
    if (reply === null || reply.blocks.length === 0)
        return over({ kind: 'dropped' });
    // A process that was frozen meanwhile no longer holds its claim: another one sends it.
    if (clock() >= claim.until || isStopping())
        return over({ kind: 'later', at: clock() });
    const result = await platform.deliver(claim.learner, reply.blocks, messageName(claim));
    if (result.kind !== 'later') {
        await tellTutor(parts, { id: `${id}:${result.kind}`, learner: claim.learner, written: id, result: result.kind });
        return over(result);
    }
    const restUntil = result.wait === null ? null : clock() + result.wait;
    return { outcome: laterOrNever(parts, claim, restUntil), restUntil };
}
/** The claim is to be tried again; after the reminder's last moment it is given up instead. */
function laterOrNever({ clock, limits }, claim, restUntil) {
    const at = restUntil ?? clock() + backoff(claim, limits);
    return at > claim.dueAt + MAX_LATENESS ? { kind: 'given-up' } : { kind: 'later', at };
}
/**
 * How long to wait after a failure that named no time, in milliseconds. It doubles with each try, up to the most, and
 * is then shortened by up to a half that the learner's id decides: so that what failed together does not come back
 * together.
 */
function backoff({ learner, tries }, { firstWait, mostWait }) {
    const whole = Math.min(mostWait, firstWait * 2 ** Math.max(0, tries - 1));
    return Math.round(whole * (1 - (hashText(`${learner} ${tries}`) % 1000) / 2000));
}
/** Never rejects: a reminder that was sent must not be sent again because of this. */
async function tellTutor({ tutor, log }, reminded) {
    const { written: event, result } = reminded;
    await tutor.reminded(reminded).catch((error) => {
        log.error('what became of a reminder could not be remembered', { event, result, error });
    });
}
const over = (outcome) => ({ outcome, restUntil: null });
/**
 * Names the message to the platform and in the log, the same for every try, so that it is sent once where the platform
 * can do that.
 */
const messageName = ({ learner, day }) => `reminder:${learner}:${day}`;
//# sourceMappingURL=outbox-worker.js.map