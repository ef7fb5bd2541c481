/**
 * The simulated user agent. Open a browser, perform steps (each a dialogue that yields requests and takes answers), and
 * get transcript entries: every cookie that was stored, sent, withheld, expired or deleted, with the reason.
 */
export { type BrowserState, cookieNamed, FIRST_BROWSER, openBrowser } from './browser-state.ts';
export type { Cookie, Jar, SameSite } from './cookie.ts';
export { nameOf } from './cookie.ts';
export { readCookieHeader } from './cookie-header.ts';
export { decodeCookieValue } from './decode-cookie-value.ts';
export { typeByName } from './file-type.ts';
export { MAX_HOPS } from './follow-redirect.ts';
export { pageText } from './page-text.ts';
export type { Partition } from './partition.ts';
export { performStep } from './perform-step.ts';
export { isFault, playScenario } from './play-scenario.ts';
export { type ReadPart, readMultipart } from './read-multipart.ts';
export type { Reason, ReasonCode } from './reason.ts';
export type { Decision, ReceivedCookie } from './received-cookie.ts';
export type { DecidedCookie } from './retrieve-cookies.ts';
export type { StepResult } from './step-result.ts';
export type * from './transcript-entry.ts';
