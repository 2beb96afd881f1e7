import { createSeededRandom, type SeededRandom } from '../../tests/support/seeded-random.ts';
import { realImmediate } from './real-immediate.ts';
import type { Trace } from './trace.ts';

export type TaskKind = 'disk' | 'timer' | 'wire' | 'work';

/** Something that runs and can die: a tab, a disk, a server process, the line. Its tasks run in their order and die with it. */
export interface Process {
  readonly name: string;
  readonly alive: boolean;
}

interface Life extends Process {
  alive: boolean;
  frozenUntil: number;
  diskHungUntil: number;
  /** Its tasks never overtake one another. */
  lastAt: number;
  dieAfterTasks: number;
  onDeath: () => void;
  readonly random: SeededRandom;
}

interface Task {
  at: number;
  readonly order: number;
  readonly kind: TaskKind;
  readonly of: Life;
  readonly run: () => void;
  cancelled: boolean;
}

interface TaskOf {
  readonly of?: Process;
  readonly kind?: TaskKind;
}

/** What one step of a process costs, in milliseconds of the made-up time, at most. */
const stepCost = 0.4;

/**
 * The one queue of a simulated world: every timer, every IndexedDB task, every packet and every step of a server is a
 * task in it, drawn in an order that the seed alone decides. Nothing takes real time; the clock jumps to the next task.
 */
export class Scheduler {
  readonly #seed: number;
  readonly #trace: Trace;
  readonly #heap: Task[] = [];
  readonly #lives = new Map<Process, Life>();
  #order = 0;
  #now = 0;
  #current: Life;
  #ran = 0;
  readonly #observers = new Map<() => void, Process>();

  constructor(seed: number, trace: Trace) {
    this.#seed = seed;
    this.#trace = trace;
    this.#current = this.#born('world');
  }

  /** Milliseconds since the world began. */
  get now(): number {
    return this.#now;
  }

  get tasksRun(): number {
    return this.#ran;
  }

  /** Whoever is running: what it sets going is its own. */
  get current(): Process {
    return this.#current;
  }

  process(name: string): Process {
    return this.#born(name);
  }

  /** Runs later, among the tasks of `of`; a dead process runs nothing. The answer cancels it. */
  after(milliseconds: number, run: () => void, { of = this.current, kind = 'timer' }: TaskOf = {}): () => void {
    const life = this.#life(of);
    if (!life.alive) return () => undefined;
    const task: Task = {
      at: this.#now + Math.max(0, milliseconds),
      order: (this.#order += 1),
      kind,
      of: life,
      run,
      cancelled: false,
    };
    this.#push(task);
    return () => {
      task.cancelled = true;
    };
  }

  /** Runs as soon as the process comes to it, after everything it was already going to do. */
  soon(run: () => void, { of = this.current, kind = 'work' }: TaskOf = {}): void {
    const life = this.#life(of);
    if (!life.alive) return;
    life.lastAt = Math.max(life.lastAt, this.#now) + life.random.next() * stepCost;
    this.#push({ at: life.lastAt, order: (this.#order += 1), kind, of: life, run, cancelled: false });
  }

  /** Gives way: others may go first, for at most so many milliseconds. Never comes back when the process dies meanwhile. */
  pause(atMost = stepCost): Promise<void> {
    const of = this.#current;
    return new Promise((resolve) => {
      this.after(of.random.next() * atMost, resolve, { of, kind: 'work' });
    });
  }

  /** From here to the end of this task and of everything that follows at once, `of` is running. */
  enter(of: Process): void {
    this.#current = this.#life(of);
  }

  kill(of: Process): void {
    const life = this.#life(of);
    if (!life.alive) return;
    life.alive = false;
    this.#trace.note(this.#now, life.name, 'dies');
    const { onDeath } = life;
    life.onDeath = () => undefined;
    onDeath();
  }

  whenDead(of: Process, run: () => void): void {
    this.#life(of).onDeath = run;
  }

  /** Kills it between two of its next tasks: whatever it was waiting for just then never comes. */
  killAfter(of: Process, tasks: number): void {
    this.#life(of).dieAfterTasks = tasks;
  }

  /** Takes back a death that has not come yet. */
  spare(of: Process): void {
    this.#life(of).dieAfterTasks = 0;
  }

  freeze(of: Process, milliseconds: number): void {
    this.#life(of).frozenUntil = this.#now + milliseconds;
  }

  hangDisk(of: Process, milliseconds: number): void {
    this.#life(of).diskHungUntil = this.#now + milliseconds;
  }

  /** Looks after each task and all that followed from it at once, as long as `of` lives; the answer ends it. */
  observe(look: () => void, of: Process = this.#current): () => void {
    this.#observers.set(look, of);
    return () => {
      this.#observers.delete(look);
    };
  }

  random(of: Process = this.#current): SeededRandom {
    return this.#life(of).random;
  }

  /** Runs until `done` says so, the time is up, or nothing is left to do; whether `done` said so. */
  async runUntil(done: () => boolean, until = Infinity): Promise<boolean> {
    while (!done()) {
      const task = this.#pop(until);
      if (task === undefined) {
        if (Number.isFinite(until)) this.#now = Math.max(this.#now, until);
        return done();
      }
      await this.#run(task);
    }
    return true;
  }

  /** Runs until `work`, begun now in the name of `of`, has come to its end. */
  async runToEnd<Value>(of: Process, work: () => Promise<Value>, atMost = 3_600_000): Promise<Value> {
    let outcome: { readonly value: Value } | { readonly error: unknown } | undefined;
    this.soon(
      () => {
        work().then(
          (value) => (outcome = { value }),
          (error: unknown) => (outcome = { error }),
        );
      },
      { of },
    );
    await this.runUntil(() => outcome !== undefined, this.#now + atMost);
    if (outcome === undefined) throw new Error(`${of.name} did not come to the end of its work`);
    if ('error' in outcome) throw outcome.error;
    return outcome.value;
  }

  /** Nothing of this world runs any more. */
  end(): void {
    for (const life of this.#lives.values()) life.alive = false;
    this.#heap.length = 0;
  }

  async #run(task: Task): Promise<void> {
    this.#ran += 1;
    this.#current = task.of;
    this.#trace.note(this.#now, task.of.name, task.kind);
    task.run();
    // Everything that follows at once, to the last microtask, belongs to this task.
    await realImmediate();
    for (const [look, of] of this.#observers) if (of.alive) look();
    if (task.of.dieAfterTasks === 0) return;
    task.of.dieAfterTasks -= 1;
    if (task.of.dieAfterTasks === 0) this.kill(task.of);
  }

  #born(name: string): Life {
    const life: Life = {
      name,
      alive: true,
      frozenUntil: 0,
      diskHungUntil: 0,
      lastAt: this.#now,
      dieAfterTasks: 0,
      onDeath: () => undefined,
      random: createSeededRandom(mixed(this.#seed, name)),
    };
    this.#lives.set(life, life);
    return life;
  }

  #life(of: Process): Life {
    const life = this.#lives.get(of);
    if (life === undefined) throw new Error(`${of.name} is of another world`);
    return life;
  }

  #pop(until: number): Task | undefined {
    for (;;) {
      const next = this.#heap[0];
      if (next === undefined || next.at > until) return undefined;
      this.#dropFirst();
      if (next.cancelled || !next.of.alive) continue;
      const heldUntil = Math.max(next.of.frozenUntil, next.kind === 'disk' ? next.of.diskHungUntil : 0);
      if (heldUntil > next.at) {
        next.at = heldUntil;
        this.#push(next);
        continue;
      }
      this.#now = Math.max(this.#now, next.at);
      return next;
    }
  }

  #push(task: Task): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(task);
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = heap[up];
      if (parent === undefined || !isBefore(task, parent)) break;
      heap[at] = parent;
      at = up;
    }
    heap[at] = task;
  }

  #dropFirst(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      let child = heap[down];
      if (child === undefined) break;
      const right = heap[down + 1];
      if (right !== undefined && isBefore(right, child)) {
        child = right;
        down += 1;
      }
      if (!isBefore(child, last)) break;
      heap[at] = child;
      at = down;
    }
    heap[at] = last;
  }
}

function isBefore(a: Task, b: Task): boolean {
  return a.at === b.at ? a.order < b.order : a.at < b.at;
}

/** A seed of its own for everything that has a name. */
export function mixed(seed: number, name: string): number {
  let hash = (seed ^ 0x811c9dc5) >>> 0;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x0100_0193) >>> 0;
  return hash;
}
