/** The kinds of payload that Slack sends us, read once, here, into exact types. Unknown fields are let go. */
import { z } from 'zod';

const id = z.string().min(1);
/** Slack leaves it out, or says null, where there is none. */
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const team = z.object({ id }).nullish();
const user = z.object({ id, team_id: id.nullish() });

const command = z.object({
  command: id,
  text,
  team_id: id,
  user_id: id,
  channel_id: id,
  trigger_id: id,
  response_url: id,
});

const blocks = z
  .array(z.looseObject({ type: z.string(), block_id: z.string().optional() }))
  .nullish()
  .transform((value) => value ?? []);

/** A file that came with a message. */
const file = z.object({
  id,
  name: z.string().nullish(),
  filetype: z.string().nullish(),
  /** `snippet` for what was pasted as one, whatever its name. */
  mode: z.string().nullish(),
  size: z.number().nullish(),
  url_private: z.string().nullish(),
  url_private_download: z.string().nullish(),
});
const files = z
  .array(file)
  .nullish()
  .transform((value) => value ?? []);

/** What hangs below a message: a forwarded one, or what other apps write there. */
const attachments = z
  .array(z.object({ text }))
  .nullish()
  .transform((value) => value ?? []);

/** A message as it comes back with a press or a shortcut. Ephemeral messages come without. */
const message = z.object({ ts: id, text, blocks, attachments, files, thread_ts: id.nullish() });

const press = z.object({
  type: z.literal('block_actions'),
  team,
  user,
  trigger_id: id,
  response_url: id.optional(),
  /** Of a message; the Home tab has none. */
  channel: z.object({ id }).optional(),
  container: z.object({
    message_ts: id.optional(),
    thread_ts: id.nullish(),
    is_ephemeral: z.boolean().default(false),
  }),
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

const option = z.object({ value: z.string() });

/** What one input of a form holds: a text, one option, or any number of them. */
const input = z.object({
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
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
    state: z.object({ values: z.record(z.string(), z.record(z.string(), input)) }),
  }),
});

/** A shortcut on a message. */
const shortcut = z.object({
  type: z.literal('message_action'),
  callback_id: z.string(),
  team,
  user,
  trigger_id: id,
  response_url: id,
  channel: z.object({ id }),
  message,
});

const event = <Shape extends z.ZodObject>(shape: Shape) =>
  z.object({
    type: z.literal('event_callback'),
    event_id: id,
    team_id: id,
    event: shape,
    /** Whom it is delivered to: the app's own account. */
    authorizations: z.array(z.object({ user_id: z.string().nullish() })).nullish(),
  });

const said = event(
  z.object({
    type: z.literal('message'),
    channel: id,
    channel_type: z.string(),
    ts: id.optional(),
    user: id.optional(),
    text,
    subtype: z.string().optional(),
    bot_id: z.string().optional(),
    blocks,
    attachments,
    files,
    thread_ts: id.nullish(),
  }),
);
const mention = event(
  z.object({
    type: z.literal('app_mention'),
    channel: id,
    user: id.optional(),
    text,
    bot_id: z.string().optional(),
    thread_ts: id.nullish(),
  }),
);
const home = event(z.object({ type: z.literal('app_home_opened'), user: id, tab: z.string().default('home') }));

export type PressPayload = z.infer<typeof press>;
export type SlackFile = z.infer<typeof file>;
export type FormState = z.infer<typeof submission>['view']['state']['values'];

export type Payload =
  | ({ readonly kind: 'command' } & z.infer<typeof command>)
  | ({ readonly kind: 'press' } & PressPayload)
  | ({ readonly kind: 'submission' } & z.infer<typeof submission>)
  | ({ readonly kind: 'shortcut' } & z.infer<typeof shortcut>)
  | ({ readonly kind: 'message' } & z.infer<typeof said>)
  | ({ readonly kind: 'mention' } & z.infer<typeof mention>)
  | ({ readonly kind: 'home' } & z.infer<typeof home>);

const payload = z.union([
  command.transform((value): Payload => ({ kind: 'command', ...value })),
  press.transform((value): Payload => ({ kind: 'press', ...value })),
  submission.transform((value): Payload => ({ kind: 'submission', ...value })),
  shortcut.transform((value): Payload => ({ kind: 'shortcut', ...value })),
  said.transform((value): Payload => ({ kind: 'message', ...value })),
  mention.transform((value): Payload => ({ kind: 'mention', ...value })),
  home.transform((value): Payload => ({ kind: 'home', ...value })),
]);

/** The body of a delivery, or null when it is none of these. */
export function readPayload(body: unknown): Payload | null {
  const result = payload.safeParse(body);
  return result.success ? result.data : null;
}

/** A message as the Web API gives it back; null when it is none. */
export function readMessage(value: unknown): z.infer<typeof message> | null {
  const result = message.safeParse(value);
  return result.success ? result.data : null;
}

const kinds = z.object({ type: z.string().optional(), event: z.object({ type: z.string() }).optional() });

/** What a delivery that cannot be read calls itself, for the log. */
export function kindOf(body: unknown): string {
  const { data } = kinds.safeParse(body);
  return data?.event?.type ?? data?.type ?? 'unknown';
}
