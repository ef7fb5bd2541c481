import { readProse } from '../prose.js';
import { readScenario } from '../yaml/scenario.js';
import { readYamlBlock } from '../yaml/tree.js';
import { findCodePair, programPlace, readProgram } from './program.js';
/** Reads an example; what is missing is reported and empty in the result. */
export function readExample(page, part, section) {
    const { before, program, yaml, after } = findCodePair(page, part, part.blocks, {
        python: 'the program',
        yaml: 'the scenario',
    });
    const scenario = yaml === null ? null : readYamlBlock(page, yaml);
    const step = {
        kind: 'example',
        id: part.id,
        title: part.title,
        section,
        content: readProse(page, before),
        program: program === null ? '' : readProgram(page, program, 'refused'),
        scenario: scenario === null ? [] : readScenario(scenario),
        takeaway: readProse(page, after),
    };
    return { step, program: programPlace(page, part, program) };
}
//# sourceMappingURL=example.js.map