/** docs/operation.md tells operators of each setting and each metric that there is, and of no other. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig, SETTINGS } from '../../src/config.ts';
import { COUNTERS, GAUGES, HISTOGRAMS } from '../../src/operation/metrics.ts';
import { packageFolder } from '../../src/package-folder.ts';

const page = readFileSync(join(packageFolder(), 'docs/operation.md'), 'utf8');

/** The cells of the table below a heading, without its head. */
function tableBelow(heading: string): string[][] {
  const [, section = ''] = page.split(`\n## ${heading}\n`);
  const [, table = ''] = /((?:^\|.*\n)+)/m.exec(section) ?? [];
  const rows = table.trimEnd().split('\n').slice(2);
  return rows.map((row) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

const settings = tableBelow('Settings').map(([name = '', usual = '']) => ({
  name: name.replaceAll('`', ''),
  usual: /^`(.*)`$/.exec(usual)?.[1],
}));

describe('the table of settings in docs/operation.md', () => {
  it('has each setting once, in their order', () => {
    expect(settings.map(({ name }) => name)).toEqual(SETTINGS);
  });

  it.each(settings.flatMap(({ name, usual }) => (usual === undefined ? [] : [[name, usual] as const])))(
    'has the right default: %s is %s',
    (name, usual) => {
      const others = { DISCORD_TOKEN: 'a.b.c', HEALTH_PORT: '9464' };
      expect(readConfig({ ...others, [name]: usual })).toEqual(readConfig(others));
    },
  );
});

it('the table of metrics in docs/operation.md has each metric with its labels', () => {
  const told = tableBelow('Metrics').flatMap(([names = '', labels = '']) =>
    [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => `${name}(${labels})`),
  );
  const there = [
    ...[...Object.values(COUNTERS), ...Object.values(HISTOGRAMS)].map(
      ({ metric, labels }) => `${metric}(${labels.join(', ')})`,
    ),
    ...Object.values(GAUGES).map(({ metric }) => `${metric}()`),
  ];
  expect(told.sort()).toEqual(there.sort());
});
