/** The lab as the learner sees it: what the last step did, the jar, and what can be done next. */
import type { Jar } from '../../../browser/index.ts';
import { type Action, action } from '../../../core/action.ts';
import type { ExampleStep, Lesson } from '../../../core/lesson.ts';
import { bullets, code, codeBlock, heading, numbered, type Prose, paragraph } from '../../../core/prose.ts';
import type { Block, Form, TextField } from '../../../core/reply.ts';
import { APP_ORIGIN } from '../../../core/scenario.ts';
import { labPost } from '../../../lab/lab-form.ts';
import { CLOSE, firstPath, otherOffers, pageOffers } from '../../../lab/offers.ts';
import { type LabRun, MAX_LAB_STEPS } from '../../../lab/replay.ts';
import { transcriptScenes } from '../../../transcript/diagram/transcript-scenes.ts';
import { cookieWords, describeEntry, stepTitle } from '../../../transcript/index.ts';
import type { Lessons } from '../../lessons.ts';
import type { LabState } from '../../state.ts';
import type { Fields } from '../../storage.ts';
import type { Verb } from '../index.ts';
import { showDrawing } from '../lesson/last-run.ts';

/** The lab that is shown: its example in its lesson, and what was done there. */
export interface ShownLab {
  readonly lesson: Lesson;
  readonly example: ExampleStep;
  readonly lab: LabState;
}

/** The first message of a new lab. */
export const showNewLab = (shown: ShownLab): readonly Block[] => [
  heading(2, `Lab: ${shown.example.title}`),
  paragraph('You are the browser now, and this program is running. Visit its pages, and watch your cookies.'),
  codeBlock('python', shown.example.program.trimEnd()),
  paragraph('Use the menus and buttons, or type: ', code('help'), ' says what can be typed.'),
  ...labControls(shown, []),
];

/** The lab of a learner who comes back to it, or who wants to see where they are. */
export function showLab(shown: ShownLab, { jar, transcript }: LabRun): readonly Block[] {
  const { lab, example } = shown;
  const done = lab.steps.map((step) => [stepTitle(step)]);
  return [
    heading(2, `Lab: ${example.title}`),
    ...(done.length === 0
      ? [paragraph('You have not done anything yet. Visit a page to begin.')]
      : [paragraph('What you did so far:'), numbered(done)]),
    ...jarProse(jar, transcript.at(-1)?.at ?? lab.startedAt),
    ...labControls(shown, jar),
  ];
}

/** What came of the step that was just done. */
export const showDone = (shown: ShownLab, { last, jar }: LabRun): readonly Block[] => [
  ...last.flatMap(describeEntry),
  ...jarProse(jar, last.at(-1)?.at ?? shown.lab.startedAt),
  ...roomLeft(shown.lab),
  ...labControls(shown, jar),
];

/** Everything that was done, drawn. */
export const showDrawnLab = (shown: ShownLab, { transcript, jar }: LabRun): readonly Block[] => [
  ...showDrawing(shown.example.title, transcriptScenes(transcript)),
  ...labControls(shown, jar, true),
];

const jarProse = (jar: Jar, now: number): readonly Prose[] => [
  heading(3, 'The jar now'),
  jar.length === 0 ? paragraph('Empty: no cookies.') : bullets(jar.map((cookie) => cookieWords(cookie, now))),
];

/** From so many steps before the end on it is said that there is one. */
const WARN_AT = 5;

function roomLeft({ steps }: LabState): readonly Prose[] {
  const left = MAX_LAB_STEPS - steps.length;
  if (left > WARN_AT) return [];
  const room = left === 0 ? 'That was the last step that fits' : `There is room for ${left} more`;
  return [paragraph(`${room}. To go on after that, start over.`)];
}

/** `isDrawn`: below the pictures of what was done. */
function labControls({ lesson, example, lab: { steps } }: ShownLab, jar: Jar, isDrawn = false): readonly Block[] {
  const act = (verb: Verb, argument = ''): Action => action(verb, lesson.id, example.id, argument);
  const entry = ({ label, key }: { readonly label: string; readonly key: string }) => ({
    label,
    action: act('lab-do', key),
  });
  const button = (label: string, verb: Verb, argument = '') =>
    ({ label, action: act(verb, argument), style: 'secondary' }) as const;
  return [
    {
      kind: 'menu',
      label: 'Visit a page',
      entries: [
        ...pageOffers(example.scenario).map(entry),
        { label: 'Another address…', action: act('lab-address') },
        { label: 'Submit a form…', action: act('lab-form') },
      ],
    },
    {
      kind: 'menu',
      label: 'Do something else',
      entries: [
        ...otherOffers(example.scenario, jar).map(entry),
        { label: 'Wait for another time…', action: act('lab-time') },
        { label: 'Change a cookie…', action: act('lab-cookie') },
        { label: 'Try another example…', action: act('lab-others') },
      ],
    },
    {
      kind: 'buttons',
      buttons: [
        button('Close the browser', 'lab-do', CLOSE.key),
        button('Why was a cookie (not) sent?', 'lab-why'),
        ...(steps.length === 0 || isDrawn ? [] : [button('Show as a picture', 'lab-picture')]),
        button('Start over', 'lab-over'),
        button('Leave the lab', 'lab-leave'),
      ],
    },
  ];
}

/** What can be typed in the lab. */
export const labHelp = (): readonly Prose[] => [
  paragraph('You are in the lab. You can type:'),
  bullets([
    [code('visit /theme'), ', or ', code('http /theme'), ' to come without encryption'],
    [code('post /vote choice=yes'), ' to submit a form'],
    [code('from other /'), ' or ', code('from other post /vote choice=yes'), ' to come from another site'],
    [code('close'), ' to close the browser and open it again'],
    [code('wait 2 hours'), ' or ', code('wait a month')],
    [code('edit theme=dark'), ', ', code('delete theme'), ' or ', code('tamper theme'), ' to change a cookie by hand'],
    [code('script'), ' to read ', code('document.cookie'), '; ', code('jar'), ' to see your cookies'],
    [code('why theme'), ' or ', code('why theme 2'), ' to learn why it was sent or not, here or in step 2'],
    [code('picture'), ' to see what you did as a picture'],
    [code('start over'), ', ', code('examples'), ' for another one, and ', code('leave')],
  ]),
];

// Forms: an address, a form to submit, a cookie to change, a length of time.

type FormVerb = 'lab-address' | 'lab-form' | 'lab-cookie' | 'lab-time';

/** The form that a verb opens at an example; null for another step. `draft`: what was sent last, by field id. */
export function labForm(verb: FormVerb, lessons: Lessons, { lesson, step: id }: Action, draft: Fields): Form | null {
  const step = lessons.get(lesson)?.steps.find((one) => one.id === id);
  if (step?.kind !== 'example') return null;
  const form = (title: string, submit: Verb, ...fields: readonly TextField[]): Form => ({
    title,
    submit: action(submit, lesson, step.id),
    fields: fields.map((field) => ({ ...field, value: draft[field.id] ?? field.value })),
  });
  switch (verb) {
    case 'lab-address':
      return form('Visit a page', 'lab-visit', address(firstPath(step.scenario)), SITE);
    case 'lab-form':
      return form('Submit a form', 'lab-post', ...postFields(step), SITE);
    case 'lab-cookie':
      return form('Change a cookie', 'lab-edit', NAME, VALUE);
    case 'lab-time':
      return form('Let time pass', 'lab-wait', TIME);
  }
}

const address = (value: string): TextField => ({
  id: 'address',
  label: 'Address',
  description: 'A path such as /theme, or a full address such as http://app.test/theme',
  kind: 'text',
  optional: false,
  lines: 'one',
  value,
});

/** With what the example's own visitor submits, where it does. */
function postFields({ scenario }: ExampleStep): readonly TextField[] {
  const [post] = scenario.flatMap((step) => (step.do === 'post' ? (labPost(step) ?? []) : []));
  const path = post === undefined ? firstPath(scenario) : new URL(post.url).pathname;
  const form = Object.entries(post?.form ?? {}).map(([name, value]) => `${name}=${value}`);
  return [
    { ...address(path), id: 'target' },
    {
      id: 'fields',
      label: 'Fields',
      description: 'A line each, such as name=Ada, or photo=@sea.png for a file',
      kind: 'text',
      optional: false,
      lines: 'many',
      value: form.join('\n') || 'name=Ada',
    },
  ];
}

const SITE: TextField = {
  id: 'site',
  label: 'From a page of which site?',
  description: 'app.test is the app itself; other.test is another site',
  kind: 'text',
  optional: false,
  lines: 'one',
  // Not left empty: some platforms insist on a value.
  value: new URL(APP_ORIGIN).hostname,
};

const NAME: TextField = {
  id: 'name',
  label: 'Cookie',
  description: 'Its name, such as theme',
  kind: 'text',
  optional: false,
  lines: 'one',
  value: '',
};

const VALUE: TextField = {
  id: 'value',
  label: 'New value',
  description: 'A cookie that is not there is made',
  kind: 'text',
  optional: false,
  lines: 'one',
  value: '',
};

const TIME: TextField = {
  id: 'time',
  label: 'How long?',
  description: 'Such as 10 minutes, 2 hours, 1 day or 3 weeks',
  kind: 'text',
  optional: false,
  lines: 'one',
  value: '2 hours',
};
