import { BLANK } from '../../core/lesson.js';
import { MAX_PROGRAM_CHARACTERS } from '../../core/program.js';
/** Finds the pair; reports a missing, second or misplaced block, and text between the two. */
export function findCodePair(page, part, blocks, names) {
    const program = onlyBlock(page, part, blocks, 'python', names);
    const yaml = onlyBlock(page, part, blocks, 'yaml', names);
    const programAt = program === null ? -1 : blocks.indexOf(program);
    const yamlAt = yaml === null ? -1 : blocks.indexOf(yaml);
    if (program !== null && yaml !== null && yamlAt < programAt) {
        page.report('code-block', program, `${names.python} below ${names.yaml}`, `it above ${names.yaml}`);
    }
    const [loose] = program === null || yaml === null ? [] : textIn(blocks.slice(programAt, yamlAt));
    if (loose !== undefined) {
        page.report('code-block', loose, `text between ${names.python} and ${names.yaml}`, `it above ${names.python}`);
    }
    const start = programAt >= 0 ? programAt : yamlAt >= 0 ? yamlAt : blocks.length;
    const end = loose === undefined ? start : yamlAt;
    return { before: textIn(blocks.slice(0, start)), program, yaml, after: textIn(blocks.slice(end)) };
}
/** The first block in a language; reports further ones, or that there is none. */
function onlyBlock(page, part, blocks, language, names) {
    const [only, ...others] = blocks.filter((block) => isCode(block, language));
    for (const other of others) {
        page.report('code-block', other, `a second \`${language}\` block`, `one, ${names[language]}`);
    }
    if (only !== undefined)
        return only;
    const alias = ALIASES[language].find((other) => blocks.some((block) => isCode(block, other)));
    const remedy = alias === undefined ? undefined : `write \`\`\`${language} instead of \`\`\`${alias}`;
    page.report('code-block', part.place, `no \`${language}\` block`, `one, ${names[language]}`, remedy);
    return null;
}
/** Other names of the languages, easily taken for the right one. */
const ALIASES = {
    python: ['py', 'python3', 'Python'],
    yaml: ['yml', 'YAML', 'Yaml'],
};
const textIn = (blocks) => blocks.filter((block) => !isCode(block, 'python') && !isCode(block, 'yaml'));
/** Whether a block is code in this language. */
export const isCode = (block, language) => block.type === 'code' && block.lang === language;
/* The program, as far as it can be judged without running it */
/** The program in a block. `blanks` says whether it has to have blanks, must not have any, or may. */
export function readProgram(page, block, blanks) {
    const { value } = block;
    const place = page.place(block);
    if (value.trim() === '') {
        page.report('program', place, 'an empty program', 'some Python');
    }
    else if (value.length > MAX_PROGRAM_CHARACTERS) {
        page.report('program', place, `a program of ${value.length} characters`, `at most ${MAX_PROGRAM_CHARACTERS}`);
    }
    else if (blanks === 'required' && !value.includes(BLANK)) {
        const remedy = 'or a heading "### Challenge: …"';
        page.report('program', place, 'a starter without blanks', `"${BLANK}" for each blank`, remedy);
    }
    else if (blanks === 'refused' && value.includes(BLANK)) {
        const line = value.slice(0, value.indexOf(BLANK)).split('\n');
        const blank = page.placeInside(block, line.length, (line.at(-1) ?? '').length + 1);
        page.report('program', blank, `a blank "${BLANK}"`, 'a program that is complete');
    }
    return value;
}
/** Where the first line of a program is; its part's heading when there is no program, which has been reported. */
export const programPlace = (page, part, block) => block === null ? part.place : page.placeInside(block, 1, 1);
//# sourceMappingURL=program.js.map