import { createDiscordView } from './discord-view.js';
import { readSession } from './session.js';
import { createSlackView } from './slack-view.js';
import { describePassed, passTime, showClock } from './time.js';
export function createPlayground({ discord, slack, clock, slackApp, zone, remind }) {
    const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short' });
    const context = { now: clock.now, zone, day: () => day.format(clock.now()) };
    const views = { discord: createDiscordView(discord, context), slack: createSlackView(slack, slackApp, context) };
    const perform = async (request) => {
        if (request.platform === 'clock') {
            return { kind: 'message', text: describePassed(request.leap, await passTime(clock, remind, request.leap)) };
        }
        const { platform, action } = request;
        if (platform === 'discord') {
            const session = readSession(platform, request.session);
            return session === null ? unknownSession(request.session) : views.discord.perform(session, action);
        }
        const session = readSession(platform, request.session);
        return session === null ? unknownSession(request.session) : views.slack.perform(session, action);
    };
    return {
        draw: (sessions) => ({
            clock: showClock(clock, zone),
            discord: views.discord.show(sessions),
            slack: views.slack.show(sessions),
        }),
        visit: (sessions) => {
            views.discord.visit(sessions.discord);
            views.slack.visit(sessions.slack);
        },
        perform: (request) => perform(request).catch((error) => ({
            kind: 'refused',
            why: error instanceof Error ? error.message : String(error),
        })),
        file: (platform, path) => {
            if (platform !== 'discord' && platform !== 'slack')
                return null;
            return views[platform].file(`/${path}`);
        },
        onChange: (look) => {
            const stops = [clock.onMove(look), views.discord.onChange(look), views.slack.onChange(look)];
            return () => {
                for (const stop of stops)
                    stop();
            };
        },
    };
}
const unknownSession = (written) => ({
    kind: 'refused',
    why: `There is nobody at "${written}"; expected a person and a place, such as ada.dm.`,
});
//# sourceMappingURL=playground.js.map