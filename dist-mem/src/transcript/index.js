/** What happened in a scenario, as prose. As a picture: diagram/. */
export { describeEntry, describeTranscript, entryTitle } from './describe-transcript.js';
export { cookieWords } from './words/cookie.js';
export { describeError, describePrints, faultSentence } from './words/program.js';
export { stepTitle } from './words/step-title.js';
export { durationWords, lifetimeWords, momentWords } from './words/time.js';
//# sourceMappingURL=index.js.map