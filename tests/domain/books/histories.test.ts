import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Book, entriesIn, type Fence, sameFence, standingOfNumber } from '../../../src/domain/books/book.ts';
import { closeDoubt, strikeEntry } from '../../../src/domain/books/give-up-number.ts';
import { lendPen, returnPen, suspendPen, takePenOver } from '../../../src/domain/books/pass-pen.ts';
import { nextNumber, proposedNumber, takeNumber } from '../../../src/domain/books/take-number.ts';
import { emptyBook } from './made-up-book.ts';

const at = '2026-11-21T02:00:00.000Z';
const devices = ['one', 'two', 'three'];

/** One act of a device, kept there for good and offered again after every restore. */
type Act =
  | { readonly name: 'enter'; readonly dossier: number; readonly number: number; readonly fence: Fence }
  | { readonly name: 'return'; readonly fence: Fence; readonly last: number }
  | { readonly name: 'take'; readonly fence: Fence; readonly epoch: string; readonly last: number };

interface Machine {
  readonly device: string;
  /** As it last pulled the book; what it has taken since counts on from there. */
  seen: Book;
  acts: Act[];
  /** How many of its acts the server has heard. */
  sent: number;
}

/** A server with its backups, machines that work without it, and one paper book; everything that befalls them. */
class World {
  book = emptyBook();
  /** Entry by number, as the server has them. */
  entries = new Map<number, number>();
  backup = { book: this.book, entries: this.entries };
  machines: Machine[] = devices.map((device) => ({ device, seen: this.book, acts: [], sent: 0 }));
  /** Highest number anybody has written on paper. */
  paper = 0;
  epochs = 0;
  dossiers = 0;
  /** Numbers that the server has given and told, whatever became of its file since. */
  readonly given = new Set<number>();
  readonly refused = new Set<number>();
  /** Of those, under the fence of whoever had the pen just then. */
  refusedUnderPen = 0;

  give(): void {
    const number = nextNumber(this.book);
    if (number === null) return;
    expect(this.given.has(number), `${number} was given before`).toBe(false);
    this.given.add(number);
    this.claim(++this.dossiers, number, this.book.pen.fence, 'server');
  }

  claim(dossier: number, number: number, fence: Fence, device: string): void {
    // The same act again: it is known by its dossier.
    if (this.entries.get(number) === dossier) return;
    const answer = takeNumber(this.book, { number, fence, device, registeredOn: '2026-11-20' });
    if (answer.status !== 'taken') {
      this.refused.add(dossier);
      if (sameFence(fence, this.book.pen.fence)) this.refusedUnderPen += 1;
      return;
    }
    expect(this.entries.has(number)).toBe(false);
    this.book = answer.book;
    this.entries = new Map([...this.entries, [number, dossier]]);
    this.paper = Math.max(this.paper, number);
  }

  write(machine: Machine, skipped: number): void {
    const number = proposedNumber(machine.seen, machine.device);
    if (number === null) return;
    const taken = number + skipped;
    this.paper = Math.max(this.paper, taken);
    machine.acts.push({ name: 'enter', dossier: ++this.dossiers, number: taken, fence: machine.seen.pen.fence });
    machine.seen = { ...machine.seen, last: taken };
  }

  giveBack(machine: Machine): void {
    if (proposedNumber(machine.seen, machine.device) === null) return;
    const { fence } = machine.seen.pen;
    machine.acts.push({ name: 'return', fence, last: machine.seen.last });
    machine.seen = { ...machine.seen, pen: { ...machine.seen.pen, holder: null } };
  }

  sync(machine: Machine, most: number): void {
    for (const act of machine.acts.slice(machine.sent, machine.sent + most)) {
      machine.sent += 1;
      if (act.name === 'enter') this.claim(act.dossier, act.number, act.fence, machine.device);
      else {
        const said = { ...this.seen(act.fence), lastOnPaper: act.last };
        const answer =
          act.name === 'return'
            ? returnPen(this.book, { ...said, device: machine.device })
            : takePenOver(this.book, { ...said, to: null, epoch: act.epoch });
        if (answer.status === 'passed') this.book = answer.book;
      }
    }
    if (machine.sent === machine.acts.length) machine.seen = this.book;
  }

  seen(fence: Fence) {
    return { fence, at, server: `e${this.epochs}` };
  }

  lend(device: string): void {
    const answer = lendPen(this.book, { ...this.seen(this.book.pen.fence), to: { device, name: device } });
    if (answer.status === 'passed') this.book = answer.book;
  }

  takeOver(to: string | null): void {
    const holder = to === null ? null : { device: to, name: to };
    const { fence, epoch } = this.book.pen;
    const answer = takePenOver(this.book, { ...this.seen(fence), to: holder, lastOnPaper: this.paper, epoch });
    if (answer.status === 'passed') this.book = answer.book;
  }

  /** She reads the paper book now; the server hears of it when her machine sends. */
  stateLater({ acts, seen }: Machine): void {
    const { fence, epoch } = seen.pen;
    acts.push({ name: 'take', fence, epoch, last: this.paper });
  }

  restore(): void {
    this.epochs += 1;
    this.book = suspendPen(this.backup.book, { at, epoch: `e${this.epochs}`, server: `e${this.epochs}` });
    this.entries = this.backup.entries;
    for (const machine of this.machines) machine.sent = 0;
  }

  clone(machine: Machine): void {
    this.machines.push({ ...machine, acts: [...machine.acts] });
  }

  giveUp(number: number): void {
    const standing = standingOfNumber(this.book, number);
    const answer =
      standing === 'doubted'
        ? closeDoubt(this.book, { number, reason: 'không có trên sổ giấy' })
        : strikeEntry(this.book, { number, reason: 'viết hỏng' });
    if (answer.status !== 'givenUp') return;
    this.book = answer.book;
    this.entries = new Map([...this.entries].filter(([taken]) => taken !== number));
  }

  check(): void {
    const { book, entries } = this;
    for (let number = 1; number <= book.last; number += 1) {
      const standing = standingOfNumber(book, number);
      expect([number, standing === 'entered']).toEqual([number, entries.has(number)]);
    }
    expect(entriesIn(book)).toBe(entries.size);
    expect(Math.max(0, ...entries.keys())).toBeLessThanOrEqual(book.last);
    expect(new Set(entries.values()).size).toBe(entries.size);
    for (const { reason } of book.unused) expect(reason).not.toBe('');
    let before = 0;
    for (const { from, to } of book.doubted) {
      expect(from).toBeGreaterThan(before);
      expect(to).toBeGreaterThanOrEqual(from);
      before = to;
    }
  }
}

interface Step {
  readonly does: Doing;
  readonly who: number;
  /** What it means depends on what is done: acts sent, a number, how many spoiled lines are passed over. */
  readonly some: number;
}

const doings = {
  write: (world: World, machine: Machine, some: number) => {
    world.write(machine, some % 3 === 0 ? 1 : 0);
  },
  sync: (world: World, machine: Machine, some: number) => {
    world.sync(machine, some);
  },
  lend: (world: World, { device }: Machine) => {
    world.lend(device);
  },
  give: (world: World) => {
    world.give();
  },
  giveBack: (world: World, machine: Machine) => {
    world.giveBack(machine);
  },
  takeOver: (world: World, { device }: Machine, some: number) => {
    world.takeOver(some % 2 === 0 ? null : device);
  },
  stateLater: (world: World, machine: Machine) => {
    world.stateLater(machine);
  },
  lose: (world: World, machine: Machine) => {
    if (world.machines.length > 1) world.machines = world.machines.filter((one) => one !== machine);
  },
  giveUp: (world: World, _machine: Machine, some: number) => {
    world.giveUp(some);
  },
  backUp: (world: World) => {
    world.backup = { book: world.book, entries: world.entries };
  },
  restore: (world: World) => {
    world.restore();
  },
  clone: (world: World, machine: Machine) => {
    if (world.machines.length < 6) world.clone(machine);
  },
};
type Doing = keyof typeof doings;

const everyday: readonly Doing[] = [
  ...(['write', 'write', 'write', 'write', 'sync', 'sync', 'sync', 'lend', 'lend', 'give', 'give'] as const),
  ...(['giveBack', 'takeOver', 'lose'] as const),
];

const stepsOf = (drawn: readonly Doing[]) =>
  fc.array(
    fc.record({ does: fc.constantFrom(...drawn), who: fc.nat({ max: 5 }), some: fc.integer({ min: 1, max: 9 }) }),
    { minLength: 10, maxLength: 80, size: 'max' },
  );

function take(world: World, { does, who, some }: Step): void {
  const machine = world.machines[who % world.machines.length];
  if (machine !== undefined) doings[does](world, machine, some);
}

it('[R19] numbers are 1 to n, each once, every hole with a reason, for random histories of machines, losses, clones and restores', () => {
  fc.assert(
    fc.property(stepsOf([...everyday, 'stateLater', 'giveUp', 'backUp', 'restore', 'clone']), (steps) => {
      const world = new World();
      for (const one of steps) {
        take(world, one);
        world.check();
      }
      // All who are left come back; the pen is stated from paper; what nobody came for is closed with a reason.
      for (const machine of world.machines) world.sync(machine, machine.acts.length);
      world.takeOver(null);
      for (const machine of world.machines) world.sync(machine, machine.acts.length);
      for (let number = 1; number <= world.book.last; number += 1) {
        if (standingOfNumber(world.book, number) === 'doubted') world.giveUp(number);
      }
      world.check();
      expect(world.book.doubted).toEqual([]);
      expect(entriesIn(world.book) + world.book.unused.length).toBe(world.book.last);
      // Whatever a machine wrote is in the book under its number, or its maker was told that it is not.
      for (const machine of world.machines) {
        for (const act of machine.acts) {
          if (act.name !== 'enter' || world.entries.get(act.number) === act.dossier) continue;
          const isStruck = standingOfNumber(world.book, act.number) === 'struck';
          expect(isStruck || world.refused.has(act.dossier)).toBe(true);
        }
      }
    }),
    { numRuns: 600 },
  );
});

it('[R19] whoever has the pen is never refused a number, however many had it before and write on, while nothing is copied or restored', () => {
  fc.assert(
    fc.property(stepsOf(everyday), (steps) => {
      const world = new World();
      for (const one of steps) take(world, one);
      for (const machine of [...world.machines, ...world.machines]) world.sync(machine, machine.acts.length);
      expect(world.refusedUnderPen).toBe(0);
    }),
    { numRuns: 1_500 },
  );
});

it('[R19] a machine alone with the pen writes every number it proposes, whatever order the answers come in', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 20 }), (syncs) => {
      const world = new World();
      const [machine] = world.machines;
      if (machine === undefined) return;
      world.lend(machine.device);
      world.sync(machine, 0);
      for (const most of syncs) {
        world.write(machine, 0);
        world.sync(machine, most);
      }
      world.sync(machine, machine.acts.length);
      expect([...world.entries.keys()]).toEqual(syncs.map((_, index) => index + 1));
      expect(world.refused.size).toBe(0);
      expect(world.book.doubted).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
