/** What happened in a scenario, as prose. */
export { cookieWords } from './describe-cookie.ts';
export { describeEntry } from './describe-entry.ts';
export { describeError, describePrints } from './describe-error.ts';
export { durationWords, lifetimeWords, momentWords } from './describe-time.ts';
export { describeTranscript, type TranscriptView } from './describe-transcript.ts';
export { faultSentence } from './fault-sentence.ts';
export { shortAddress } from './short-address.ts';
export { stepTitle } from './step-title.ts';
