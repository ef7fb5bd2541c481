/** The lab: the learner is the browser of a running example. What can be typed and picked there, and the drive behind it. */
export { type LabCommand, readEdit, readLabCommand, readPost, readVisit, readWait } from './lab-command.ts';
export { labPost } from './lab-post.ts';
export { type LabStep, MAX_LAB_STEPS, type Mistake } from './lab-step.ts';
export { CLOSE, firstPath, type Offer, offeredStep, otherOffers, pageOffers } from './offers.ts';
export { type LabRun, replay } from './replay.ts';
