/** The body of `POST /act` → an act, or what is wrong with it. */
import { z } from 'zod';
import type { Act } from './act.ts';

const id = z.string().min(1).max(1000);
const text = z.string().max(100_000);
const file = z.object({ name: z.string().min(1).max(200), base64: z.base64().max(1_500_000) });

const deed = z.discriminatedUnion('do', [
  z.object({ do: z.literal('write'), text, files: z.array(file).max(10) }),
  z.object({ do: z.literal('press'), message: id, control: id }),
  z.object({ do: z.literal('choose'), message: id, control: id, values: z.array(z.string()).max(25) }),
  z.object({ do: z.literal('submit'), values: z.record(z.string(), z.array(text)) }),
  z.object({ do: z.literal('close-form') }),
  z.object({ do: z.literal('check'), message: id }),
  z.object({ do: z.literal('dismiss'), message: id }),
  z.object({ do: z.literal('suggest'), text: z.string().max(2000) }),
]);

const act = z.union([
  z.object({ window: z.enum(['discord', 'slack']), seat: z.string(), deed }),
  z.object({ window: z.literal('clock'), leap: z.enum(['hour', 'day', 'reminder']) }),
]);

export type ActReading =
  | { readonly kind: 'act'; readonly act: Act }
  | { readonly kind: 'unreadable'; readonly why: string };

export function readAct(body: string): ActReading {
  const read = act.safeParse(parsed(body));
  if (read.success) return { kind: 'act', act: read.data };
  return { kind: 'unreadable', why: `That is no act that the playground knows. ${z.prettifyError(read.error)}` };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
