/** `nibble doctor`: checks the settings, asks each platform about them, and says what is missing. */
import { secretsOf } from '../../config.js';
import { OperatorError } from '../../errors.js';
import { loadLessons } from '../../lesson/load.js';
import { findFlask, flaskName } from '../../sandbox/index.js';
import { COMMANDS } from '../../tutor/features/index.js';
function notesOn(about) {
    const findings = [];
    const add = (kind) => (text, remedy = null) => void findings.push({ about, kind, text, remedy });
    return { findings, fine: add('fine'), note: add('note'), problem: add('problem') };
}
/** Prints what it finds; exit code 1 when something is a problem. */
export async function doctor(config, json, print) {
    const found = await Promise.all([
        lookAtLessons(config),
        lookAtDatabase(config),
        lookAtFlask(config),
        config.discord === null ? notSet('Discord', 'DISCORD_TOKEN') : lookAtDiscord(config.discord),
        config.slack === null ? notSet('Slack', 'SLACK_BOT_TOKEN') : lookAtSlack(config.slack),
    ]);
    const findings = withoutRepeats(found.flat()).map((finding) => hideSecrets(finding, secretsOf(config)));
    const problems = findings.filter(({ kind }) => kind === 'problem').length;
    print(json ? JSON.stringify({ format: 1, findings }, null, 2) : writeFindings(findings, problems));
    return problems === 0 ? 0 : 1;
}
const SIGNS = { fine: 'ok     ', note: 'note   ', problem: 'PROBLEM' };
function writeFindings(findings, problems) {
    const lines = findings.flatMap(({ about, kind, text, remedy }) => [
        `${SIGNS[kind]} ${about}: ${text}`,
        ...(remedy === null ? [] : [`        → ${remedy}`]),
    ]);
    const end = problems === 0 ? 'Nothing stands in the way.' : `To be mended: ${problems}.`;
    return [...lines, '', end].join('\n');
}
function notSet(platform, setting) {
    const { findings, note } = notesOn(platform);
    note(`${setting} is not set, so Nibble does not connect there`, `README.md shows how to set ${platform} up.`);
    return findings;
}
async function lookAtLessons({ lessonsFolder }) {
    const { findings, fine, problem } = notesOn('lessons');
    const loaded = await loadLessons(lessonsFolder);
    if (loaded.kind === 'lessons')
        fine(`${[...loaded.lessons.keys()].join(', ')} in ${lessonsFolder}`);
    else
        problem(`${loaded.problems.length} problems in ${lessonsFolder}`, `Run "nibble lint ${lessonsFolder}".`);
    return findings;
}
/** Opened as a start would open it: made when it is missing, and brought up to date. */
async function lookAtDatabase({ databaseUrl }) {
    const { findings, fine, problem } = notesOn('database');
    const { openStorage } = await import('../../storage/storage.js');
    try {
        await (await openStorage(databaseUrl)).close();
        fine('it can be opened and written to');
    }
    catch (error) {
        if (!(error instanceof OperatorError))
            throw error;
        problem(error.message, error.remedy);
    }
    return findings;
}
async function lookAtFlask({ flask }) {
    const { findings, fine, note, problem } = notesOn('Flask');
    const found = await findFlask(flask);
    if (found.kind === 'real')
        fine(`${flaskName(found.flask)} answers in the sandbox, from ${found.flask.place}`);
    else {
        const text = `${flaskName(null)} answers in the sandbox. ${found.why}`;
        if (flask.choice !== 'real')
            note(text, '"nibble flask install" fetches the real one.');
        else
            problem(text, 'Fetch the real one with "nibble flask install", or set SANDBOX_FLASK=auto.');
    }
    return findings;
}
async function lookAtDiscord({ token, apiUrl, shards }) {
    const notes = notesOn('Discord');
    const { findings, fine, note, problem } = notes;
    const { describeDiscord } = await import('../../../adapters/discord/describe.js');
    const found = await describeDiscord(token, COMMANDS, apiUrl ?? undefined);
    if (found.kind === 'failed') {
        problem(found.error.message, found.error.remedy);
        return findings;
    }
    const { application, bot, servers, commands, install } = found;
    const page = `https://discord.com/developers/applications/${application.id}`;
    const where = servers === null ? '' : `, ${servers} servers`;
    fine(`connected as ${bot} (application ${application.name}${where})`);
    if (commands === 'registered')
        fine('the commands are registered');
    else {
        const which = commands === 'none' ? 'not registered yet' : 'other ones than ours';
        note(`the commands are ${which}`, 'The bot registers them when it starts; "nibble register" does it now.');
    }
    if (install.servers)
        fine(`invite it to a server: ${found.inviteLink}`);
    else
        problem('it cannot be added to servers', `Switch on Guild Install at ${page}/installation.`);
    if (install.people)
        fine(`add it to your own account: ${found.userInstallLink}`);
    else
        note('people cannot add it to their own account', `Switch on User Install at ${page}/installation, if you like.`);
    for (const intent of found.unusedIntents) {
        note(`the intent "${intent}" is on, and Nibble does not need it`, `Switch it off at ${page}/bot.`);
    }
    lookAtShards(shards, found.shards, notes);
    if (found.sessionsLeft <= 0) {
        problem('no connection is left for today', 'Wait a day; look for what makes the bot restart again and again.');
    }
    return findings;
}
/** Fewer are a problem only when Discord says so, which it does by closing the connection. */
function lookAtShards(shards, recommended, { fine, note }) {
    const asked = `Discord recommends ${recommended} ${recommended === 1 ? 'connection' : 'connections (shards)'}`;
    if (shards === 'auto') {
        fine(`${asked}, and gets as many from one process (DISCORD_SHARDS=auto)`);
        return;
    }
    const { count, own } = shards;
    const here = own === 'all' ? `all ${count} in one process` : `${count}, of which this process has number ${own}`;
    const remedy = `Set DISCORD_SHARDS to auto, or to ${recommended} in all (docs/many-processes.md).`;
    if (count >= recommended)
        fine(`${asked}; DISCORD_SHARDS asks for ${here}`);
    else
        note(`${asked}; DISCORD_SHARDS asks for ${here}`, remedy);
}
async function lookAtSlack({ botToken, apiUrl, transport }) {
    const { findings, fine, note, problem } = notesOn('Slack');
    const { describeSlack } = await import('../../../adapters/slack/describe.js');
    const { kind: _, ...credentials } = transport;
    const found = await describeSlack({ botToken, ...credentials }, COMMANDS, apiUrl ?? undefined);
    if (found.bot !== null)
        fine(`connected as ${found.bot.name} in ${found.bot.team} (${found.bot.address})`);
    if (found.way === 'socket')
        fine('it connects by Socket Mode');
    if (found.way === 'http') {
        const at = transport.kind === 'http' ? transport.port : '';
        fine(`Slack has to reach it over HTTP at port ${at}, path /slack/events`);
    }
    for (const { problem: text, remedy } of found.problems)
        problem(text, remedy);
    if (found.bot !== null)
        for (const sentence of found.unseen)
            note(`look for yourself: ${sentence}`);
    return findings;
}
/** Two tokens may meet the same trouble. */
const withoutRepeats = (findings) => findings.filter((one, index) => findings.findIndex((other) => other.about === one.about && other.text === one.text) === index);
function hideSecrets(finding, secrets) {
    const hide = (text) => secrets.reduce((shown, secret) => shown.replaceAll(secret, '…'), text);
    return { ...finding, text: hide(finding.text), remedy: finding.remedy && hide(finding.remedy) };
}
//# sourceMappingURL=doctor.js.map