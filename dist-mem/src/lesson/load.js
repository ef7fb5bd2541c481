/** Reads a folder of lessons, and puts them in order. The only file of this folder that touches the disk. */
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseLesson } from './parse-lesson.js';
import { byPlace, didYouMean, problemIn, quote } from './problem.js';
/**
 * Reads every `*.md` of a folder but its `README.md`. One bad file refuses the whole folder. Never rejects: a folder or
 * file that cannot be read is a problem like any other.
 */
export async function loadLessons(folder) {
    const { files, problems } = await readLessonFiles(folder);
    const all = [...problems, ...files.flatMap((file) => file.problems)];
    if (all.length > 0)
        return { kind: 'problems', problems: all };
    const lessons = files.flatMap(({ parsed }) => (parsed?.kind === 'lesson' ? [parsed.lesson] : []));
    return { kind: 'lessons', lessons: new Map(inCourseOrder(lessons).map((lesson) => [lesson.id, lesson])) };
}
/**
 * The lesson files of a folder, or the one file that is named, each with its problems; `problems` are those of the
 * folder.
 */
export async function readLessonFiles(path) {
    const isFile = path.endsWith('.md');
    const folder = isFile ? dirname(path) : path;
    let names;
    try {
        names = (await readdir(folder)).filter((name) => name.endsWith('.md') && name !== 'README.md').sort();
    }
    catch (error) {
        return { files: [], problems: [unreadable(path, error, isFile ? 'a lesson' : 'a folder with lessons in it')] };
    }
    const ids = names.map((name) => name.slice(0, -'.md'.length));
    if (isFile)
        return { files: [await readLesson(path, ids)], problems: [] };
    const files = await Promise.all(names.map((name) => readLesson(join(folder, name), ids)));
    return { files, problems: names.length === 0 ? [noLessons(folder)] : [] };
}
const noLessons = (folder) => problemIn(folder, 'file', null, 'no lessons in this folder', 'at least one file such as cookies.md');
async function readLesson(file, ids) {
    try {
        return readLessonText(file, await readFile(file, 'utf8'), ids);
    }
    catch (error) {
        return { file, parsed: null, problems: [unreadable(file, error, 'a file that can be read')] };
    }
}
/** A lesson file of which the text is known; `ids` are those of the lessons of its folder. */
export function readLessonText(file, text, ids) {
    const parsed = parseLesson(file, text);
    const problems = parsed.kind === 'problems' ? parsed.problems : [];
    return { file, parsed, problems: [...problems, ...deadLink(file, parsed, ids)].sort(byPlace) };
}
/** The next lesson has to be in the folder; one whose file has problems of its own is there all the same. */
function deadLink(file, { next }, ids) {
    if (next === null || ids.includes(next.lesson))
        return [];
    const remedy = didYouMean(next.lesson, ids) ?? 'leave "lesson" out until it is written';
    const found = `no lesson ${quote(next.lesson)} in this folder`;
    return [problemIn(file, 'next-lesson', next.place, found, 'the id of one', remedy)];
}
function unreadable(file, error, expected) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = REASONS[code] ?? `cannot be read${code === '' ? '' : ` (${code})`}`;
    return problemIn(file, 'file', null, reason, expected);
}
const REASONS = {
    ENOENT: 'does not exist',
    ENOTDIR: 'is not a folder',
    EISDIR: 'is a folder',
    EACCES: 'may not be read (permission denied)',
    EPERM: 'may not be read (permission denied)',
};
/*
 * The order in which lessons are listed: by course, and within a course as the `next` of their front matter leads from
 * one to the other. What no lesson leads to or from comes after the chains, by title.
 */
/** Whatever order they come in; a `next` that leads in a circle or into another course orders what it can. */
export function inCourseOrder(lessons) {
    const courses = new Map();
    for (const lesson of lessons.toSorted(byTitle)) {
        courses.set(lesson.course, [...(courses.get(lesson.course) ?? []), lesson]);
    }
    return [...courses].toSorted(([one], [other]) => byWords(one, other)).flatMap(([, course]) => followNext(course));
}
/** `course`: the lessons of one, by title. */
function followNext(course) {
    const after = ({ next }) => course.find(({ id }) => id === next?.lesson);
    const before = (lesson) => course.filter((other) => after(other) === lesson);
    const isFirst = (lesson) => before(lesson).length === 0;
    const isAlone = (lesson) => isFirst(lesson) && after(lesson) === undefined;
    const listed = new Set();
    const walk = (start) => {
        let lesson = start;
        while (lesson !== undefined && !listed.has(lesson)) {
            listed.add(lesson);
            const following = after(lesson);
            // Where two chains meet, the rest waits for the later one.
            lesson = following !== undefined && before(following).every((one) => listed.has(one)) ? following : undefined;
        }
    };
    for (const lesson of course)
        if (isFirst(lesson) && !isAlone(lesson))
            walk(lesson);
    // Circles, which have no first lesson.
    for (const lesson of course)
        if (!isAlone(lesson))
            walk(lesson);
    return [...listed, ...course.filter(isAlone)];
}
const byWords = (one, other) => one.localeCompare(other, 'en', { numeric: true });
const byTitle = (one, other) => byWords(one.title, other.title) || byWords(one.id, other.id);
//# sourceMappingURL=load.js.map