/** Walks through a step as learners do: the real tutor, asked by the actions that buttons and forms send. */
import { action } from '../../../core/action.js';
import { inlineText } from '../../../core/prose.js';
import { findBlanks } from '../../../exercise/blanks.js';
import { DEFAULT_START_TIME } from '../../../scenario/scenario-file.js';
import { optionOrder } from '../../../tutor/question.js';
import { createTutor } from '../../../tutor/tutor.js';
/** What a learner can see at the step without any program being run. */
export function casesWithoutRuns(services, lesson, step) {
    const runner = new CaseRunner(services, lesson, step, 'still');
    switch (step.kind) {
        case 'text':
        case 'score':
        case 'complete':
            return runner.run([shown]);
        case 'example':
            return runner.run([shown, form('edit', 'The form of “Change and run”')]);
        case 'question':
            return questionCases(services, lesson, step);
        case 'exercise':
            return runner.run([shown, ...formsOf(step), ...hintsOf(step)]);
    }
}
/** What a learner sees once programs have run; nothing at a step without programs. */
export function casesWithRuns(services, lesson, step) {
    const runner = new CaseRunner(services, lesson, step, 'run');
    if (step.kind === 'example') {
        return runner.run([
            { id: 'run', title: 'After “Run it”', inputs: [['run']] },
            { id: 'picture', title: 'The run as a picture', inputs: [['run'], ['picture']], isPicture: true },
        ]);
    }
    if (step.kind !== 'exercise')
        return Promise.resolve([]);
    const send = (id, title, program) => ({
        id,
        title,
        inputs: [['submit-program', { program }]],
    });
    const solution = send('solution', 'The solution is sent', step.solution);
    const isComplete = findBlanks(step.starter).length === 0;
    return runner.run([solution, ...(isComplete ? [send('starter', 'The starter is sent as it is', step.starter)] : [])]);
}
const shown = { id: 'shown', title: 'As it is first seen', inputs: [] };
const form = (verb, title) => ({ id: verb, title, inputs: [], form: verb });
const formsOf = (step) => [
    ...(step.form === 'blanks' ? [form('blanks', 'The form of “Fill in the blanks”')] : []),
    form('program', 'The form of “Write the program”'),
];
const hintsOf = ({ hints }) => hints.map((_, index) => ({
    id: `hint-${index + 1}`,
    title: `Hint ${index + 1} of ${hints.length}`,
    inputs: Array.from({ length: index + 1 }, () => ['hint']),
}));
async function questionCases(services, lesson, step) {
    const forms = [step, ...step.variants.map((scene) => ({ ...step, ...scene, variants: [] }))];
    const all = [];
    for (const [number, asked] of forms.entries()) {
        const name = number === 0 ? '' : `Variant ${number}: `;
        const steps = lesson.steps.map((one) => (one === step ? asked : one));
        const runner = new CaseRunner(services, { ...lesson, steps }, asked, `still-${number}`);
        // A variant's hints are mostly the question's.
        const isOwn = number === 0 || asked.hints !== step.hints;
        const cases = await runner.run([shown, ...answersTo(runner, asked), ...(isOwn ? hintsOf(asked) : [])]);
        all.push(...cases.map((one) => ({ ...one, id: `${number}-${one.id}`, title: `${name}${one.title}` })));
    }
    return all;
}
const NO_ANSWER = 'something else';
function answersTo({ learner, lesson }, step) {
    const { answer } = step;
    if (answer.kind === 'typed') {
        const type = (id, title, text) => ({
            id,
            title,
            inputs: [['submit-typed', { answer: text }]],
        });
        return [
            form('type', 'The form of “Type your answer”'),
            ...answer.accepted.map((text, index) => type(`accepted-${index + 1}`, `“${text}” is accepted`, text)),
            type('refused', `“${NO_ANSWER}” is refused`, NO_ANSWER),
        ];
    }
    const order = optionOrder({ learner: { id: learner }, lesson }, step);
    return answer.options.map(({ label, right }, index) => ({
        id: `option-${index + 1}`,
        title: `“${inlineText(label)}” is ${right ? 'right' : 'wrong'}`,
        inputs: [['answer', {}, String(order.indexOf(index) + 1)]],
    }));
}
let events = 0;
/** A learner who has never been anywhere, and is put at the step before each scene. */
class CaseRunner {
    learner;
    lesson;
    #store;
    #step;
    #tutor;
    constructor({ store, sandbox }, lesson, step, name) {
        this.learner = `preview:${step.id}-${name}`;
        this.lesson = lesson;
        this.#store = store;
        this.#step = step;
        this.#tutor = createTutor({
            lessons: new Map([[lesson.id, lesson]]),
            store,
            sandbox,
            // So a program runs for lint and for the learner at the same time, and once is enough.
            clock: () => DEFAULT_START_TIME,
            zoneOf: async () => null,
        });
    }
    async run(scripts) {
        const cases = [];
        for (const { id, title, inputs, form: opened, isPicture = false } of scripts) {
            const content = await (opened === undefined ? this.#make(inputs, isPicture) : this.#open(opened)).catch((error) => ({
                kind: 'nothing',
                why: error instanceof Error ? error.message : String(error),
            }));
            cases.push({ id, title, content });
        }
        return cases;
    }
    async #open(verb) {
        const opened = await this.#tutor.form(this.learner, action(verb, this.lesson.id, this.#step.id));
        return opened === null ? { kind: 'nothing', why: 'the tutor has no such form' } : { kind: 'form', form: opened };
    }
    async #make(inputs, isPicture) {
        await this.#store.forget(this.learner);
        let reply = await this.#send(['go']);
        for (const input of inputs)
            reply = await this.#send(input);
        const replaced = reply !== null && typeof reply.pressed !== 'string' ? reply.pressed : [];
        const blocks = [...replaced, ...(reply?.blocks ?? [])];
        if (!isPicture)
            return { kind: 'message', blocks };
        const pictures = blocks.filter((block) => block.kind === 'picture');
        return pictures.length === 0
            ? { kind: 'nothing', why: 'there was no run to draw' }
            : { kind: 'pictures', pictures };
    }
    #send([verb, fields, argument = '']) {
        events += 1;
        const pressed = action(verb, this.lesson.id, this.#step.id, argument);
        const isForm = fields !== undefined && Object.keys(fields).length > 0;
        const input = isForm
            ? { kind: 'submit', action: pressed, fields }
            : { kind: 'press', action: pressed };
        return this.#tutor.handle({ id: `preview-${events}`, learner: this.learner, ...input });
    }
}
//# sourceMappingURL=step-cases.js.map