/** What Slack knows of an app beforehand, from its manifest: commands and shortcuts, as far as people see them. */
import { z } from 'zod';

const manifest = z.object({
  features: z.object({
    slash_commands: z.array(
      z.object({ command: z.string(), description: z.string(), usage_hint: z.string().default('') }),
    ),
    shortcuts: z.array(z.object({ name: z.string(), callback_id: z.string() })),
  }),
});

export interface SlackApp {
  readonly commands: readonly { readonly command: string; readonly description: string; readonly usage_hint: string }[];
  /** The shortcut in the menu of a message; null when the app has none. */
  readonly shortcut: { readonly name: string; readonly callback_id: string } | null;
}

/** Reads a manifest. Throws ZodError for what is none. */
export function readManifest(json: unknown): SlackApp {
  const { features } = manifest.parse(json);
  return { commands: features.slash_commands, shortcut: features.shortcuts[0] ?? null };
}
