import type { Scheduler } from './scheduler.ts';

/** How the line is for a while. */
export type Weather =
  | { readonly kind: 'good' }
  | { readonly kind: 'down' }
  /** Requests arrive, answers do not. */
  | { readonly kind: 'oneWay' }
  | { readonly kind: 'captive' }
  /** Bytes a second. */
  | { readonly kind: 'slow'; readonly rate: number }
  /** Up for a while, then down for a while. */
  | { readonly kind: 'flapping'; readonly upMs: number; readonly downMs: number }
  /** Every connection breaks after so many bytes. */
  | { readonly kind: 'resets'; readonly bytes: number };

/** The weather over one line: what was told for a while, else what it always comes back to. */
export class Sky {
  readonly #scheduler: Scheduler;
  readonly #climate: Weather;
  #weather: Weather = { kind: 'good' };
  #since = 0;
  #until = 0;

  constructor(scheduler: Scheduler, climate: Weather) {
    this.#scheduler = scheduler;
    this.#climate = climate;
  }

  set(weather: Weather, milliseconds: number): void {
    this.#weather = weather;
    this.#since = this.#scheduler.now;
    this.#until = this.#scheduler.now + milliseconds;
  }

  clear(): void {
    this.#until = 0;
  }

  now(): Weather {
    const { now } = this.#scheduler;
    if (now >= this.#until) return this.#climate;
    const weather = this.#weather;
    if (weather.kind !== 'flapping') return weather;
    const into = (now - this.#since) % (weather.upMs + weather.downMs);
    return into < weather.upMs ? { kind: 'good' } : { kind: 'down' };
  }
}
