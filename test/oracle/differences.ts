/**
 * Where the simulated browser is meant to differ from Chromium: `topic: scenario` → the reason. Whatever is not here
 * agrees.
 */
export const DIFFERENCES: Readonly<Record<string, string>> = {
  'third-parties: a private window blocks third-party cookies, an ordinary one does not':
    'the private windows that DevTools can open are not the visitor’s incognito windows, in which Chromium blocks by default',
};
