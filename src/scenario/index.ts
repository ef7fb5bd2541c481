/** Scenarios in files of their own: reading them, performing them with scripted answers, their transcripts as JSON. */
export { answerFrom, EMPTY_PAGE, type ScriptedAnswer } from './answers.ts';
export { type PlayedStep, playScripted } from './play-scripted.ts';
export { DEFAULT_START_TIME, parseScenario, type ScenarioFile } from './scenario-file.ts';
export { type StepJson, transcriptJson } from './transcript-json.ts';
