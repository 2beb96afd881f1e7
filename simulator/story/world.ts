import { notePaper } from '../check/check-books.ts';
import { checkDisk } from '../check/check-device.ts';
import { checkLeft } from '../check/check-left.ts';
import { checkStolen, checkTold, noteBegun, noteGone } from '../check/check-machines.ts';
import { checkPagesOnDisk } from '../check/check-pages.ts';
import { checkViews } from '../check/check-views.ts';
import { Ledger } from '../check/ledger.ts';
import { createSeededRandom, type SeededRandom } from '../../tests/support/seeded-random.ts';
import type { DiskSnapshot } from '../../tests/support/device-disk.ts';
import { OldReplies } from '../world/old-replies.ts';
import { Machine, type Tab } from '../world/machine.ts';
import { officers, type Officer } from '../world/people-of-the-world.ts';
import { type Process, Scheduler } from '../world/scheduler.ts';
import { hashText, ServerRoom } from '../world/server-room.ts';
import type { MakeDatabase } from '../world/simulated-database.ts';
import { createTrace, type Trace } from '../world/trace.ts';
import { hasPhotographs, type Story } from './step.ts';

const personal = /mau\.invalid|\b0999\d{6}\b|Thử|plainly made up|Bearer|slip-token/u;

/** Everything that a story happens to. */
export class World {
  readonly story: Story;
  readonly ledger = new Ledger();
  readonly trace: Trace;
  readonly scheduler: Scheduler;
  readonly servers: ServerRoom;
  readonly machines: Machine[] = [];
  readonly keptDisks = new Map<Machine, DiskSnapshot>();
  /** In whose name the story is told. */
  readonly teller: Process;
  readonly #oldReplies = new OldReplies();
  /** Have kept an answer, and not been looked at since. */
  readonly #answered = new Set<Machine>();
  readonly #doing = new Set<{ readonly process: Process }>();
  /** What the server may be put back to, oldest first. */
  readonly backups: ReturnType<ServerRoom['backup']>[] = [];
  serverWritesToFail = 0;
  /** The trouble is over: what a story drew for later does not come any more. */
  isCalm = false;
  mutations = 0;

  constructor(story: Story, makeDatabase: MakeDatabase, keep?: (line: string) => void) {
    this.story = story;
    this.trace = createTrace(keep);
    this.scheduler = new Scheduler(story.seed, this.trace);
    this.teller = this.scheduler.process('teller');
    this.scheduler.observe(() => {
      this.#checkAnswered();
    }, this.teller);
    this.servers = new ServerRoom({
      seed: story.seed,
      scheduler: this.scheduler,
      makeDatabase,
      slowStatements: story.slowStatements ?? false,
      wholeOnly: story.wholeOnly ?? false,
      byCode: story.byCode ?? false,
      tap: {
        wrote: (receipts, batch) => {
          this.ledger.wrote(receipts);
          if (batch !== null) this.ledger.batched(batch);
        },
        endedEpoch: (epoch) => {
          this.ledger.endedEpochs.add(epoch);
        },
        diskFull: () => {
          if (this.serverWritesToFail === 0) return false;
          this.serverWritesToFail -= 1;
          return true;
        },
      },
      pagePut: (sha256, bytes) => {
        if (hashText(bytes) === sha256) this.ledger.wholePages.add(sha256);
        else this.ledger.violate('pages', `a server took other bytes for page ${sha256.slice(0, 8)}`);
      },
      logged: (line) => {
        const found = personal.exec(line);
        if (found !== null) this.ledger.violate('privacy', `a server logged “${found[0]}”: ${line}`);
      },
    });
  }

  /** As soon as nothing is in the middle of being written. */
  #checkAnswered(): void {
    for (const machine of this.#answered) {
      if (!machine.disk.quiet) continue;
      this.#answered.delete(machine);
      checkTold(this.ledger, machine);
      checkViews(this.ledger, machine);
      checkLeft(this.ledger, machine);
      notePaper(this.ledger, machine);
    }
  }

  /** Somebody photographs papers in it. */
  get hasPages(): boolean {
    return hasPhotographs(this.story);
  }

  get requests(): number {
    return this.machines.reduce((sum, { line }) => sum + line.requests, 0);
  }

  addMachine(): Machine {
    const machine = new Machine(
      {
        seed: this.story.seed,
        scheduler: this.scheduler,
        servers: this.servers,
        hasLocks: this.story.hasLocks,
        cutEvery: this.story.cutEvery,
        old: this.#oldReplies,
        answered: (machine) => {
          this.#answered.add(machine);
        },
        seals: this.story.seals ?? false,
        hasPages: this.hasPages,
        pageBegun: (of, request, askedAt) => {
          noteBegun(this.ledger, of, { request, askedAt });
        },
        gone: (of) => {
          noteGone(this.ledger, of);
          this.keptDisks.delete(of);
        },
        stolen: (how, status) => {
          checkStolen(this.ledger, how, status);
        },
        sets: (unanswered) => this.#travels(unanswered),
        report: (error) => {
          this.ledger.violate('bug', error instanceof Error ? (error.stack ?? error.message) : String(error));
        },
      },
      `machine ${this.machines.length + 1}`,
    );
    this.machines.push(machine);
    return machine;
  }

  /** R13: what set out unanswered before a restore and arrives after it comes first, and with no voucher. */
  #travels(unanswered: () => readonly string[]): () => void {
    if (this.backups.length === 0 && this.ledger.restores === 0) return () => undefined;
    const { restores } = this.ledger;
    const mids = unanswered();
    return () => {
      if (this.ledger.restores > restores) for (const mid of mids) this.ledger.withoutVoucher.add(mid);
    };
  }

  officer(number: number): Officer {
    const officer = officers[number % officers.length];
    if (officer === undefined) throw new Error('there are no officers');
    return officer;
  }

  officerWithAccess(number: number): Officer {
    const left = officers.filter(({ id }) => !this.ledger.ended.has(id));
    return left[number % left.length] ?? this.officer(number);
  }

  /** Does something in a tab's name, beside everything else; it goes with the tab when that dies. */
  inTab({ process }: Tab, work: () => Promise<void>): void {
    const doing = { process };
    this.#doing.add(doing);
    const done = (): void => {
      this.#doing.delete(doing);
    };
    this.scheduler.soon(() => void this.heard(work()).then(done), { of: process });
  }

  /** Some tab that lives has not come to the end of what a person does in it. */
  get isBusy(): boolean {
    return [...this.#doing].some(({ process }) => process.alive);
  }

  /** What fails is a violation unless `expected` says otherwise. */
  heard(work: Promise<void>): Promise<void> {
    return work.catch((error: unknown) => {
      this.ledger.violate('unhandled', error instanceof Error ? (error.stack ?? error.message) : String(error));
    });
  }

  /** Where somebody may do something now. */
  tabOf(machine: Machine, random: SeededRandom): Tab | undefined {
    if (machine.isLocked) return undefined;
    return machine.tabs[random.integer(0, Math.max(0, machine.tabs.length - 1))];
  }

  randomOf(seed: number): SeededRandom {
    return createSeededRandom(seed);
  }

  checkDisks(): void {
    for (const machine of this.machines) {
      if (!machine.disk.quiet || machine.isGone) continue;
      checkDisk(this.ledger, machine);
      checkPagesOnDisk(this.ledger, machine);
    }
  }
}
