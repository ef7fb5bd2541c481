/** Imports: forgotten, misspelt, from the wrong module, or written in another way than Python reads. */
import { distance } from 'fastest-levenshtein';
import type { ProgramError } from '../../core/program.ts';
import { type Mistake, mistake } from './evidence.ts';
import { usual } from './hints.ts';

/** Modules, and the names that programs of these lessons import from them; `import …` of the modules themselves. */
const MODULES: Readonly<Record<string, string>> = {
  flask:
    'Flask request make_response Response session redirect url_for abort jsonify g flash current_app Blueprint ' +
    'after_this_request render_template render_template_string send_file send_from_directory get_flashed_messages',
  'flask.views': 'MethodView View',
  markupsafe: 'escape Markup',
  'werkzeug.utils': 'secure_filename',
  datetime: 'datetime timedelta timezone',
  pathlib: 'Path',
  contextlib: 'suppress',
  functools: 'wraps',
  uuid: 'uuid4',
  collections: 'Counter defaultdict',
  '': 'json os re secrets time random math contextlib functools pathlib uuid hashlib hmac base64 html io shutil tempfile mimetypes',
};

const MODULE_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(MODULES).flatMap(([module, names]) => names.split(' ').map((name) => [name, module] as const)),
);

/** A name that is used and was never imported; null for one that is no usual import. */
export function missingImport(name: string, program: string): Mistake | null {
  const module = MODULE_OF.get(name);
  if (module === undefined) return null;
  if (module === '') {
    return mistake('missing-import')`The program uses the module ${name}, but never imports it. It takes a line of its
      own at the top: ${`import ${name}`}.`;
  }
  const lines = program.split('\n').map((line) => line.trim());
  if (lines.includes(`import ${module}`)) {
    return mistake('missing-import')`The program imports the module ${module} as a whole, so ${name} isn’t known by
      itself. Put the module and a dot in front: ${`${module}.${name}`}.`;
  }
  const line = lines.find((one) => one.startsWith(`from ${module} import `) && one.length < 100);
  return line === undefined
    ? mistake('missing-import')`The program uses ${name}, but never imports it. It comes from the module ${module}, by a
        line ${`from ${module} import …`} at the top.`
    : mistake('missing-import')`The program uses ${name}, but never imports it. Add it to the names in the line
        ${line}.`;
}

/** An `ImportError` or `ModuleNotFoundError`; null when it says nothing of a name. */
export function importMistake({ message }: ProgramError): Mistake | null {
  const [, module] = /No module named '([^']+)'/.exec(message) ?? [];
  if (module !== undefined) return moduleMissing(module);
  const [, name, from] = /cannot import name '([^']+)' from '([^']+)'/.exec(message) ?? [];
  if (name === undefined || from === undefined) return null;
  const own = MODULE_OF.get(name);
  if (own === '') {
    return mistake('wrong-import')`${name} isn’t a part of ${from}: it’s a module of its own. The line is
      ${`import ${name}`}.`;
  }
  if (own !== undefined) return mistake('wrong-import')`${name} doesn’t come from ${from}, but from ${own}.`;
  const meant = nearest(name, [...MODULE_OF.keys()]);
  if (meant === undefined) {
    return mistake('wrong-import')`There’s no ${name} in ${from}. Check its spelling letter by letter, capitals too, and
      whether it comes from another module.`;
  }
  const home = MODULE_OF.get(meant);
  return home === from || home === ''
    ? mistake(
        'wrong-import',
      )`There’s no ${name} in ${from}. It has nearly that name: ${meant}. Compare the two letter by
        letter, capitals too.`
    : mistake('wrong-import')`There’s no ${name} in ${from}. Something of nearly that name, ${meant}, comes from
        ${home ?? from}.`;
}

function moduleMissing(module: string): Mistake {
  const last = module.split('.').at(-1) ?? module;
  const home = MODULE_OF.get(last);
  const isInSmall = Object.hasOwn(MODULES, module.toLowerCase());
  if (home !== undefined && home !== '' && !isInSmall) {
    return mistake('wrong-import')`${last} isn’t a module: it’s a name in the module ${home}. The line begins with
      ${`from ${home} import`}.`;
  }
  const meant = nearest(
    module,
    [...Object.keys(MODULES), ...(MODULES['']?.split(' ') ?? [])].filter((one) => one !== ''),
  );
  return meant === undefined
    ? mistake('missing-module')`There’s no module ${module} here, only Flask and Python’s own modules.`
    : mistake(
        'wrong-import',
      )`There’s no module ${module}. Its name is ${meant}: check the spelling; names of modules are
        small letters.`;
}

/** A line that was meant as an import and that Python cannot read; null for any other line. */
export function brokenImport(line: string): Mistake | null {
  const words = line
    .trim()
    .split(/[\s,()]+/)
    .filter((word) => word !== '');
  const [first = '', , third = ''] = words;
  if (words.length > 40) return null;
  if (isLike(first, 'import') && words.some((word, at) => at > 1 && isLike(word, 'from'))) {
    return usual('import-turned-round');
  }
  const keywords = isLike(third, 'import') ? [first, third] : isLike(first, 'import') ? [first] : [];
  if (keywords.length === 0 || /[=.:]/.test(first)) return null;
  if (keywords.length === 2 && !isLike(first, 'from')) return null;
  const meant = keywords.length === 2 ? ['from', 'import'] : ['import'];
  const wrong = keywords.find((word, at) => word !== meant[at]);
  if (wrong !== undefined) {
    return meant.includes(wrong.toLowerCase()) ? usual('import-in-capitals') : usual('import-misspelt');
  }
  if (words.length === meant.length * 2 - 1 || words.length === 1) return usual('import-of-nothing');
  return line.trim().endsWith(',') ? usual('import-ends-in-a-comma') : null;
}

const isLike = (word: string, meant: 'from' | 'import'): boolean => {
  const small = word.toLowerCase();
  return (
    small === meant || (small.length >= 3 && small[0] === meant[0] && small !== 'for' && distance(small, meant) <= 2)
  );
};

function nearest(name: string, names: readonly string[]): string | undefined {
  const near = names.filter((known) => isNearly(known, name));
  return near.toSorted((one, other) => distance(one, name) - distance(other, name))[0];
}

/** One or two letters apart, and long enough for that to be no chance. */
export const isNearly = (one: string, other: string): boolean =>
  Math.min(one.length, other.length) >= 4 && distance(one.toLowerCase(), other.toLowerCase()) <= 2;
