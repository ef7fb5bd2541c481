/** A case as both platforms show it: their adapters' own payloads, drawn as the playground draws them. */
import { createHash } from 'node:crypto';
import { h } from 'hastscript';
import { writeForm as writeDiscordForm } from '../../../../adapters/discord/forms.js';
import { writeReply as writeDiscord } from '../../../../adapters/discord/messages.js';
import { drawPicture } from '../../../../adapters/shared/pictures.js';
import { writeForm as writeSlackForm } from '../../../../adapters/slack/forms.js';
import { writeReply as writeSlack } from '../../../../adapters/slack/messages.js';
import { showDiscordForm } from '../../../../playground/page/show/discord/form.js';
import { discordFormLimits, discordLimits } from '../../../../playground/page/show/discord/limits.js';
import { showDiscordMessage } from '../../../../playground/page/show/discord/message.js';
import { showLimits } from '../../../../playground/page/show/payload.js';
import { slackLimits, slackViewLimits } from '../../../../playground/page/show/slack/limits.js';
import { showSlackMessage, showSlackView } from '../../../../playground/page/show/slack/message.js';
import { DEFAULT_START_TIME } from '../../../scenario/scenario-file.js';
import { paceOf } from '../../../tutor/features/index.js';
const NIBBLE = { id: '1', username: 'nibble', global_name: 'Nibble', bot: true };
const LEVEL = 4;
/** When everything is said to be written. */
const now = DEFAULT_START_TIME;
/** `id` is unique on the page. */
export function drawCase({ title, content }, id, fileCache) {
    const sides = (discord, slack) => h('.both', h('.side.discord', h('p.platform', 'Discord'), discord), h('.side.slack', h('p.platform', 'Slack'), slack));
    const heading = h('h3', title);
    switch (content.kind) {
        case 'nothing':
            return h('.case', heading, h('p.nothing', `This cannot be shown: ${content.why}.`));
        case 'pictures':
            return h('.case', heading, content.pictures.map(drawSvg));
        case 'form':
            return h('.case', heading, sides(drawDiscordForm(content.form, id), drawSlackForm(content.form, id)));
        case 'message':
            return h('.case', heading, sides(drawDiscord(content.blocks, fileCache), drawSlack(content.blocks, fileCache)));
    }
}
/** In the address itself: a picture with styles of its own, which the page's rules for styles do not reach. */
const drawSvg = ({ svg, alt }) => h('img.diagram', { src: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`, alt });
function drawDiscord(blocks, fileCache) {
    return writeDiscord(blocks).flatMap(({ body, files }, index) => {
        const addresses = new Map(files.map(({ name, data }) => [
            `attachment://${name}`,
            fileCache.put(name, data instanceof Uint8Array ? data : new TextEncoder().encode(String(data))),
        ]));
        const message = {
            ...body,
            id: String(index),
            author: NIBBLE,
            content: '',
            attachments: [],
            timestamp: now,
        };
        const resolve = (url) => addresses.get(url) ?? null;
        const shown = showDiscordMessage(message, { now, resolve, headingLevel: LEVEL, isContinued: index > 0 });
        return [shown, ...drawLimits(discordLimits(message))];
    });
}
function drawSlack(blocks, fileCache) {
    const pictures = blocks.filter((block) => block.kind === 'picture');
    const uploaded = new Map();
    for (const picture of pictures) {
        const address = fileCache.picture(picture);
        if (address !== null)
            uploaded.set(picture, address);
    }
    return writeSlack(blocks, uploaded).flatMap((message, index) => {
        const seen = { ...message, ts: String(now / 1000), author: NIBBLE.id, fromBot: true };
        const look = {
            now,
            nameOf: () => NIBBLE.global_name,
            resolve: (address) => address,
            headingLevel: LEVEL,
            isContinued: index > 0,
        };
        return [showSlackMessage(seen, look), ...drawLimits(slackLimits(message))];
    });
}
function drawDiscordForm(form, id) {
    const modal = writeDiscordForm(form);
    if (modal === null)
        return [h('p.nothing', 'Discord cannot open this form. Learners are asked to send a message.')];
    const shown = showDiscordForm(modal, { now, formId: `${id}-discord`, headingLevel: LEVEL });
    return [asPicture(shown), ...drawLimits(discordFormLimits(modal))];
}
function drawSlackForm(form, id) {
    const view = writeSlackForm(form, '', paceOf(form.submit));
    const shown = showSlackView(view, { now, formId: `${id}-slack`, headingLevel: LEVEL });
    return [asPicture(shown), ...drawLimits(slackViewLimits(view))];
}
/** A form that can be looked at, and not sent. */
const asPicture = (form) => ({
    ...form,
    tagName: 'div',
    properties: {
        className: form.properties.className ?? [],
        role: 'group',
        ariaLabelledBy: form.properties.ariaLabelledBy ?? [],
    },
});
/** The limit that is nearest in the summary, all of them below it. */
function drawLimits(limits) {
    const [nearest] = limits.toSorted((one, other) => other.used / other.allowed - one.used / one.allowed);
    if (nearest === undefined)
        return [];
    const { name, used, allowed } = nearest;
    const words = `${name}: ${used.toLocaleString('en')} of ${allowed.toLocaleString('en')}`;
    return [h('details.payload', h('summary', `Limits: ${words}`), showLimits(limits))];
}
/** `inside`: addresses hold the bytes themselves, so that one file is the whole page. */
export function openFileCache(inside) {
    const files = new Map();
    const pictures = new Map();
    const put = (name, bytes) => {
        if (inside)
            return `data:${typeOf(name)};base64,${Buffer.from(bytes).toString('base64')}`;
        const address = `/files/${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}/${encodeURIComponent(name)}`;
        files.set(address, bytes);
        return address;
    };
    return {
        put,
        picture({ svg }) {
            const known = pictures.get(svg);
            if (known !== undefined)
                return known;
            const png = drawPicture(svg);
            const address = png === null ? null : put('picture.png', png);
            pictures.set(svg, address);
            return address;
        },
        at: (address) => files.get(address) ?? null,
    };
}
/** Text is shown as text and never as a page. */
export const typeOf = (name) => (name.endsWith('.png') ? 'image/png' : 'text/plain;charset=utf-8');
//# sourceMappingURL=draw-case.js.map