/** Modals and the Home tab. */
import { type ApiBody, type Arguments, type Method, refuse } from './api-method.ts';
import type { View } from './block-schema.ts';
import { checkView } from './check-payload.ts';
import type { OpenView } from './view-shelf.ts';

export const VIEW_METHODS: Readonly<Record<string, Method>> = {
  'views.open': {
    perform: (args, { workspace }) =>
      withView(args, 'modal', (view) => {
        const trigger = workspace.useTrigger(String(args.trigger_id));
        return 'error' in trigger ? refuse(trigger.error) : shown(workspace.views.open(trigger.user, view));
      }),
  },
  'views.push': {
    perform: (args, { workspace }) =>
      withView(args, 'modal', (view) => {
        const trigger = workspace.useTrigger(String(args.trigger_id));
        if ('error' in trigger) return refuse(trigger.error);
        const pushed = workspace.views.push(trigger.user, view);
        return pushed === null ? refuse('push_limit_reached') : shown(pushed);
      }),
  },
  'views.update': {
    perform: (args, { workspace }) =>
      withView(args, 'modal', (view) => {
        const open = workspace.views.find(String(args.view_id));
        if (open === null) return refuse('not_found');
        return isStale(args, open) ? refuse('hash_conflict') : shown(workspace.views.replace(open, view));
      }),
  },
  'views.publish': {
    perform: (args, { workspace }) =>
      withView(args, 'home', (view) => {
        const user = String(args.user_id ?? '');
        if (workspace.profileOf(user) === null) return refuse('invalid_arguments');
        const before = workspace.views.home(user);
        if (before !== null && isStale(args, before)) return refuse('hash_conflict');
        return shown(workspace.views.publish(user, view));
      }),
  },
};

const isStale = ({ hash }: Arguments, open: OpenView): boolean => hash !== undefined && hash !== open.hash;

const shown = ({ id, hash, view }: OpenView): ApiBody => ({ ok: true, view: { id, hash, ...view } });

function withView(args: Arguments, type: View['type'], accept: (view: View) => ApiBody): ApiBody {
  const checked = checkView(args.view);
  if (!checked.ok) return refuse(checked.refusal.error, checked.refusal.messages);
  if (checked.value.type !== type) return refuse('invalid_arguments', [`[ERROR] must be a ${type} view`]);
  return accept(checked.value);
}
