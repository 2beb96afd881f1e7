import { rehearsalCommune } from '../domain/administrative-units.ts';
import { beginDossier } from '../domain/begin-dossier.ts';
import type { BookKind } from '../domain/books/book.ts';
import { bookIdOf } from '../domain/books/book-id.ts';
import { yearOf } from '../domain/local-date.ts';
import { procedureOn } from '../domain/procedures/catalogue.ts';
import { instantAt, localDateOf } from '../domain/vietnam-time.ts';
import type { Instant, LocalDate } from '../domain/words.ts';
import { previousWorkingDay, usualHours } from '../domain/working-calendar.ts';
import { calendar202611 } from '../domain/working-calendar-data.ts';
import type { Clock } from '../store/device-ports.ts';
import type { DeviceStore } from '../store/create-store.ts';
import type { Declaration } from './made-up-dossiers.ts';

/** Whoever sets the stage does what an officer would, at moments that have passed. */
export interface PracticeStage {
  /** So many working days ago, at a time of day; today's moments lie so many minutes back instead. */
  ago(days: number, time: string): Instant;
  open(declaration: Declaration, at: Instant): Promise<string>;
  /** Does it at that moment; `exchange` has it answered. */
  act(name: string, entity: string, args: Readonly<Record<string, unknown>>, at: Instant): Promise<void>;
  /** Gives it the next number of the year's book. */
  enter(dossier: string, kind: BookKind, at: Instant): Promise<void>;
  /** The year's book, opened and its pen here. */
  book(kind: BookKind, on: LocalDate): Promise<string>;
  exchange(): Promise<void>;
  /** From here on it is whoever will practise that does it, and no longer a colleague. */
  asOfficer(): Promise<void>;
}

export interface PracticeStageParts {
  /** On a clock that `setClock` sets. */
  readonly store: DeviceStore;
  readonly exchange: () => Promise<void>;
  readonly setClock: (at: Instant) => void;
  /** The clock on the wall. */
  readonly clock: Clock;
  readonly newToken: () => string;
  readonly asOfficer: () => Promise<void>;
}

const signer = { signer: 'Hoàng Thị Ký Mẫu', signerTitle: 'Phó Chủ tịch Ủy ban nhân dân' };

export function createPracticeStage({
  store,
  exchange,
  setClock,
  clock,
  newToken,
  asOfficer,
}: PracticeStageParts): PracticeStage {
  const now = clock.now();
  const today = localDateOf(new Date(now).toISOString());
  const books = new Map<string, string>();

  const perform: PracticeStage['act'] = async (name, entity, args, at) => {
    setClock(at);
    const saved = await store.perform({ name, entity, args });
    if (saved.status !== 'saved') throw new Error(`The practice commune: ${name}: ${JSON.stringify(saved)}`);
  };

  const stage: PracticeStage = {
    act: perform,
    exchange,
    asOfficer,
    ago(days, time) {
      let day = today;
      for (let left = days; left > 0; left -= 1) day = previousWorkingDay(calendar202611, usualHours, day);
      const at = instantAt(day, time);
      // The desk may be opened before that time of day: then it was just now.
      return Date.parse(at) < now ? at : new Date(now - 60_000).toISOString();
    },
    async open({ procedure: id, fields }, at) {
      setClock(at);
      const found = procedureOn(id, localDateOf(at));
      if (found.status === 'none') throw new Error(`The practice commune: no procedure ${id}`);
      const args = beginDossier({
        procedure: found.procedure,
        fields: fields(localDateOf(at)),
        channel: 'direct',
        receivedAt: at,
        provisionalCode: await store.drawProvisionalCode(at),
        slipToken: newToken(),
        calendar: calendar202611,
        hours: usualHours,
      });
      const saved = await store.perform({ name: 'openDossier', args: { ...args } });
      if (saved.status !== 'saved') throw new Error(`The practice commune: ${id}: ${JSON.stringify(saved)}`);
      return saved.entity;
    },
    async book(kind, on) {
      const year = yearOf(on);
      const openedOn = `${year}-01-01`;
      const facts = { authority: rehearsalCommune.code, kind, year, openedOn };
      const id = bookIdOf(facts);
      if (id === undefined) throw new Error('The practice commune keeps no such book.');
      const known = books.get(id);
      if (known !== undefined) return known;
      const at = instantAt(openedOn, '07:30');
      const volume = { name: `01/${year}`, pages: 200 };
      await perform('openBook', id, { ...facts, numberAuthority: 'paper', startsAfter: 0, volume }, at);
      await exchange();
      const { device } = await store.identity();
      const fence = (await store.book(id))?.book.pen.fence;
      await perform('lendPen', id, { fence, to: { device, name: 'Máy thực hành' } }, at);
      await exchange();
      books.set(id, id);
      return id;
    },
    async enter(dossier, kind, at) {
      const registeredOn = localDateOf(at);
      const book = await stage.book(kind, registeredOn);
      const view = await store.book(book);
      const entry = {
        book,
        number: view?.number,
        fence: view?.book.pen.fence,
        volume: `01/${yearOf(registeredOn)}`,
        page: null,
        registeredOn,
        kind: 'timely',
        ...signer,
        officer: 'Trần Văn Mẫu',
        remarks: null,
      };
      await perform('enterInBook', dossier, entry, at);
      await exchange();
    },
  };
  return stage;
}

/** The leader’s word, as she gives it on paper. */
export function signedOn(day: LocalDate): Readonly<Record<string, unknown>> {
  return { how: 'onPaper', ...signer, signedOn: day };
}

export const refusedBy = signer;
