/** What happened in a scenario, as prose. As a picture: diagram/. */
export {
  browserWords,
  describeStep,
  describeTranscript,
  entryTitle,
  type TranscriptView,
} from './describe-transcript.ts';
export { NOTHING, observe } from './observe.ts';
export { cookieWords } from './words/cookie.ts';
export { describeError, describePrints, faultSentence, type Repair } from './words/program.ts';
export { stepSummary, stepTitle } from './words/step-title.ts';
export { durationWords, lifetimeWords, momentWords } from './words/time.ts';
