/** Moving through a lesson: start, resume, next, back, jump, start again. */

import type { Lesson } from '../../../core/lesson.ts';
import { code, heading, paragraph, strong } from '../../../core/prose.ts';
import { trimEndOf } from '../../../core/trim.ts';
import { type Done, say, sayHere } from '../../decision.ts';
import {
  action,
  button,
  buttons,
  destroys,
  type Feature,
  meansInLesson,
  menu,
  pressInLesson,
  showButton,
  stepButton,
  typedInLesson,
  whereAmI,
  yesNo,
} from '../../feature.ts';
import {
  leaveLab,
  leaveRetry,
  moveTo,
  moveToRetry,
  type Place,
  placeAtStart,
  roundIn,
  withProgress,
} from '../../place.ts';
import { sectionMeant } from '../../reading/section-meant.ts';
import { leftProse, lengthWords, sectionMark, stopBlocks } from '../../show/sitting.ts';
import { scoreProse, showStep } from '../../show/step.ts';
import { waysFrom } from '../../show/ways.ts';
import type { Attempt } from '../../state.ts';

/** `go 3`, `take me to lifetime and flags please`. */
const GO =
  /^\/?(?:go(?: back)?|back(?= to (?:the |that )?(?:part|section|chapter|bit|one) (?:about|on|with|of|where))|jump|take me|bring me|skip ahead|(?:skip|switch|move)(?= to )|(?:let['’]?s|i want to|can i|can we|could we) (?:go|jump|skip|move)) +(?!(?:back|on|ahead|forward|again)\b(?! to ))(?!(?:(?:on )?to )?(?:the )?next\b)(\S.*)$/i;
/** `section 5`, `part two`. */
const NUMBERED =
  /^(?:(?:the|show(?: me)?|open|give me|lets do|do|see) )?(?:section|chapter|part|sec\.?|topic) (?:(?:no\.?|nr\.?|number|#) ?)?(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)(?: (?:pls|plz|please|now|again))?$/i;
/** `i want to do the exercise now`: the next one that was not passed. */
const PRACTISE =
  /^(?:(?:the |an |some |next )?(?:exercises?|coding tasks?)(?: (?:now|first|pls|plz|please)){1,2}|(?:(?:now|ok|can i|can we|could we|i want(?: to)?|i wanna|i would like to|i['’]?d like to|let me|let['’]?s) ){0,3}(?:do|try|start|make|solve|practi[cs]e|take me to|show me|see|get to|want)(?: with)? (?:the |an |some |my |your )?(?:exercises?|practice|challenge|coding tasks?|tasks)(?: (?:now|first|already|directly|pls|plz|please|instead)){0,3})$/i;
/** `go next pls im good` */
const GO_NEXT =
  /^(?:(?:ok|please|lets|let['’]s) )?(?:go|move|jump)(?: on)?(?: to)?(?: the)? next(?: (?:one|step|page|part|thing))?(?:,? (?:pls|plz|please|now|then|i['’]?m (?:good|ready|done|fine)|i am (?:good|ready|done|fine)|got it|thanks|thx)){0,3}$/i;
/** Around a section's name. */
const AROUND_NAME = /^(?:(?:to|the|section) )+| (?:section|part|please)$/gi;

export const navigate: Feature<'next' | 'back' | 'go' | 'outline' | 'restart'> = {
  presses: {
    next: pressInLesson((place, { action: { step } }) => (step === place.step.id ? goNext : tooLate)(place, step)),
    back: pressInLesson((place, { action: { step } }) => (step === place.step.id ? goBack : tooLate)(place, step)),
    go: pressInLesson((place, { action: { step } }) => goTo(place, step)),
    outline: pressInLesson((place) => outline(place)),
    restart: pressInLesson((place, { action: { argument } }) =>
      argument === CONFIRMED ? restart(place) : askRestart(place),
    ),
  },
  typed: [
    meansInLesson('next', goNext),
    typedInLesson('next', GO_NEXT, goNext),
    meansInLesson('back', goBack),
    meansInLesson('outline', (place) => outline(place)),
    typedInLesson('go', GO, (place, _, [, target = '']) =>
      goTo(place, trimEndOf(target, '.!? ').replace(AROUND_NAME, '').trim()),
    ),
    typedInLesson('go', NUMBERED, (place, _, [, number = '']) =>
      goTo(place, String(NUMBERS.indexOf(number.toLowerCase()) + 1 || number)),
    ),
    typedInLesson('go', PRACTISE, (place) => goToExercise(place)),
    meansInLesson('restart', askRestart),
    meansInLesson('restart-now', (place) => restart(place)),
  ],
  help: ['`next`, `back`, `outline` or `go 3` to move'],
  topics: [
    {
      asked: `go back, previous step, step before, last step again, jump to a section, go to a section, see all
        sections, table of contents, outline, move forward, skip a section, next step, back, one step back,
        go back one step, how do i go back, previous page, previous, last page, jump, jump to, go to another
        section, go to the section, navigate, see the table of contents, all sections, list of sections,
        overview of sections, back to the last step, see all the chapters, all chapters`,
      says: 'Type `back` for the step before, `outline` for all sections, or `go 3` for the third one.',
    },
  ],
};

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** How much of an unknown name is repeated. */
const MAX_SHOWN_NAME = 40;

/** Shows the step that the learner is at; a learner who comes back is welcomed. */
export function resume(place: Place, welcome: boolean): Done {
  const back = place.isReplaced
    ? paragraph('This lesson has changed since you were here. You go on at: ', strong(place.step.title), '.')
    : paragraph('Welcome back to ', strong(place.lesson.title), '. You’re where you left off.');
  const isSaid = welcome || place.isReplaced;
  return say(leaveLab(place), { blocks: [...(isSaid ? [back] : []), ...showStep(place)] });
}

/** The first message of a lesson that is new to the learner. */
export function begin(place: Place): Done {
  const what = paragraph(`A lesson of the course ${place.lesson.course.title}, ${lengthWords(place.lesson)}.`);
  return say(place, { blocks: [what, ...showStep(place)] });
}

/** Asks first: answers, the score and what was passed would be gone for good. */
function askRestart(place: Place): Done {
  const sure = button('Yes, start again', action('restart', place.lesson.id, place.step.id, CONFIRMED));
  const said = 'Start this lesson again? Your answers, your score and your solved exercises in it will be gone.';
  return sayHere(place, said, destroys([], yesNo(sure, button('No, go on here', showButton(place).action))));
}

/** The argument of the action by which a learner agrees to begin again. */
const CONFIRMED = 'yes';

/** Begins again; attempts that were made stay on record. */
const restart = (place: Place): Done => begin(placeAtStart(place.learner, place.lesson, place.now));

/** On to the next step; an open question has to be answered or skipped first. */
function goNext(place: Place): Done {
  const { step, progress } = place;
  // What stands in the place of a step that is gone was not seen yet.
  if (step.kind === 'complete' || place.isReplaced) return resume(place, false);
  if (step.kind === 'question' && !progress.answered) {
    const open = paragraph(
      'This question is still open. Answer it, or type ',
      strong('skip'),
      ' to go on without answering.',
    );
    return sayHere(place, open, buttons(...waysFrom(place)));
  }
  return goOnward(place);
}

/** On without an answer. A skipped question counts as missed, and so comes back in a retry. */
export function skip(place: Place): Done {
  if (place.step.kind !== 'question' || place.progress.answered) return goOnward(place);
  const { lesson, progress, step } = place;
  if (progress.answers[step.id]?.right) return goOnward(place);
  const skipped = { given: null, right: false, firstTry: false, ...roundIn(place, step) };
  const answers = { ...progress.answers, [step.id]: skipped };
  const hints = progress.hints[step.id] ?? 0;
  const attempt: Attempt = { lesson: lesson.id, step: step.id, kind: 'skip', given: '', verdict: 'skipped', hints };
  const onward = goOnward(withProgress(place, { answers }));
  const blocks = progress.retry === null ? [...stopBlocks(place), ...onward.reply.blocks] : onward.reply.blocks;
  return { ...onward, attempts: [attempt], reply: { ...onward.reply, blocks } };
}

/** To the step before; out of a retry, to the score or to where the quiz was asked for. */
function goBack(place: Place): Done {
  return showStepAt(place.progress.retry === null ? moveTo(place, place.index - 1) : leaveRetry(place));
}

/** To the step with this id, or to the section with this number or name. */
export function goTo(place: Place, target: string): Done {
  const index = place.lesson.steps.findIndex(({ id }) => id === target);
  const found = index >= 0 ? index : sectionNamed(place.lesson, target);
  return found === null ? outline(place, target) : showStepAt(moveTo(place, found));
}

/** To the exercise that the learner is at, else to the next one that was not passed, else to the first. */
function goToExercise(place: Place): Done {
  const { lesson, index, progress } = place;
  const exercises = lesson.steps.flatMap((step, at) => (step.kind === 'exercise' ? [{ step, at }] : []));
  const open = exercises.filter(({ step }) => progress.passed[step.id] !== true);
  const next = open.find(({ at }) => at >= index) ?? open[0] ?? exercises[0];
  return next === undefined ? outline(place, 'exercise') : showStepAt(moveTo(place, next.at));
}

/** The sections as a menu, and in words where the learner is. `sought`: a name that no section has. */
function outline(place: Place, sought: string | null = null): Done {
  const { lesson } = place;
  const entries = lesson.sections.map((section, number) => {
    const label = `${number + 1}. ${section.title} (${sectionMark(place, section)})`;
    return { label, action: action('go', lesson.id, lesson.steps[section.first]?.id) };
  });
  return sayHere(
    place,
    ...(sought === null ? [] : [paragraph('There’s no section ', code(sought.slice(0, MAX_SHOWN_NAME)), '.')]),
    heading(2, `Outline: ${lesson.title}`),
    leftProse(place),
    paragraph('Pick a section, or type ', strong('go'), ' and its number.'),
    menu('Go to a section', entries),
    whereAmI(place, stepButton(place, 'score', 'Score')),
  );
}

/** A press that comes too late: the learner has gone on since, or the question is answered. Nothing changes. */
export function tooLate(place: Place, pressedStep: string): Done {
  if (place.isReplaced) return resume(place, false);
  const isThere = place.lesson.steps.some(({ id }) => id === pressedStep);
  const earlier = isThere
    ? 'That button is from an earlier step. Nothing has changed. You’re at: '
    : 'This lesson has changed since, and that step is gone. You’re at: ';
  const said =
    pressedStep === place.step.id
      ? 'You’ve already answered that one. Your first answer counts.'
      : paragraph(earlier, strong(place.step.title), '.');
  return sayHere(place, said, whereAmI(place));
}

/** Shows the step that the place is at, in a new message. */
export const showStepAt = (place: Place): Done => say(place, { blocks: showStep(place) });

/** To the next step, or the next question of a retry. A quiz that leads back into the lesson ends with the score. */
function goOnward(place: Place): Done {
  const { retry } = place.progress;
  if (retry === null) return showStepAt(moveTo(place, place.index + 1));
  const on = moveToRetry(place, retry.slice(1));
  const isBack = on.progress.retry === null && on.step.kind !== 'score';
  return say(on, { blocks: [...(isBack ? [heading(3, 'The quiz so far'), ...scoreProse(on)] : []), ...showStep(on)] });
}

function sectionNamed(lesson: Lesson, name: string): number | null {
  const { sections } = lesson;
  const wanted = name.toLowerCase();
  const byNumber = sections[Number(wanted) - 1];
  const words = (title: string): string => ` ${title.toLowerCase()} `;
  const named = sections.find(({ id, title }) => id === wanted || words(title).includes(` ${wanted} `));
  return (byNumber ?? named ?? sectionMeant(lesson, name))?.first ?? null;
}
