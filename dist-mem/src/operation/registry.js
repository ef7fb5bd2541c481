/** The only file that knows prom-client: it costs some memory, so it is loaded only where somebody asks for metrics. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { inTime } from '../core/async.js';
import { ANSWER_TIMEOUT } from './health.js';
import { COUNTERS, GAUGES, HISTOGRAMS } from './metrics.js';
/** Metrics that begin at nothing, with those of the process and of Node beside our own. */
export function createMetrics() {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    const counters = countersIn(registry);
    const histograms = histogramsIn(registry);
    return {
        meter: {
            count: (name, labels, by = 1) => counters.get(name)?.inc(labels, by),
            // A clock that was set back makes no time negative.
            time: (name, labels, milliseconds) => histograms.get(name)?.observe(labels, Math.max(0, milliseconds) / 1000),
        },
        show: (gauge, reading) => showIn(registry, gauge, reading),
        write: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
    };
}
function countersIn(registry) {
    const counters = Object.entries(COUNTERS).map(([name, { metric, help, labels }]) => {
        const counter = new Counter({ name: metric, help, labelNames: [...labels], registers: [registry] });
        // What never happened is 0 and not nothing, so that an alert sees the first time.
        if (labels.length === 0)
            counter.inc(0);
        return [name, counter];
    });
    return new Map(counters);
}
function histogramsIn(registry) {
    const histograms = Object.entries(HISTOGRAMS).map(([name, { metric, help, labels, seconds }]) => [
        name,
        new Histogram({ name: metric, help, labelNames: [...labels], buckets: [...seconds], registers: [registry] }),
    ]);
    return new Map(histograms);
}
function showIn(registry, gauge, reading) {
    const { metric: name, help } = GAUGES[gauge];
    new Gauge({
        name,
        help,
        registers: [registry],
        async collect() {
            const value = await inTime(ANSWER_TIMEOUT, asked(reading), null);
            if (value === null)
                this.remove();
            else
                this.set(value);
        },
    });
}
/** A number that cannot be read is left out: its error must not hide all others. */
async function asked(reading) {
    try {
        return await reading();
    }
    catch {
        return null;
    }
}
//# sourceMappingURL=registry.js.map