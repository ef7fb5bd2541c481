/**
 * Scenarios in files of their own: reading them, performing them with scripted answers, and their transcripts as JSON.
 */

export type { ScriptedAnswer } from './answers.ts';
export { answerFrom, EMPTY_PAGE } from './answers.ts';
export { type PlayedStep, playScripted } from './play-scripted.ts';
export {
  DEFAULT_START_TIME,
  parseScenario,
  type ScenarioFile,
  type ScriptedStep,
} from './scenario-file.ts';
export { type StepJson, transcriptJson } from './transcript-json.ts';
