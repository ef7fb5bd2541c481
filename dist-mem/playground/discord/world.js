/** The state of the local Discord: people, channels, messages, interactions, commands, and the requests of the bot. */
import { ChannelType, } from 'discord.js';
import { createChanges } from '../changes.js';
export const gatewayUrl = ({ origin }) => origin.replace(/^http/, 'ws');
const DISCORD_EPOCH = 1_420_070_400_000;
export function createWorld({ token, applicationFlags, shards, now }) {
    let made = 0;
    const snowflake = () => ((BigInt(Math.trunc(now()) - DISCORD_EPOCH) << 22n) | BigInt(made++ % 4096)).toString();
    const user = (name, isBot) => ({
        id: snowflake(),
        username: name,
        discriminator: '0',
        global_name: name,
        avatar: null,
        bot: isBot,
    });
    const accounts = new Map();
    const places = createPlaces(snowflake);
    return {
        token,
        bot: { ...user('nibble', true), global_name: 'Nibble' },
        applicationFlags,
        accounts,
        messages: new Map(),
        interactions: new Map(),
        commands: [],
        guildCommands: new Map(),
        origin: '',
        shards,
        files: new Map(),
        requests: [],
        pings: [],
        now,
        snowflake,
        person: (name) => {
            const existing = accounts.get(name);
            if (existing !== undefined)
                return existing;
            const directChannel = places.openDirect();
            const account = { user: user(name, false), directChannel, refusesDirectMessages: null, form: null };
            accounts.set(name, account);
            return account;
        },
        ...places,
        ...createChanges(),
    };
}
function createPlaces(snowflake) {
    const channels = new Map();
    const add = (type, guild, hasBot) => {
        const id = snowflake();
        channels.set(id, { id, type, guild, hasBot, isDeleted: false });
        return id;
    };
    const guild = snowflake();
    const shared = {
        server: add(ChannelType.GuildText, guild, true),
        private: add(ChannelType.DM, null, false),
        'other-server': add(ChannelType.GuildText, snowflake(), false),
    };
    return {
        guild,
        channels,
        channelAt: (place, directChannel) => (place === 'dm' ? directChannel : shared[place]),
        openDirect: () => add(ChannelType.DM, null, true),
    };
}
//# sourceMappingURL=world.js.map