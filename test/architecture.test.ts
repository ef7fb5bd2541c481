/**
 * The rules of the ground plan: who may import whom, how full a folder is, how wide a comment, where a feature is
 * spelled, how long a regular expression may take.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/tutor/features/index.ts';
import { expressionsIn, slownessOf } from './linear-time/expressions.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Folder (or file, without its ending) → what it may import from; its own is always included. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src/core': [],
  'src/lesson': ['src/core', 'src/errors', 'src/browser', 'src/transcript'],
  'src/browser': ['src/core'],
  'src/transcript': ['src/core', 'src/browser'],
  'src/explain': ['src/core', 'src/browser', 'src/transcript'],
  'src/lab': ['src/core', 'src/browser', 'src/transcript'],
  'src/scenario': ['src/core', 'src/lesson', 'src/browser', 'src/transcript'],
  'src/quiz': ['src/core'],
  'src/exercise': ['src/core', 'src/browser'],
  'src/review': ['src/core'],
  'src/author': ['src/core', 'src/quiz'],
  'src/ask': ['src/core', 'src/quiz'],
  'src/group': ['src/core', 'src/review'],
  'src/report': ['src/core', 'src/exercise', 'src/transcript'],
  'src/tutor': [
    'src/core',
    'src/ask',
    'src/group',
    'src/quiz',
    'src/exercise',
    'src/report',
    'src/review',
    'src/browser',
    'src/transcript',
    'src/explain',
    'src/lab',
  ],
  'src/round-clock': ['src/core', 'src/group', 'src/tutor/ports', 'src/tutor/storage', 'src/log'],
  'src/reminders': ['src/core', 'src/review', 'src/tutor/ports', 'src/tutor/storage', 'src/log', 'src/schedule'],
  'src/sandbox': ['src/core', 'src/errors', 'src/package-folder', 'src/write-whole'],
  'src/storage': [
    'src/core',
    'src/group',
    'src/errors',
    'src/package-folder',
    'src/report',
    'src/review',
    'src/tutor/state',
    'src/tutor/storage',
  ],
  'src/errors': [],
  'src/log': ['src/setting-kinds'],
  'src/package-folder': [],
  'src/schedule': ['src/log'],
  'src/setting-kinds': [],
  'src/write-whole': [],
  'src/config': [
    'src/errors',
    'src/log',
    'src/operation/retention',
    'src/package-folder',
    'src/sandbox/index',
    'src/setting-kinds',
    'src/storage/database-url',
  ],
  'src/operation': ['src/core', 'src/errors', 'src/log', 'src/schedule', 'src/tutor/ports', 'src/tutor/storage'],
  'adapters/shared': ['src/core', 'src/log', 'src/tutor/ports'],
  'adapters/discord': ['src/core', 'src/tutor/ports', 'src/errors', 'src/log', 'adapters/shared'],
  'adapters/slack': ['src/core', 'src/tutor/ports', 'src/errors', 'src/log', 'adapters/shared'],
  'adapters/terminal': ['src/core', 'src/tutor/ports', 'src/errors', 'src/log', 'adapters/shared'],
  // Local servers that stand for the platforms: they know the platforms, and nothing of lessons, tutor or adapters.
  'playground/changes': [],
  'playground/chat-client': [],
  'playground/clock': [],
  'playground/forge': [],
  'playground/http': [],
  'playground/discord': ['playground/changes', 'playground/chat-client', 'playground/forge', 'playground/http'],
  'playground/slack': [
    'playground/changes',
    'playground/chat-client',
    'playground/clock',
    'playground/forge',
    'playground/http',
  ],
  'playground/page': ['src/core/hash-text', 'src/package-folder', 'playground'],
};

/** More than this lying flat in one folder want sub-folders with names. */
const MOST_FILES = 20;

/** As wide as the formatter lets code be. */
const MOST_COLUMNS = 120;

/** The composition root sees everything. */
const COMPOSITION = ['src/cli', 'src/main'];

/** The commands that start the local platforms, or draw with the code of their page. */
const USES_PLAYGROUND = ['src/cli/playground', 'src/cli/author/preview'];

/** Packages that only one folder may import. */
const ONLY_IN: Readonly<Record<string, string | readonly string[]>> = {
  'discord.js': ['adapters/discord', 'playground/discord', 'playground/page'],
  '@slack/bolt': 'adapters/slack',
  'better-sqlite3': 'src/storage',
  kysely: 'src/storage',
  pg: 'src/storage',
  'ts-fsrs': 'src/review',
  'temporal-polyfill': 'src/review',
  '@resvg/resvg-js': 'adapters/shared',
  '@bjorn3/browser_wasi_shim': 'src/sandbox',
  pino: 'src/log',
  'prom-client': 'src/operation/registry',
  'node-cron': 'src/schedule',
};

/** Folders whose code decides and has no effects: Node's own modules stay out (but for what is named). */
const PURE = [
  'src/core',
  'src/browser',
  'src/transcript',
  'src/explain',
  'src/lab',
  'src/quiz',
  'src/review',
  'src/author',
  'src/ask',
  'src/group',
  'src/exercise',
  'src/report',
  'src/tutor',
  'src/lesson',
  'src/scenario',
];
/** The last unpacks by `node:zlib`, which only computes. */
const PURE_EXCEPTIONS = [
  'src/lesson/load.ts',
  'src/lesson/course/folders.ts',
  'src/lesson/pictures/open-pictures.ts',
  'src/explain/open-session.ts',
];

const files = ['src', 'adapters', 'playground'].flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(top, name).split(sep).join('/')),
);

const imports = files.flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => {
    const to = match[1] ?? '';
    const target = to.startsWith('.')
      ? relative('.', normalize(join(dirname(file), to)))
          .split(sep)
          .join('/')
      : to;
    return {
      file,
      to: target,
      isLocal: to.startsWith('.'),
      isDynamic: match[0].startsWith('import') && match[0].includes('('),
    };
  }),
);

const isIn = (path: string, folder: string): boolean => path === `${folder}.ts` || path.startsWith(`${folder}/`);
const folderOf = (file: string): string | undefined => Object.keys(MAY_IMPORT).find((folder) => isIn(file, folder));

/** What is loaded with `entry` before it runs, libraries by their names. */
function loadedWith(entry: string): ReadonlySet<string> {
  const loaded = new Set([entry]);
  for (const file of loaded) {
    if (!file.endsWith('.ts')) continue;
    const source = readFileSync(join(root, file), 'utf8').replaceAll(/^(?:import|export) type [^;]*;$/gm, '');
    for (const [, to = ''] of source.matchAll(/^(?:import|export|\})[^;'(]*'([^']+)';$/gm)) {
      loaded.add(to.startsWith('.') ? normalize(join(dirname(file), to)) : to);
    }
  }
  return loaded;
}

describe('a feature', () => {
  const sources = files.filter((file) => isIn(file, 'src') || isIn(file, 'adapters'));
  const spelledIn = (text: string | RegExp): readonly string[] =>
    sources.filter((file) => {
      const source = readFileSync(join(root, file), 'utf8');
      return typeof text === 'string' ? source.includes(text) : text.test(source);
    });

  it.each(COMMANDS.map(({ name, description }) => [name, description] as const))(
    'is spelled in one file: the command "%s"',
    (name, description) => {
      expect(spelledIn(description)).toHaveLength(1);
      expect(spelledIn(new RegExp(`(?:slash|slashNamed|internal)\\(\\s*'${name}'`))).toEqual(spelledIn(description));
    },
  );
});

describe('a folder', () => {
  it('is in the table of who may import whom', () => {
    const missing = files.filter(
      (file) => folderOf(file) === undefined && !COMPOSITION.some((folder) => isIn(file, folder)),
    );
    expect(missing).toEqual([]);
  });

  it('imports downward only', () => {
    const wrong = imports.filter(({ file, to, isLocal }) => {
      const folder = folderOf(file);
      if (!isLocal || folder === undefined) return false;
      return ![folder, ...(MAY_IMPORT[folder] ?? [])].some((allowed) => isIn(to, allowed));
    });
    expect(wrong.map(({ file, to }) => `${file} imports ${to}`)).toEqual([]);
  });

  it('imports the playground in its commands only, which are loaded when they are called', () => {
    const usesPlayground = (path: string) => USES_PLAYGROUND.some((folder) => isIn(path, folder));
    const others = imports.filter(({ file }) => !file.startsWith('playground/') && !usesPlayground(file));
    const wrong = others.filter(
      ({ to, isDynamic }) => to.startsWith('playground/') || (usesPlayground(to) && !isDynamic),
    );
    expect(wrong.map(({ file, to }) => `${file} imports ${to}`)).toEqual([]);
    expect(others.some(({ to }) => usesPlayground(to))).toBe(true);
  });

  it('holds no more than 20 files of code lying flat', () => {
    const sizes = new Map<string, number>();
    for (const file of files) sizes.set(dirname(file), (sizes.get(dirname(file)) ?? 0) + 1);
    expect([...sizes].filter(([, size]) => size > MOST_FILES)).toEqual([]);
  });

  it.each(Object.entries(ONLY_IN))('%s is imported in %s only', (name, only) => {
    const folders = [only].flat();
    const importers = imports.filter(({ to }) => to === name || to.startsWith(`${name}/`)).map(({ file }) => file);
    expect(importers.length).toBeGreaterThan(0);
    expect(importers.filter((file) => !folders.some((folder) => isIn(file, folder)))).toEqual([]);
  });

  it('that decides imports nothing with effects', () => {
    const wrong = imports.filter(
      ({ file, to }) =>
        to.startsWith('node:') && PURE.some((folder) => isIn(file, folder)) && !PURE_EXCEPTIONS.includes(file),
    );
    expect(wrong.map(({ file, to }) => `${file} imports ${to}`)).toEqual([]);
  });

  it('that decides reads no clock and draws no random numbers', () => {
    const wrong = files.filter(
      (file) =>
        PURE.some((folder) => isIn(file, folder)) &&
        /Date\.now\(|new Date\(\)|Math\.random\(|process\./.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });
});

describe('a bot', () => {
  it.each(['src/cli/start.ts', 'adapters/discord/connect.ts', 'adapters/slack/connect.ts'])(
    'keeps what its threads and other commands need out of its main thread (%s)',
    (entry) => {
      const loaded = loadedWith(entry);
      expect(loaded.size).toBeGreaterThan(20);
      const heavy = ['kysely', 'pg', 'mdast-util-from-markdown', '@resvg/resvg-js', 'prom-client', 'csv-parse/sync'];
      expect(heavy.filter((name) => loaded.has(name))).toEqual([]);
    },
  );
});

describe('a comment', () => {
  const commented = ['src', 'adapters', 'playground', 'test', 'bench', 'scripts'].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:ts|mjs|py)$/.test(name) && !name.includes('fixtures'))
      .map((name) => join(top, name).split(sep).join('/')),
  );

  it('keeps to the 120 columns of the formatter', () => {
    const wide = commented.flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          line.length > MOST_COLUMNS && /^\s*(?:\/\/|\/?\*|#)/.test(line) ? [`${file}:${index + 1}`] : [],
        ),
    );
    expect(wide).toEqual([]);
  });
});

describe('a regular expression', () => {
  it('takes time in proportion to its text, whatever that is', () => {
    const read = files.filter((file) => !file.startsWith('playground/'));
    const slow = read.flatMap((file) =>
      expressionsIn(file, readFileSync(join(root, file), 'utf8')).flatMap(({ line, source, flags }) =>
        slownessOf(source, flags).map((why) => `${file}:${line} /${source}/${flags} ${why}`),
      ),
    );
    expect(slow).toEqual([]);
  });
});
