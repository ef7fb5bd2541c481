import { h } from 'hastscript';
const HOUR = 60 * 60_000;
/** The longest wait for a reminder, in hours: a week of days off, and a day. */
const LONGEST_WAIT = 8 * 24;
const LEAPS = {
    hour: { hours: 1, label: '+1 hour', passed: 'An hour has passed.' },
    day: { hours: 24, label: '+1 day', passed: 'A day has passed.' },
    reminder: { hours: LONGEST_WAIT, label: 'Next reminder', passed: 'Time went on.' },
};
/**
 * Moves the clock hour by hour; after each hour `remind` lets the due reminders be sent, and resolves to how many
 * there were. A reminder that is found hours late would not be sent any more. Resolves to how many reminders came. Time
 * never goes back, even if none came: the reminders and the platforms have planned ahead by then.
 */
export async function passTime(clock, remind, leap) {
    let sent = 0;
    for (let hour = 0; hour < LEAPS[leap].hours; hour++) {
        clock.move(HOUR);
        sent += await remind();
        if (leap === 'reminder' && sent > 0)
            break;
    }
    return sent;
}
/** Says how much time has passed and how many reminders came. */
export function describePassed(leap, sent) {
    if (leap === 'reminder' && sent === 0) {
        const how = 'First answer a question, then type: remind me at 19:30';
        return `Eight days have passed, and no reminder came. ${how}`;
    }
    const came = sent === 0 ? '' : sent === 1 ? ' A reminder came.' : ` ${sent} reminders came.`;
    return `${LEAPS[leap].passed}${came}`;
}
/** `zone` is the visitor's IANA time zone. */
export function showClock(clock, zone) {
    const now = clock.now();
    const format = {
        timeZone: zone,
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
    };
    const words = new Intl.DateTimeFormat('en-GB', format).format(now);
    const buttons = Object.entries(LEAPS).map(([leap, { label }]) => h('button', { type: 'button', dataLeap: leap }, label));
    return h('.clock', { id: 'clock', role: 'group', ariaLabel: 'The time in both windows' }, h('p', h('time', { dateTime: new Date(now).toISOString() }, words), ' ', h('span', describeLead(clock.ahead))), buttons);
}
/** `1 day and 2 hours ahead`; empty while it is the real time. */
function describeLead(ahead) {
    const hours = Math.round(ahead / HOUR);
    const parts = [
        [Math.floor(hours / 24), 'day'],
        [hours % 24, 'hour'],
    ];
    const words = parts
        .filter(([count]) => count > 0)
        .map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`);
    return words.length === 0 ? '' : `${words.join(' and ')} ahead`;
}
//# sourceMappingURL=time.js.map