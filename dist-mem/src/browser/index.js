/**
 * The simulated user agent. Open a browser, perform steps (each a dialogue with the program), and get transcript
 * entries: every cookie that was stored, sent, withheld, expired or deleted, with the reason. Its rules are those of
 * RFC 6265bis; "Chromium:" marks where Chromium differs from it, or where it leaves the choice to the user agent.
 */
export { cookieNamed, FIRST_BROWSER, openBrowser } from './browser-state.js';
export { nameOf } from './cookie.js';
export { readMultipart, typeByName } from './form-content.js';
export { pageText } from './page-text.js';
export { performStep, playScenario } from './perform-step.js';
export { decodeCookieValue, readCookieHeader } from './retrieval-model.js';
export { faultIn } from './transcript.js';
//# sourceMappingURL=index.js.map