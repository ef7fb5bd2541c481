/**
 * Refuses what Slack refuses: malformed blocks, texts over their limits, ids used twice, messages too long. And finds
 * the mentions, channels and links that Slack would make of mere text.
 */
import { z } from 'zod';
import { block, view } from './block-schema.js';
import { shownText } from './screen.js';
const MAX_TEXT = 40_000;
export const MAX_BLOCKS = 50;
/** Of all blocks as JSON. Measured, not documented. */
export const MAX_BLOCK_CHARACTERS = 13_200;
const MAX_TABLE_CHARACTERS = 10_000;
/** Reads a message's blocks, or refuses them. */
export function checkMessage(text, blocks, hasFile = () => true) {
    if (typeof text === 'string' && text.length > MAX_TEXT)
        return refuse('msg_too_long', []);
    if (blocks === undefined)
        return text ? { ok: true, value: [] } : refuse('no_text', []);
    const read = z.array(block).safeParse(blocks);
    if (!read.success)
        return refuse('invalid_blocks', complaints('/blocks', read.error));
    const problems = [
        ...repeatedIds(read.data),
        ...misplaced(read.data, 'input', 'input blocks are for modals here'),
        ...missingText(read.data),
        ...missingFiles(read.data, hasFile),
    ];
    if (read.data.length > MAX_BLOCKS)
        problems.push(complaint('no more than 50 items allowed', '/blocks'));
    if (problems.length > 0)
        return refuse('invalid_blocks', problems);
    const tables = read.data.filter((item) => item.type === 'table');
    if (tables.length > 1)
        return refuse('invalid_attachments', [complaint('only one table is allowed', '/blocks')]);
    if (tables.some((table) => tableCharacters(table) > MAX_TABLE_CHARACTERS)) {
        return refuse('invalid_blocks', [complaint('a table may hold 10000 characters', '/blocks')]);
    }
    if (JSON.stringify(read.data).length > MAX_BLOCK_CHARACTERS)
        return refuse('msg_blocks_too_long', []);
    if (read.data.length === 0 && !text)
        return refuse('no_text', []);
    return { ok: true, value: read.data };
}
/** Reads a modal or Home view, or refuses it. */
export function checkView(value) {
    const read = view.safeParse(value);
    if (!read.success)
        return refuse('invalid_arguments', complaints('/view', read.error));
    const problems = [
        ...repeatedIds(read.data.blocks),
        ...misplaced(read.data.blocks, 'table', 'unsupported type: table'),
    ];
    const hasInput = read.data.blocks.some((item) => item.type === 'input');
    if (read.data.type === 'modal' && hasInput && read.data.submit === undefined) {
        problems.push(complaint('missing required field: submit', '/view'));
    }
    return problems.length > 0 ? refuse('invalid_arguments', problems) : { ok: true, value: read.data };
}
const refuse = (error, messages) => ({ ok: false, refusal: { error, messages } });
const complaint = (message, pointer) => `[ERROR] ${message} [json-pointer:${pointer}]`;
const complaints = (root, error) => error.issues.map(({ message, path }) => complaint(message, [root, ...path].join('/')));
function repeatedIds(blocks) {
    const ids = blocks.flatMap((item) => (item.block_id === undefined ? [] : [item.block_id]));
    const problems = repeated(ids).map((id) => complaint(`\`block_id\` "${id}" already exists`, '/blocks'));
    for (const [index, item] of blocks.entries()) {
        if (item.type !== 'actions')
            continue;
        const actionIds = item.elements.map((element) => element.action_id);
        for (const id of repeated(actionIds)) {
            problems.push(complaint(`\`action_id\` "${id}" already exists`, `/blocks/${index}/elements`));
        }
    }
    return problems;
}
const repeated = (ids) => ids.filter((id, index) => ids.indexOf(id) !== index);
const misplaced = (blocks, type, message) => blocks.flatMap((item, index) => (item.type === type ? [complaint(message, `/blocks/${index}`)] : []));
const missingFiles = (blocks, hasFile) => blocks.flatMap((item, index) => item.type === 'image' && item.slack_file !== undefined && !hasFile(item.slack_file.id)
    ? [complaint('invalid slack file', `/blocks/${index}/slack_file`)]
    : []);
const missingText = (blocks) => blocks.flatMap((item, index) => item.type === 'section' && item.text === undefined && item.fields === undefined
    ? [complaint('missing required field: text', `/blocks/${index}`)]
    : []);
const tableCharacters = (table) => shownText([table], '').length;
const MENTIONING_TYPES = new Set(['user', 'usergroup', 'broadcast']);
/** Every mention in the arguments of a method or the body sent to a response URL. */
export function mentionsIn(payload) {
    const inText = typeof payload.text === 'string' ? mrkdwnMentions(payload.text) : [];
    const isFullyParsed = payload.parse === 'full' || payload.link_names !== undefined;
    return [...inText, ...(isFullyParsed ? ['parse'] : []), ...walk(payload.blocks), ...walk(payload.view)];
}
function walk(value) {
    if (Array.isArray(value))
        return value.flatMap(walk);
    if (typeof value !== 'object' || value === null)
        return [];
    const node = { ...value };
    const own = MENTIONING_TYPES.has(node.type) ? [JSON.stringify(node)] : [];
    const inText = node.type === 'mrkdwn' ? mrkdwnMentions(String(node.text)) : [];
    return [...own, ...inText, ...Object.values(node).flatMap(walk)];
}
/** In mrkdwn everything in angle brackets means something; escaped ones are `&lt;`. */
const mrkdwnMentions = (text) => text.match(/<[@!#][^>]*>/g) ?? [];
//# sourceMappingURL=check-payload.js.map