/** A picture that says what a learner has finished. The name is typed for it each time, drawn as text, and not kept. */
import { paragraph } from '../../../core/prose.ts';
import type { Form } from '../../../core/reply.ts';
import { type Context, needs, type Plan, sayOnly, zoneIn } from '../../decision.ts';
import { action, buttonsOrMenu, type Feature, sayGone, slash, textField, typed } from '../../feature.ts';
import { certificateButton, drawCertificate } from '../../show/certificate.ts';
import { longDate, todayIn } from '../../show/words.ts';

/** Longer names are cut off. */
const MAX_NAME = 60;

export const certificate: Feature<'certificate' | 'submit-cert'> = {
  command: slash('certificate', 'A picture that says what you’ve finished, with your name', offer),
  presses: {
    certificate: {
      pace: 'form',
      form: (lessons, { lesson }): Form | null =>
        lessons.has(lesson)
          ? {
              title: 'Your certificate',
              submit: action('submit-cert', lesson),
              fields: [textField('name', 'Your name', 'As you want it in the picture. I don’t keep it.', '')],
            }
          : null,
    },
    'submit-cert': {
      pace: 'reply',
      isOfLesson: true,
      decide: (context, { action: { lesson }, fields }) => make(context, lesson, cleanName(fields.name ?? '')),
    },
  },
  typed: [typed('certificate', /^(?:my )?certificates?$/, offer)],
  help: ['`certificate` for a picture that says what you’ve finished'],
  topics: [
    {
      asked: `certificate, get a certificate, proof that i finished, diploma, something to show that i did the lesson, do i
        get a certificate, certificate at the end, how do i get a certificate, prove that i learned, proof for my boss`,
      says: 'Once you’ve finished a lesson, type `certificate`. You type the name for it.',
    },
  ],
};

/** For each lesson that is finished. */
function offer({ learner, lessons }: Context): Plan {
  return needs(async ({ store }) => {
    const { progress } = await store.loadAll(learner.id);
    const finished = progress.flatMap(({ lesson, completedAt }) => {
      const title = completedAt === null ? undefined : lessons.get(lesson)?.title;
      return title === undefined ? [] : [certificateButton(lesson, title)];
    });
    if (finished.length === 0) {
      return sayOnly(learner, [
        paragraph('You haven’t finished a lesson yet. Once you have, there’s a certificate for it.'),
      ]);
    }
    return sayOnly(learner, [
      paragraph('Which lesson is it for? You type the name for it. I draw it, and don’t keep it.'),
      buttonsOrMenu('Certificate for', finished),
    ]);
  });
}

function make(context: Context, id: string, name: string): Plan {
  const { learner, lessons, progress } = context;
  const lesson = lessons.get(id);
  if (lesson === undefined) return sayGone(context);
  const completedAt = progress?.lesson === id ? progress.completedAt : null;
  if (completedAt === null) {
    return sayOnly(learner, [
      paragraph(`You haven’t finished ${lesson.title} yet. Once you have, there’s a certificate.`),
    ]);
  }
  const again = buttonsOrMenu('Certificate for', [certificateButton(id, 'Another name')]);
  if (name === '') return sayOnly(learner, [paragraph('It needs a name.'), again]);
  const picture = drawCertificate(name, lesson, longDate(todayIn(zoneIn(context), completedAt)));
  return sayOnly(
    learner,
    [paragraph('Your certificate was here. I don’t keep names, so you can have it drawn again.'), again],
    { unkept: { pressed: 'keep', blocks: [paragraph('Here it is. Keep the picture: I don’t.'), picture, again] } },
  );
}

/** One line of what can be seen: no controls, and nothing that turns the rest of the line around. */
const cleanName = (typed: string): string => {
  const name = typed
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  return [...name].slice(0, MAX_NAME).join('').trim();
};
