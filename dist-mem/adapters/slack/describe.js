import { NO_METER } from '../../src/core/meter.js';
import { boltLogger, SlackClient } from './client.js';
import { describeCode, slackErrorCode } from './errors.js';
import { EVENTS, SCOPES } from './manifest.js';
/** Milliseconds. */
const TIMEOUT = 10_000;
const SILENT = boltLogger({ info: () => { }, warn: () => { }, error: () => { } });
/** Asks Slack. `apiUrl` as for `startSlack`. Never rejects. */
export async function describeSlack(settings, commands, apiUrl) {
    const [identity, connection] = await Promise.all([
        ask(settings.botToken, apiUrl, (client) => client.auth.test()),
        settings.appToken === undefined
            ? null
            : ask(settings.appToken, apiUrl, (client) => client.apps.connections.open({})),
    ]);
    const scopes = identity.answer?.response_metadata?.scopes ?? null;
    const isByHttp = connection === null && settings.signingSecret !== undefined;
    return {
        bot: identity.answer && readBot(identity.answer),
        scopes,
        way: connection?.answer ? 'socket' : isByHttp ? 'http' : null,
        problems: [
            ...refusals('SLACK_BOT_TOKEN', identity.code, 'Copy the "Bot User OAuth Token" (xoxb-…) from "OAuth & Permissions".'),
            ...refusals('SLACK_APP_TOKEN', connection?.code ?? null, APP_TOKEN_REMEDY),
            ...(connection === null && !isByHttp ? [NO_WAY] : []),
            ...missingScopes(scopes),
        ],
        unseen: unseen(isByHttp, commands),
    };
}
const APP_TOKEN_REMEDY = 'Make an app-level token (xapp-…) with the scope connections:write under "Basic Information", and switch on "Socket Mode".';
const NO_WAY = {
    problem: 'neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set',
    remedy: 'Set SLACK_APP_TOKEN (xapp-…) for Socket Mode, or SLACK_SIGNING_SECRET and PORT for HTTP.',
};
async function ask(token, apiUrl, call) {
    const options = { botToken: token, apiUrl, logger: SILENT, revocation: null, meter: NO_METER };
    const client = new SlackClient(options, TIMEOUT);
    try {
        return { answer: await call(client), code: null };
    }
    catch (error) {
        return { answer: null, code: slackErrorCode(error) ?? 'unreachable' };
    }
}
const readBot = ({ team, url, user, user_id }) => ({
    team: team ?? '',
    address: url ?? '',
    name: user ?? '',
    user: user_id ?? '',
});
function refusals(setting, code, remedy) {
    if (code === null)
        return [];
    if (code === 'unreachable') {
        return [{ problem: 'Slack cannot be reached', remedy: 'Check the network and SLACK_API_URL.' }];
    }
    return [{ problem: `Slack refused ${setting} (${code}: ${describeCode(code).meaning})`, remedy }];
}
const missingScopes = (scopes) => scopes === null
    ? []
    : Object.entries(SCOPES)
        .filter(([scope]) => !scopes.includes(scope))
        .map(([scope, why]) => ({
        problem: `the permission ${scope} is missing (${why})`,
        remedy: 'Add it under "OAuth & Permissions", "Bot Token Scopes", and install the app again.',
    }));
const unseen = (isByHttp, commands) => [
    `"Slash Commands" has ${commands.flatMap(({ kind, name }) => (kind === 'slash' ? [`/${name}`] : [])).join(', ')}.`,
    `"Event Subscriptions" is on, with the bot events ${EVENTS.join(', ')}.`,
    '"Interactivity & Shortcuts" is on, with the message shortcut "Check this code".',
    '"App Home" has the Home Tab and the Messages Tab on, and lets people send messages.',
    ...(isByHttp ? ['SLACK_SIGNING_SECRET is the "Signing Secret" under "Basic Information".'] : []),
];
//# sourceMappingURL=describe.js.map