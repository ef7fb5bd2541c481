import { textKey } from '../core/hash-text.js';
import { APP_ORIGIN } from '../core/scenario.js';
import { stepTitle } from '../transcript/index.js';
import { labPost, readFileText } from './lab-form.js';
/** At most so many cookies are in the menus, the newest; others can be typed. */
const MOST_COOKIES = 8;
const HOUR = 60 * 60;
/** Pages and forms: what the example's own visitor opens and submits. */
export const pageOffers = (scenario) => distinct(scenario.flatMap((step) => {
    const offered = step.do === 'post' ? labPost(step) : step.do === 'visit' ? step : null;
    return offered === null ? [] : [offer(offered)];
}));
/** Everything else that a visitor can do now. */
export function otherOffers(scenario, jar) {
    const path = firstPath(scenario);
    const { hostname, host } = new URL(APP_ORIGIN);
    const ofApp = jar.filter(({ name, domain }) => name !== '' && `.${domain}`.endsWith(`.${hostname}`));
    const names = [...new Set(ofApp.map(({ name }) => name))].slice(-MOST_COOKIES);
    return distinct([
        offer({ do: 'wait', seconds: HOUR }, 'Wait an hour'),
        offer({ do: 'wait', seconds: 24 * HOUR }, 'Wait a day'),
        offer({ do: 'wait', seconds: 30 * 24 * HOUR }, 'Wait a month (30 days)'),
        offer({ do: 'visit', url: `http://${host}${path}`, from: null }),
        offer({ do: 'visit', url: APP_ORIGIN + path, from: 'https://other.test' }),
        offer({ do: 'read-script', url: APP_ORIGIN + path }),
        ...names.map((name) => offer({ do: 'delete', name })),
        ...names.map((name) => offer({ do: 'tamper', name })),
    ]);
}
/** The step that an action's key names, if it is offered now. */
export function offeredStep(scenario, jar, key) {
    const all = [...pageOffers(scenario), ...otherOffers(scenario, jar), CLOSE];
    return all.find((one) => one.key === key)?.step ?? null;
}
/** The path that the example's visitor opens first. */
export function firstPath(scenario) {
    const visit = scenario.find((step) => step.do === 'visit');
    return visit === undefined ? '/' : new URL(visit.url).pathname;
}
function offer(step, label = stepTitle(step)) {
    const fields = step.do === 'post' ? Object.entries(step.form).map(([name, value]) => `${name}=${shortValue(value)}`) : [];
    const details = fields.length === 0 ? '' : ` (${fields.join(', ')})`;
    return { label: label + details, step, key: textKey(JSON.stringify(step)) };
}
function shortValue(value) {
    const file = readFileText(value);
    return file === null ? value : file.name || '(no file)';
}
export const CLOSE = offer({ do: 'close' }, 'Close the browser');
const distinct = (offers) => [
    ...new Map(offers.map((one) => [one.key, one])).values(),
];
//# sourceMappingURL=offers.js.map