/** The four kinds of payload that Slack sends us, read once, here, into exact types. Unknown fields are let go. */
import { z } from 'zod';

const id = z.string().min(1);
const team = z.object({ id }).nullish();
const user = z.object({ id, team_id: id.nullish() });

const command = z.object({
  command: id,
  text: z.string().default(''),
  team_id: id,
  user_id: id,
  channel_id: id,
  trigger_id: id,
  response_url: id,
});

/** A message as it comes back with a press. Ephemeral messages come without. */
const message = z.object({
  ts: id,
  text: z.string().default(''),
  blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })).default([]),
});

const press = z.object({
  type: z.literal('block_actions'),
  team,
  user,
  trigger_id: id,
  response_url: id.optional(),
  channel: z.object({ id }).optional(),
  container: z.object({ message_ts: id.optional(), is_ephemeral: z.boolean().default(false) }),
  message: message.optional(),
  actions: z
    .array(
      z.object({
        block_id: z.string(),
        /** Of a button. */
        value: z.string().optional(),
        /** Of a menu. */
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
});

const submission = z.object({
  type: z.literal('view_submission'),
  team,
  user,
  trigger_id: id.optional(),
  view: z.object({
    id,
    callback_id: z.string(),
    private_metadata: z.string().default(''),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), z.object({ value: z.string().nullish() }))) }),
  }),
});

const event = z.object({
  type: z.literal('event_callback'),
  event_id: id,
  team_id: id,
  event: z.object({
    type: z.literal('message'),
    channel: id,
    channel_type: z.string(),
    user: id.optional(),
    text: z.string().default(''),
    subtype: z.string().optional(),
    bot_id: z.string().optional(),
  }),
});

export type PressPayload = z.infer<typeof press>;

export type Payload =
  | ({ readonly kind: 'command' } & z.infer<typeof command>)
  | ({ readonly kind: 'press' } & PressPayload)
  | ({ readonly kind: 'submission' } & z.infer<typeof submission>)
  | ({ readonly kind: 'message' } & z.infer<typeof event>);

const payload = z.union([
  command.transform((value): Payload => ({ kind: 'command', ...value })),
  press.transform((value): Payload => ({ kind: 'press', ...value })),
  submission.transform((value): Payload => ({ kind: 'submission', ...value })),
  event.transform((value): Payload => ({ kind: 'message', ...value })),
]);

/** The body of a delivery, or null when it is none of the four. */
export function readPayload(body: unknown): Payload | null {
  const result = payload.safeParse(body);
  return result.success ? result.data : null;
}
