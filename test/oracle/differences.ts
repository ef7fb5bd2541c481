/**
 * Where the simulated browser is meant to differ from the real one: `browser, topic: scenario` → the reason. Whatever
 * is not here agrees.
 */
export const DIFFERENCES_MEANT: Readonly<Record<string, string>> = {
  'chromium, third-parties: a private window blocks third-party cookies, an ordinary one does not':
    'the private windows that DevTools can open are not the visitor’s incognito windows, in which Chromium blocks by default',
  'chromium, bytes: a surrogate in UTF-8':
    'DevTools make one half of a character of the three bytes, which stay three in the Cookie header',
};
