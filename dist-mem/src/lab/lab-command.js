/** A typed line in the lab → what it asks for. Case, a full stop at the end and small words do not matter. */
import { APP_ORIGIN } from '../core/scenario.js';
import { readCookieName, readCookieValue, readFields, readTime } from './lab-form.js';
import { mistake } from './replay.js';
/** Characters; far more than any step needs. */
const MAX_TYPED = 4_000;
const RULES = [
    [/^(?:jar|the jar|cookies|show(?: the jar)?|where(?: am i)?)$/i, () => ({ kind: 'jar' })],
    [/^(?:start over|start again|restart|reset)$/i, () => ({ kind: 'start-over' })],
    [/^(?:leave|leave the lab|exit|quit|stop|back|back to the lesson)$/i, () => ({ kind: 'leave' })],
    [/^(?:help|\?|commands)$/i, () => ({ kind: 'help' })],
    [/^(?:(?:try )?(?:an)?other examples?|examples?)$/i, () => ({ kind: 'examples' })],
    [/^close(?: (?:the )?browser)?$/i, () => step({ do: 'close' })],
    [/^(?:visit|open|browse|another address)(?: a page)?(?:\s+(.+))?$/i, ([, address = '']) => readVisit(address)],
    [/^https?:\/\/\S+$/i, ([address]) => readVisit(address)],
    [/^(?:(?:come )?(?:by|over) )?http(?:\s+(\S+))?$/i, ([, address = '/']) => readVisit(address, 'http')],
    [/^(?:post|submit)(?: a form)?(?: to)?(?:\s+([\s\S]+))?$/i, ([, rest = '']) => readTypedPost(rest, '')],
    [
        /^(?:come |follow a link )?from\s+(\S+)(?:\s+to)?(?:\s+(post|submit|visit))?(?:\s+([\s\S]+))?$/i,
        ([, site = '', verb = '', rest = '/']) => /^(?:post|submit)$/i.test(verb) ? readTypedPost(rest, site) : readVisit(rest, 'https', site),
    ],
    [/^(?:wait|let time pass)(?: for)?(?:\s+(.+))?$/i, ([, time = '']) => readWait(time)],
    [
        /^(?:edit|change|set)(?: (?:a |the )?cookie)?(?:\s+([^\s=]+)(?:\s*=\s*|\s+to\s+|\s+|$)([\s\S]*))?$/i,
        ([, name = '', value = '']) => readEdit(name, value),
    ],
    [
        /^(?:delete|remove)(?: (?:a |the )?cookie)?(?:\s+(.+?))?(?: by hand)?$/i,
        ([, name = '']) => readCookieStep('delete', name),
    ],
    [/^tamper(?: with)?(?: (?:a |the )?cookie)?(?:\s+(.+))?$/i, ([, name = '']) => readCookieStep('tamper', name)],
    [/^a script on (\S+) reads document\.cookie$/i, ([, address = '']) => readScript(address)],
    [/^(?:read )?(?:script|document\.cookie)(?:\s+(.+))?$/i, ([, address = '/']) => readScript(address)],
];
/** Null: not a command of the lab. */
export function readLabCommand(typed) {
    // Labels of buttons end in three dots.
    const text = typed.trim().replace(/…$/, '');
    if (text.length > MAX_TYPED)
        return null;
    const exactly = readLine(text);
    if (exactly !== null && exactly.kind !== 'mistake')
        return exactly;
    return readLine(text.replace(/[.!?]+$/, '')) ?? exactly;
}
/** The words at the beginning may be in any case; what is typed after them is taken as it is. */
function readLine(line) {
    for (const [pattern, read] of RULES) {
        const match = pattern.exec(line);
        if (match !== null)
            return read(match);
    }
    return null;
}
/** Opens a page; with another site, by a link on a page of that site. */
export function readVisit(address, scheme = 'https', site = '') {
    const url = readAddress(address, scheme);
    const from = readFrom(site);
    if (typeof url !== 'string')
        return url;
    return from === null || typeof from === 'string' ? step({ do: 'visit', url, from }) : from;
}
/** Submits a form; with another site, one on a page of that site. `fields` are `name=Ada` pairs. */
export function readPost(address, fields, site) {
    const url = readAddress(address);
    const from = readFrom(site);
    const filled = readFields(fields);
    if (typeof url !== 'string')
        return url;
    if (from !== null && typeof from !== 'string')
        return from;
    return filled.kind === 'form' ? step({ do: 'post', url, form: filled.form, from }) : filled;
}
/** Null for the app's own site, too: it is not another one. */
function readFrom(site) {
    const from = site.trim() === '' ? null : readSite(site);
    return from === APP_ORIGIN ? null : from;
}
function readTypedPost(text, site) {
    const [, address = '', fields = ''] = /^(\S+)(?:\s+([\s\S]*))?$/.exec(text.trim()) ?? [];
    return address === ''
        ? mistake('form', '', 'where it goes and its fields, such as post /vote choice=yes')
        : readPost(address, fields, site);
}
export function readWait(time) {
    const seconds = readTime(time);
    return typeof seconds === 'number' ? step({ do: 'wait', seconds }) : seconds;
}
export function readEdit(typedName, typedValue) {
    if (typedName.trim() === '')
        return mistake('cookie', '', 'its name and new value, such as edit theme=dark');
    const name = readCookieName(typedName);
    const value = readCookieValue(typedValue);
    if (typeof name !== 'string')
        return name;
    return typeof value === 'string' ? step({ do: 'edit', name, value }) : value;
}
function readCookieStep(what, typed) {
    const name = readCookieName(typed);
    return typeof name === 'string' ? step({ do: what, name }) : name;
}
function readScript(typed) {
    const url = readAddress(typed);
    return typeof url === 'string' ? step({ do: 'read-script', url }) : url;
}
const step = (one) => ({ kind: 'step', step: one });
/* Only a few pretended sites exist in the lab, and the app answers for all of them. */
const EXPECTED_ADDRESS = 'a path such as /theme, or a full address such as http://app.test/theme';
const EXPECTED_SITE = 'other, or the address of a site such as https://other.test';
const MAX_ADDRESS = 500;
const SITE = /^(?:[a-z0-9-]+\.)?(?:app|other|shop)\.test$/;
/** An absolute URL. A path is one of the app's own site, by `scheme`; so is a lone word. */
function readAddress(typed, scheme = 'https') {
    const text = typed.trim();
    const url = text.length > MAX_ADDRESS || /\s/.test(text) ? null : resolve(text, scheme);
    if (url === null)
        return mistake('address', text, EXPECTED_ADDRESS);
    if (isPretended(url) && url.href.length <= MAX_ADDRESS)
        return url.href;
    return mistake('address', text, `${EXPECTED_ADDRESS}; the sites here are app.test, other.test and shop.test`);
}
/** The origin of a site that a link or a form stands on: `other` is `https://other.test`. */
function readSite(typed) {
    const text = typed.trim();
    const named = /^[a-z0-9-]+$/i.test(text) ? `${text}.test` : text;
    const url = named.length > MAX_ADDRESS || !/^[a-z]/i.test(named) ? null : resolve(named, 'https');
    return url !== null && isPretended(url) ? url.origin : mistake('site', text, EXPECTED_SITE);
}
function resolve(text, scheme) {
    const home = new URL(APP_ORIGIN);
    home.protocol = scheme;
    if (/^https?:\/\//i.test(text))
        return parse(text);
    if (/^\/(?![/\\])/.test(text))
        return parse(text, home);
    if (/^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#]|$)/i.test(text))
        return parse(`${scheme}://${text}`);
    return /^[\w-]/.test(text) && !text.includes(':') ? parse(`/${text}`, home) : null;
}
const parse = (text, home) => (URL.canParse(text, home?.href) ? new URL(text, home) : null);
const isPretended = ({ hostname, port, username, password }) => SITE.test(hostname) && port === '' && username === '' && password === '';
//# sourceMappingURL=lab-command.js.map