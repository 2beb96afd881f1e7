import * as v from 'valibot';
import { isLocalDate } from '../local-date.ts';
import { momentSchema } from '../moment.ts';
import type { MutationKind } from '../mutation-kind.ts';
import { refused } from '../outcome.ts';
import { noteUpstream, type NoteUpstreamArgs } from './note-upstream.ts';

const text = (max: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(max));

const argsSchema = v.strictObject({
  /** When the file that says so was read. */
  at: momentSchema,
  /** The code they know it by. */
  code: v.nullable(text(100)),
  /** Where it stands in their book. */
  number: text(50),
  volume: v.nullable(text(50)),
  page: v.nullable(text(50)),
  on: v.nullable(v.pipe(v.string(), v.check(isLocalDate))),
  personalNumber: v.nullable(text(20)),
  /** SHA-256 of the file, and the row in it. */
  file: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)),
  row: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
});

export type NoteResultArgs = v.InferOutput<typeof argsSchema>;

/**
 * An officer notes, by a file out of the national system, what it has registered: as the connector would where there is one.
 * What they have said before is not written over, by whichever road it came.
 */
export const noteResult: MutationKind<NoteResultArgs> = {
  name: 'noteResult',
  schema: 1,
  args: argsSchema,
  apply(dossier, args, mutation, recordedAt) {
    const { at, code, number, volume, page, on, personalNumber } = args;
    const before = dossier?.upstream?.entry ?? null;
    if (before !== null && before.number.trim() !== number.trim()) return otherNumberBefore;
    // What is known of the entry stays where the file does not say it.
    const entry = {
      number: before?.number ?? number,
      volume: before?.volume ?? volume,
      page: before?.page ?? page,
      on: before?.on ?? on,
      paper: before?.paper ?? false,
    };
    const told = { at, code: dossier?.upstream?.code ?? code, said: dossier?.upstream?.said ?? '', until: null };
    const noted: NoteUpstreamArgs = { ...told, state: 'registered', entry, personalNumber, problems: [] };
    return noteUpstream.apply(dossier, noted, mutation, recordedAt);
  },
};

const otherNumberBefore = refused('upstreamEntryStands', {
  vi: 'Hệ thống cấp trên đã trả về một số khác cho hồ sơ này; số trong tệp không ghi đè. Hãy tra lại trên hệ thống của họ.',
  en: 'The national system has already given another number for this dossier; the one in the file does not replace it. Look it up in their system.',
});
