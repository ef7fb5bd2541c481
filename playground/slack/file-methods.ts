/** Uploads, in Slack's three steps; the bytes come to an address of their own (server.ts). */
import { z } from 'zod';
import { type ApiBody, type Arguments, type Method, type MethodContext, refuse } from './api-method.ts';
import { BOT } from './workspace.ts';

const scope = 'files:write';
const files = z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1);

export const FILE_METHODS: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': {
    scope,
    perform: ({ filename, length }, { workspace, uploadUrl }) => {
      const size = Number(length);
      if (typeof filename !== 'string' || filename === '' || !(size > 0)) return refuse('invalid_arguments');
      const id = workspace.files.reserve(filename, size);
      return { ok: true, file_id: id, upload_url: uploadUrl(id) };
    },
  },
  'files.completeUploadExternal': {
    scope,
    perform: (args, context) => {
      const read = files.safeParse(args.files);
      return read.success ? complete(read.data, args, context) : refuse('invalid_arguments');
    },
  },
};

function complete(
  wanted: z.infer<typeof files>,
  { channel_id: channel, thread_ts: thread }: Arguments,
  { workspace }: MethodContext,
): ApiBody {
  const unreachable = channel === undefined ? null : workspace.whyUnreachable(String(channel));
  if (unreachable !== null) return refuse(unreachable);
  const completed = wanted.map(({ id }) => workspace.files.complete(id));
  const there = completed.filter((file) => file !== null);
  if (there.length < completed.length) return refuse('file_not_found');
  if (channel !== undefined) {
    const message = {
      channel: String(channel),
      thread: thread === undefined ? null : String(thread),
      onlyFor: null,
      author: BOT.user_id,
      fromBot: true,
      text: '',
      blocks: [],
    };
    workspace.add({ ...message, files: there });
  }
  return { ok: true, files: there.map(({ id, name }) => ({ id, title: name })) };
}
