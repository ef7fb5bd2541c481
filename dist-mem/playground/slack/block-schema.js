/**
 * Block Kit with the limits of Slack's reference: the blocks and elements that a bot of ours sends. Strict: an
 * unknown field or type is refused, as Slack does.
 */
import { z } from 'zod';
const style = z
    .strictObject({ bold: z.boolean(), italic: z.boolean(), strike: z.boolean(), code: z.boolean() })
    .partial()
    .optional();
const text = z.strictObject({ type: z.literal('text'), text: z.string().min(1), style });
const link = z.strictObject({ type: z.literal('link'), url: z.string().min(1), text: z.string().optional(), style });
const element = z.discriminatedUnion('type', [
    text,
    link,
    z.strictObject({ type: z.literal('emoji'), name: z.string().regex(/^[\w+-]+$/), style }),
    z.strictObject({ type: z.literal('user'), user_id: z.string(), style }),
    z.strictObject({ type: z.literal('usergroup'), usergroup_id: z.string(), style }),
    z.strictObject({ type: z.literal('channel'), channel_id: z.string(), style }),
    z.strictObject({ type: z.literal('broadcast'), range: z.enum(['here', 'channel', 'everyone']), style }),
]);
const border = z.union([z.literal(0), z.literal(1)]).optional();
const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(element).min(1) });
const part = z.discriminatedUnion('type', [
    section,
    z.strictObject({
        type: z.literal('rich_text_list'),
        style: z.enum(['bullet', 'ordered']),
        elements: z.array(section).min(1),
        indent: z.int().min(0).max(8).optional(),
        offset: z.int().min(0).optional(),
        border,
    }),
    z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(element).min(1), border }),
    z.strictObject({
        type: z.literal('rich_text_preformatted'),
        elements: z.array(z.discriminatedUnion('type', [text, link])).min(1),
        language: z.string().optional(),
        border,
    }),
]);
export const blockId = z.string().min(1).max(255).optional();
export const richText = z.strictObject({
    type: z.literal('rich_text'),
    block_id: blockId,
    elements: z.array(part).min(1),
});
const plainText = (max) => z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(max), emoji: z.boolean().optional() });
const mrkdwn = (max) => z.strictObject({ type: z.literal('mrkdwn'), text: z.string().min(1).max(max), verbatim: z.boolean().optional() });
const anyText = (max) => z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);
const actionId = z.string().min(1).max(255);
const option = z.strictObject({
    text: plainText(75),
    value: z.string().min(1).max(150),
    description: plainText(75).optional(),
});
const button = z.strictObject({
    type: z.literal('button'),
    action_id: actionId,
    text: plainText(75),
    value: z.string().max(2000).optional(),
    url: z.string().max(3000).optional(),
    style: z.enum(['primary', 'danger']).optional(),
    accessibility_label: z.string().min(1).max(75).optional(),
});
const select = z.strictObject({
    type: z.literal('static_select'),
    action_id: actionId,
    placeholder: plainText(150).optional(),
    options: z.array(option).min(1).max(100),
    initial_option: option.optional(),
});
const overflow = z.strictObject({
    type: z.literal('overflow'),
    action_id: actionId,
    options: z.array(option).min(1).max(5),
});
const input = z.strictObject({
    type: z.literal('plain_text_input'),
    action_id: actionId,
    multiline: z.boolean().optional(),
    initial_value: z.string().max(3000).optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
    placeholder: plainText(150).optional(),
    focus_on_load: z.boolean().optional(),
});
const radio = z.strictObject({
    type: z.literal('radio_buttons'),
    action_id: actionId,
    options: z.array(option).min(1).max(10),
    initial_option: option.optional(),
});
const checkboxes = z.strictObject({
    type: z.literal('checkboxes'),
    action_id: actionId,
    options: z.array(option).min(1).max(10),
    initial_options: z.array(option).min(1).max(10).optional(),
});
const cell = z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
    richText,
]);
/** Every block that a message, a modal or the Home tab may hold. */
export const block = z.discriminatedUnion('type', [
    richText,
    z.strictObject({ type: z.literal('header'), block_id: blockId, text: plainText(150) }),
    z.strictObject({ type: z.literal('divider'), block_id: blockId }),
    z.strictObject({
        type: z.literal('section'),
        block_id: blockId,
        text: anyText(3000).optional(),
        fields: z.array(anyText(2000)).min(1).max(10).optional(),
        accessory: z.discriminatedUnion('type', [button, select, overflow, radio]).optional(),
        expand: z.boolean().optional(),
    }),
    z.strictObject({ type: z.literal('context'), block_id: blockId, elements: z.array(anyText(3000)).min(1).max(10) }),
    z.strictObject({
        type: z.literal('actions'),
        block_id: blockId,
        elements: z
            .array(z.discriminatedUnion('type', [button, select, overflow, radio]))
            .min(1)
            .max(25),
    }),
    z.strictObject({
        type: z.literal('input'),
        block_id: blockId,
        label: plainText(2000),
        hint: plainText(2000).optional(),
        optional: z.boolean().optional(),
        element: z.discriminatedUnion('type', [input, select, radio, checkboxes]),
    }),
    z
        .strictObject({
        type: z.literal('image'),
        block_id: blockId,
        alt_text: z.string().min(1).max(2000),
        title: plainText(2000).optional(),
        image_url: z.string().max(3000).optional(),
        slack_file: z.strictObject({ id: z.string().regex(/^F[A-Z0-9]{8,}$/) }).optional(),
    })
        .refine(({ image_url, slack_file }) => (image_url === undefined) !== (slack_file === undefined), {
        message: 'must have either image_url or slack_file',
    }),
    z.strictObject({
        type: z.literal('table'),
        block_id: blockId,
        rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
        column_settings: z
            .array(z.strictObject({
            align: z.enum(['left', 'center', 'right']).optional(),
            is_wrapped: z.boolean().optional(),
        }))
            .max(20)
            .optional(),
    }),
]);
const metadata = {
    callback_id: z.string().max(255).optional(),
    private_metadata: z.string().max(3000).optional(),
    external_id: z.string().max(255).optional(),
    blocks: z.array(block).max(100),
};
export const view = z.discriminatedUnion('type', [
    z.strictObject({
        type: z.literal('modal'),
        title: plainText(24),
        submit: plainText(24).optional(),
        close: plainText(24).optional(),
        clear_on_close: z.boolean().optional(),
        notify_on_close: z.boolean().optional(),
        ...metadata,
    }),
    z.strictObject({ type: z.literal('home'), ...metadata }),
]);
//# sourceMappingURL=block-schema.js.map