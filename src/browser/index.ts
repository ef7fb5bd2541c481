/**
 * The simulated user agent. Open a browser, perform steps (each a dialogue with the program), and get transcript
 * entries: every cookie that was stored, sent, withheld, expired or deleted, with the reason. Its rules are those of
 * RFC 6265bis; "Chromium:" marks where browsers differ from it, or where it leaves the choice to the user agent. Where
 * browsers part, the rules ask the table in differences.ts.
 */
export {
  appCookieNames,
  type BrowserState,
  cookieNamed,
  FIRST_BROWSER,
  openBrowser,
  type StepResult,
} from './browser-state.ts';
export { type Cookie, type Jar, nameOf } from './cookie.ts';
export {
  BROWSER_KINDS,
  BROWSER_NAMES,
  type BrowserKind,
  DIFFERENCES,
  type Difference,
  isBrowserKind,
  RECORDED,
} from './differences.ts';
export type { CorsDecision, CorsOutcome } from './fetch/cors.ts';
export { isForbiddenHeader, isForbiddenMethod, isHeaderValue } from './fetch/script-request.ts';
export { type ReadPart, readMultipart, typeByName } from './form-content.ts';
export { pageText } from './page-text.ts';
export { type ParsedSetCookie, parseSetCookie } from './parse-set-cookie.ts';
export { performStep, playScenario } from './perform-step.ts';
export type { Reason, ReasonCode } from './reason.ts';
export {
  type DecidedCookie,
  decodeCookieValue,
  type Retrieval,
  readCookieHeader,
  retrieveCookies,
} from './retrieval-model.ts';
export { type Decision, type ReceivedCookie, receiveCookie } from './storage-model.ts';
export type * from './transcript.ts';
export { faultIn, headersAt, timeOf } from './transcript.ts';
