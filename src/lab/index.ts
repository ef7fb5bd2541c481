/** The lab, in which the learner is the browser of a running example: what can be typed and picked, and its dialogue. */
export { type LabCommand, readEdit, readLabCommand, readPost, readVisit, readWait } from './lab-command.ts';
export { labPost } from './lab-post.ts';
export { type LabStep, MAX_LAB_STEPS, type Mistake } from './lab-step.ts';
export { CLOSE, firstPath, type Offer, offeredStep, otherOffers, pageOffers } from './offers.ts';
export { type LabRun, replay } from './replay.ts';
