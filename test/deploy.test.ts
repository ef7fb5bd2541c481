/** The files for running Nibble on a server say what is so: settings that there are, files that are there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig, SETTINGS } from '../src/config.ts';
import { packageFolder } from '../src/package-folder.ts';

const deploy = join(packageFolder(), 'deploy');
const read = (...path: string[]): string => readFileSync(join(deploy, ...path), 'utf8');

const composeSchema = z.object({
  services: z.record(
    z.string(),
    z.looseObject({
      build: z.object({ context: z.string(), dockerfile: z.string() }).optional(),
      environment: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      volumes: z.array(z.string()).optional(),
      depends_on: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
  volumes: z.record(z.string(), z.null()),
});
const compose = composeSchema.parse(parse(read('compose.yaml'), { merge: true }));
const services = Object.entries(compose.services);
const bots = services.filter(([, { build }]) => build !== undefined);

/** As Compose fills in: what is set, else what stands behind `:-`. */
const filled = (value: string | number, set: Readonly<Record<string, string>>): string =>
  String(value).replace(/\$\{(\w+)(?::[-?]([^}]*))?\}/g, (_, name: string, usual = '') => set[name] ?? usual);

const settingsOf = (environment: Readonly<Record<string, string | number>> = {}) =>
  readConfig(
    Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [
        name,
        filled(value, { DISCORD_TOKEN: 'a-token', POSTGRES_PASSWORD: 'secret' }),
      ]),
    ),
  );

describe('the compose file', () => {
  it('has two bots on one database, with settings that Nibble knows and accepts', () => {
    expect(bots).toHaveLength(2);
    const configs = bots.map(([, { environment }]) => {
      expect([...SETTINGS, 'NODE_ENV']).toEqual(expect.arrayContaining(Object.keys(environment ?? {})));
      return settingsOf(environment);
    });
    expect(new Set(configs.map(({ databaseUrl }) => databaseUrl))).toEqual(
      new Set(['postgres://nibble:secret@database:5432/nibble']),
    );
  });

  it('gives each shard of Discord to one bot', () => {
    const shards = bots.map(([, { environment }]) => settingsOf(environment).discord?.shards);
    expect(shards).toEqual(bots.map((_, own) => ({ count: bots.length, own })));
  });

  it('mounts and builds from files that exist', () => {
    for (const [, { build, volumes = [], depends_on: needed = {} }] of services) {
      if (build !== undefined) expect(existsSync(join(deploy, build.context, build.dockerfile))).toBe(true);
      for (const [from = ''] of volumes.map((volume) => filled(volume, {}).split(':'))) {
        expect(from.startsWith('.') ? existsSync(join(deploy, from)) : from in compose.volumes, from).toBe(true);
      }
      for (const name of Object.keys(needed)) expect(compose.services).toHaveProperty(name);
    }
  });

  it('has a health port on each bot that prometheus.yml scrapes', () => {
    const { scrape_configs } = z
      .object({
        scrape_configs: z.array(z.object({ static_configs: z.array(z.object({ targets: z.array(z.string()) })) })),
      })
      .parse(parse(read('prometheus', 'prometheus.yml')));
    const targets = scrape_configs.flatMap((config) => config.static_configs.flatMap(({ targets: some }) => some));
    expect(targets).toEqual(bots.map(([name, { environment }]) => `${name}:${environment?.HEALTH_PORT}`));
  });
});

describe('the image', () => {
  const lines = read('Dockerfile').replaceAll('\\\n', ' ').split('\n');

  it('copies files that exist', () => {
    const copied = lines
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
      .flatMap((line) => line.split(' ').slice(1, -1));
    expect(copied.length).toBeGreaterThan(2);
    for (const path of copied) expect(existsSync(join(packageFolder(), path)), path).toBe(true);
  });

  it('sets only settings that exist, and has its health check on the health port', () => {
    const env = lines
      .filter((line) => line.startsWith('ENV '))
      .flatMap((line) =>
        line
          .split(' ')
          .slice(1)
          .filter((part) => part !== ''),
      );
    const given = Object.fromEntries(env.map((setting) => setting.split('=')));
    expect(SETTINGS).toEqual(expect.arrayContaining(Object.keys(given).filter((name) => name !== 'NODE_ENV')));
    expect(readConfig(given).health).toEqual({ host: '0.0.0.0', port: 9464 });
    expect(lines.join('\n')).toMatch(/HEALTHCHECK .*\$\{process\.env\.HEALTH_PORT\}\/readyz/);
  });

  it('runs on a version of Node that the tests run on, too, and not as root', () => {
    const tested = readFileSync(join(packageFolder(), '.ci/run'), 'utf8')
      .match(/for version in ([\d ]+);/)?.[1]
      ?.split(' ');
    const version = /^FROM node:(\d+)-bookworm-slim AS base$/m.exec(lines.join('\n'))?.[1];
    expect(tested).toContain(version);
    expect(lines).toContain('USER node');
  });
});
