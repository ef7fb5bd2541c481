/** One bot, or several over one database: whichever of them a platform brings an event to. */
import { freePort } from '../storage/start-postgres.ts';
import { StartedBot, type StartOptions } from './started-bot.ts';

interface Process {
  readonly bot: StartedBot;
  /** Where it tells its health. */
  readonly health: string;
}

export class StartedBots {
  readonly #processes: readonly Process[];

  private constructor(processes: readonly Process[]) {
    this.#processes = processes;
  }

  /** Starts one with each of these options. */
  static async start(options: readonly StartOptions[]): Promise<StartedBots> {
    const processes: Process[] = [];
    for (const one of options) {
      const port = await freePort();
      const bot = new StartedBot({ ...one, settings: { ...one.settings, HEALTH_PORT: String(port) } });
      await bot.start();
      processes.push({ bot, health: `http://127.0.0.1:${port}` });
    }
    return new StartedBots(processes);
  }

  /** How often each was started. */
  get lives(): readonly number[] {
    return this.#processes.map(({ bot }) => bot.lives);
  }

  get count(): number {
    return this.#processes.length;
  }

  /** Resolves when the newest life of each is ready. */
  get up(): Promise<void> {
    return Promise.all(this.#processes.map(({ bot }) => bot.up)).then(() => undefined);
  }

  /** Resolves when one has died and all are there again; at once after a start when one is not ready now. */
  async reborn(): Promise<void> {
    await Promise.race(this.#processes.map(({ bot }) => bot.reborn()));
    await this.up;
  }

  /** Resolves when none has an event to answer any more. */
  async quiet(): Promise<void> {
    for (const { health } of this.#processes) while (await isBusy(health));
  }

  /** Ends one as `kill -9` does, and starts it again. */
  async dieAndComeBack(which: number): Promise<void> {
    await this.#processes[which % this.count]?.bot.dieAndComeBack();
  }

  async end(): Promise<void> {
    await Promise.all(this.#processes.map(({ bot }) => bot.end()));
  }
}

/** False for one that is away: what it had is gone with it. */
async function isBusy(health: string): Promise<boolean> {
  try {
    const metrics = await (await fetch(`${health}/metrics`)).text();
    return !/^nibble_events_under_way(\{[^}]*\})? 0$/m.test(metrics);
  } catch {
    return false;
  }
}
