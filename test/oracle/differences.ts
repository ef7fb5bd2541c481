/**
 * Where the simulated browser is meant to differ from the real one: `browser, topic: scenario` → the reason. Whatever
 * is not here agrees.
 */
export const DIFFERENCES_MEANT: Readonly<Record<string, string>> = {
  'firefox, name-and-value: 4097 bytes of name': 'of a cookie whose name is that long Firefox’s console says nothing',
  'firefox, name-and-value: 4097 bytes of value without a name':
    'of a cookie whose name is that long Firefox’s console says nothing; to Firefox it is a name',
  'chromium, bytes: a surrogate in UTF-8':
    'DevTools make one half of a character of the three bytes, which stay three in the Cookie header',
};
