/**
 * Dashboards and alerts ask for what there is: a metric that was renamed would else be an empty panel or a silent
 * alert.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { COUNTERS, GAUGES, HISTOGRAMS } from '../../src/operation/metrics.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { openForTest } from './open.ts';

const read = (path: string): string => readFileSync(join(packageFolder(), 'deploy', path), 'utf8');

const target = z.object({ expr: z.string(), legendFormat: z.string() });
const panel = z.object({ title: z.string(), targets: z.array(target).default([]) });
const dashboard = z.object({ panels: z.array(panel) }).parse(JSON.parse(read('grafana/nibble.json')));

const rule = z.object({
  alert: z.string().regex(/^Nibble[A-Z]/),
  expr: z.string(),
  labels: z.strictObject({ severity: z.enum(['page', 'warning']) }),
  annotations: z.strictObject({ summary: z.string().min(1), description: z.string().min(1) }),
});
const alerts = z
  .object({ groups: z.array(z.object({ rules: z.array(rule) })) })
  .parse(parse(read('prometheus/alerts.yml')))
  .groups.flatMap(({ rules }) => rules);

const expressions = [
  ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [`panel “${title}”`, expr] as const)),
  ...alerts.map(({ alert, expr }) => [`alert ${alert}`, expr] as const),
];

const namesIn = (expression: string): string[] => [
  ...new Set(expression.match(/\b(?:(?:nibble|process|nodejs)_[a-z0-9_]+|up(?=\{))/g) ?? []),
];

let there: ReadonlySet<string>;
let close: () => Promise<void>;

beforeAll(async () => {
  const { operation, ask } = await openForTest();
  close = () => operation.close();
  const { text } = await ask('/metrics');
  const ours = [...Object.values(COUNTERS), ...Object.values(GAUGES)].map(({ metric }) => metric);
  const parts = Object.values(HISTOGRAMS).flatMap(({ metric }) => [
    `${metric}_bucket`,
    `${metric}_sum`,
    `${metric}_count`,
  ]);
  const libraries = [...text.matchAll(/^# TYPE ((?:process|nodejs)_\w+)/gm)].map(([, name = '']) => name);
  // Prometheus itself writes down whether each of those that it asks has answered.
  there = new Set([...ours, ...parts, ...libraries, 'up']);
});
afterAll(() => close());

describe('the dashboard and the alerts', () => {
  it.each(expressions)('%s uses metrics that exist', (_, expression) => {
    const names = namesIn(expression);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !there.has(name))).toEqual([]);
  });

  it.each(expressions)('%s uses labels that its metrics have', (_, expression) => {
    const asked = [
      ...[...expression.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, labels = '']) => labels.split(/, */)),
      ...[...expression.matchAll(/(\w+)=~?"/g)].map(([, label = '']) => label),
    ];
    const known = new Set(['le', 'job', 'instance', ...namesIn(expression).flatMap(labelsOf)]);
    expect(asked.filter((label) => !known.has(label))).toEqual([]);
  });

  it('show each of our metrics', () => {
    const shown = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)).join('\n');
    const metrics = [...Object.values(COUNTERS), ...Object.values(HISTOGRAMS), ...Object.values(GAUGES)];
    expect(metrics.map(({ metric }) => metric).filter((metric) => !shown.includes(metric))).toEqual([]);
  });

  it('use each title and each name of an alert once', () => {
    const rows = dashboard.panels.map(({ title }) => title).filter((title) => title !== 'Memory');
    expect(new Set(rows).size).toBe(rows.length);
    expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length);
  });
});

function labelsOf(name: string): readonly string[] {
  const base = name.replace(/_(bucket|sum|count)$/, '');
  const metrics = [...Object.values(COUNTERS), ...Object.values(HISTOGRAMS)];
  return metrics.find(({ metric }) => metric === name || metric === base)?.labels ?? [];
}
