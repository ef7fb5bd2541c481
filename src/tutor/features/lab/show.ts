/** The lab as the learner sees it: what the last step did, the jar, and what can be done next. */
import { BROWSER_NAMES, type BrowserKind, type Jar } from '../../../browser/index.ts';
import type { Action } from '../../../core/action.ts';
import type { ExampleStep, Lesson } from '../../../core/lesson.ts';
import { bullets, codeBlock, heading, numbered, type Prose, paragraph, withCode } from '../../../core/prose.ts';
import type { Block, TextField } from '../../../core/reply.ts';
import { APP_ORIGIN, fetchMethod } from '../../../core/scenario.ts';
import { browsersPart } from '../../../explain/browsers-part.ts';
import { labPost } from '../../../lab/lab-form.ts';
import { type LabFetch, labFetch } from '../../../lab/lab-request.ts';
import { CLOSE, firstPath, otherOffers, pageOffers } from '../../../lab/offers.ts';
import { type LabRun, MAX_LAB_STEPS } from '../../../lab/replay.ts';
import { transcriptScenes } from '../../../transcript/diagram/transcript-scenes.ts';
import { cookieWords, describeStep, stepTitle } from '../../../transcript/index.ts';
import type { Press } from '../../feature.ts';
import { action, button, buttons, EXPLAIN_COOKIES, menu, opensAt, textField } from '../../feature.ts';
import { pictureFirst, printsIn, showDrawing } from '../../show/run.ts';
import type { LabState } from '../../state.ts';
import type { Verb } from '../index.ts';

/** The lab that is shown: its example in its lesson, and what was done there. */
export interface ShownLab {
  readonly lesson: Lesson;
  readonly example: ExampleStep;
  readonly lab: LabState;
}

/** The first message of a new lab. */
export const showNewLab = (shown: ShownLab): readonly Block[] => [
  heading(2, `Lab: ${shown.example.title}`),
  paragraph('You’re the browser now, and this program is running. Visit its pages, and watch your cookies.'),
  codeBlock('python', shown.example.program.trimEnd()),
  paragraph(...withCode('Use the menus and buttons, or type: `help` says what can be typed.')),
  ...labControls(shown, { jar: [], transcript: [] }),
];

/** The lab of a learner who comes back to it, or who wants to see where they are. */
export function showLab(shown: ShownLab, { jar, transcript }: LabRun): readonly Block[] {
  const { lab, example } = shown;
  const done = lab.steps.map((step) => [stepTitle(step)]);
  return [
    heading(2, `Lab: ${example.title}`),
    ...browserProse(lab),
    ...(done.length === 0
      ? [paragraph('You haven’t done anything yet. Visit a page to begin.')]
      : [paragraph('What you’ve done so far:'), numbered(done)]),
    ...jarProse(jar, transcript.at(-1)?.at ?? lab.startedAt),
    ...labControls(shown, { jar, transcript }),
  ];
}

/** What an action calls a browser: its arguments are short. */
export const ENGINES: Readonly<Record<BrowserKind, string>> = { chromium: 'blink', firefox: 'gecko' };

const browserProse = ({ browser = 'chromium' }: LabState): readonly Prose[] =>
  browser === 'chromium' ? [] : [paragraph(`You’re ${BROWSER_NAMES[browser]} here.`)];

/** What came of the step that was just done. */
export function showDone(shown: ShownLab, run: LabRun): readonly Block[] {
  const { last, jar } = run;
  const after = [...jarProse(jar, last.at(-1)?.at ?? shown.lab.startedAt), ...roomLeft(shown.lab)];
  return pictureFirst(shown.example.title, transcriptScenes(last), {
    pictured: (pictures) => [...pictures, ...printsIn(last), ...after, ...labControls(shown, run, 'headers')],
    told: [...describeStep(last), ...after, ...labControls(shown, run)],
  });
}

/** The last step as text. */
export function showToldLab(shown: ShownLab, { transcript, jar }: LabRun): readonly Block[] {
  const number = transcript.at(-1)?.number;
  const last = transcript.filter((entry) => entry.number === number);
  return [...describeStep(last), ...labControls(shown, { transcript, jar })];
}

/** Everything that was done, drawn. */
export const showDrawnLab = (shown: ShownLab, { transcript, jar }: LabRun): readonly Block[] => [
  ...showDrawing(shown.example.title, transcriptScenes(transcript)),
  ...labControls(shown, { transcript, jar }, 'headers'),
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
  const room = left === 0 ? 'That was the last step that fits' : `There’s room for ${left} more`;
  return [paragraph(`${room}. To go on after that, start over.`)];
}

/** `form`: the other form in which what was done can be shown. */
function labControls(
  { lesson, example, lab: { steps, browser } }: ShownLab,
  { jar, transcript }: Pick<LabRun, 'jar' | 'transcript'>,
  form: 'picture' | 'headers' = 'picture',
): readonly Block[] {
  const inForm = form === 'picture' ? 'Show as a picture' : 'Show the headers';
  const other: BrowserKind = browser === 'firefox' ? 'chromium' : 'firefox';
  const act = (verb: Verb, argument = ''): Action => action(verb, lesson.id, example.id, argument);
  const does = (label: string, verb: Verb, argument = '') => ({ label, action: act(verb, argument) });
  const offer = ({ label, key }: { readonly label: string; readonly key: string }) => does(label, 'lab-do', key);
  return [
    menu('Visit a page', [
      ...pageOffers(example.scenario).map(offer),
      does('Another address…', 'lab-address'),
      does('Submit a form…', 'lab-form'),
      ...(firstFetch(example) === null ? [] : [does('Send a request…', 'lab-request')]),
    ]),
    menu('Do something else', [
      ...otherOffers(example.scenario, jar).map(offer),
      does('Wait for another time…', 'lab-time'),
      does('Change a cookie…', 'lab-cookie'),
      ...(browsersPart(transcript, browser) ? [does('Compare browsers', 'lab-compare')] : []),
      does(`Go on in ${BROWSER_NAMES[other]}`, 'lab-browser', ENGINES[other]),
      does('Try another example…', 'lab-others'),
    ]),
    buttons(
      button('Close the browser', act('lab-do', CLOSE.key)),
      button(EXPLAIN_COOKIES, act('lab-why')),
      ...(steps.length === 0 ? [] : [button(inForm, act(`lab-${form}`))]),
      button('Start over', act('lab-over')),
      button('Leave the lab', act('lab-leave')),
    ),
  ];
}

/** What can be typed in the lab. */
export const labHelp = (): readonly Prose[] => [
  paragraph('You’re in the lab. You can type:'),
  bullets(
    [
      '`visit /theme`, or `http /theme` to come without encryption',
      '`post /vote choice=yes` to submit a form',
      '`put /notes/1 {"text": "Hello"}` for a script to send a request; headers go before the body: `Accept: text/html`',
      '`from other /` or `from other post /vote choice=yes` to come from another site',
      '`from other frame /video` or `from other image /x` for a page of another site to show it, and `from other in frame /video visit /next` to go on in that frame',
      '`close` to close the browser and open it again',
      '`wait 2 hours` or `wait a month`',
      '`edit theme=dark`, `delete theme` or `tamper theme` to change a cookie by hand; `on other edit theme=dark` for one of another site',
      '`script` to read `document.cookie`; `jar` to see your cookies',
      '`why theme` or `why theme 2` to learn why it was sent or not, here or in step 2',
      '`follow theme` for the story of that cookie so far',
      '`picture` to see all that you did as a picture, `headers` to see the last step as text',
      '`what is inside` to open a signed session',
      '`compare` to see what Firefox does differently from Chromium, or `firefox` to go on in it',
      '`start over`, `examples` for another one, and `leave`',
    ].map(withCode),
  ),
];

// Its forms: an address, a form to submit, a cookie to change, a length of time.

const ADDRESS = 'A path such as /theme, or a full address such as http://app.test/theme';

/** With what the example's own visitor submits, where it does. */
function postFields({ scenario }: ExampleStep): readonly TextField[] {
  const [post] = scenario.flatMap((step) => (step.do === 'post' ? (labPost(step) ?? []) : []));
  const path = post === undefined ? firstPath(scenario) : new URL(post.url).pathname;
  const form = Object.entries(post?.form ?? {}).map(([name, value]) => `${name}=${value}`);
  const how = 'A line each, such as name=Ada, or photo=@sea.png for a file';
  return [
    textField('target', 'Address', ADDRESS, path),
    { ...textField('fields', 'Fields', how, form.join('\n') || 'name=Ada'), lines: 'many' },
  ];
}

/** What the first script of the example's visitor sends; null when none sends anything. */
const firstFetch = ({ scenario }: ExampleStep): LabFetch | null =>
  scenario.flatMap((step) => (step.do === 'fetch' ? (labFetch(step) ?? []) : []))[0] ?? null;

/** That request, as it is typed. */
function requestField(step: ExampleStep): TextField {
  const fetch = firstFetch(step);
  const { pathname, search } = new URL(fetch?.url ?? APP_ORIGIN);
  const lines = [
    `${fetch === null ? 'GET' : fetchMethod(fetch)} ${pathname}${search}`,
    ...(fetch?.headers ?? []).map(([name, value]) => `${name}: ${value}`),
    ...(fetch?.body === undefined ? [] : [fetch.body.text]),
  ];
  const how = 'PUT /notes/1, below it headers such as Accept: text/html, and last a body such as {"text": "Hello"}';
  return { ...textField('request', 'Request', how, lines.join('\n')), lines: 'many' };
}

/** Not left empty: some platforms insist on a value. */
const SITE = textField(
  'site',
  'From a page of which site?',
  'app.test is the app itself; other.test is another site',
  new URL(APP_ORIGIN).hostname,
);

/** A form about the lab's example; it opens with what was sent last. */
const labForm = (title: string, submit: Verb, fields: (step: ExampleStep) => readonly TextField[]): Press =>
  opensAt('example', (step, { lesson }, draft) => ({
    title,
    submit: action(submit, lesson, step.id),
    fields: fields(step).map((field) => ({ ...field, value: draft[field.id] ?? field.value })),
  }));

export const LAB_FORMS = {
  'lab-address': labForm('Visit a page', 'lab-visit', ({ scenario }) => [
    textField('address', 'Address', ADDRESS, firstPath(scenario)),
    SITE,
  ]),
  'lab-form': labForm('Submit a form', 'lab-post', (step) => [...postFields(step), SITE]),
  'lab-request': labForm('Send a request', 'lab-send', (step) => [requestField(step), SITE]),
  'lab-cookie': labForm('Change a cookie', 'lab-edit', () => [
    textField('name', 'Cookie', 'Its name, such as theme', ''),
    textField('value', 'New value', 'A cookie that isn’t there is made', ''),
  ]),
  'lab-time': labForm('Let time pass', 'lab-wait', () => [
    textField('time', 'How long?', 'Such as 10 minutes, 2 hours, 1 day or 3 weeks', '2 hours'),
  ]),
};
