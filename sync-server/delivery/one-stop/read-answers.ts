import * as v from 'valibot';
import { isLocalDate } from '../../../src/domain/local-date.ts';
import type { UpstreamEntry, UpstreamState } from '../../../src/domain/upstream.ts';
import type { LocalDate } from '../../../src/domain/words.ts';
import type { Asked, Outcome, Standing } from '../connector.ts';
import { withoutFiles } from '../without-files.ts';
import { classAnswer } from './class-answer.ts';

const text = v.optional(v.nullable(v.union([v.string(), v.number()])));
const textOf = (value: string | number | null | undefined): string => String(value ?? '').trim();

const sendSchema = v.object({
  status: v.pipe(v.union([v.string(), v.number()]), v.transform(Number)),
  statusDescription: text,
  errorCode: text,
  errorDescription: text,
});

const codeSchema = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((code) => String(code).trim()),
);
const namedSchema = v.object({ maHoSoMCDT: codeSchema });

const standingSchema = v.object({
  maHoSoMCDT: codeSchema,
  trangThai: v.pipe(v.union([v.string(), v.number()]), v.transform(Number)),
  ghiChu: text,
  noiDungXuLy: text,
  hanBoSungHoSo: text,
  ketQuaXuLy: v.optional(v.nullable(v.record(v.string(), v.unknown()))),
  errors: v.optional(v.nullable(v.array(v.unknown()))),
});

const askSchema = v.object({
  status: v.pipe(v.union([v.string(), v.number()]), v.transform(Number), v.value(1)),
  value: v.array(v.unknown()),
});

/** What was answered to the send of the dossier with this code; `undefined`: this is no answer of theirs. */
export function readSendAnswer(body: unknown, code: string): Outcome | undefined {
  const read = v.safeParse(sendSchema, body);
  if (!read.success || (read.output.status !== 0 && read.output.status !== 1)) return undefined;
  if (read.output.status === 1) return { kind: 'taken' };
  const { errorDescription, statusDescription, errorCode } = read.output;
  const said = textOf(errorDescription) || textOf(statusDescription) || textOf(errorCode);
  return classAnswer({ said, errorCode: textOf(errorCode), code });
}

/** What was answered to a question; `undefined`: this is no answer of theirs. One dossier told strangely spoils no other, and is not taken for one they do not know. */
export function readAskAnswer(body: unknown): Asked | undefined {
  const read = v.safeParse(askSchema, body);
  if (!read.success) return undefined;
  const standings: Standing[] = [];
  const unread: (string | null)[] = [];
  for (const each of read.output.value) {
    const one = v.safeParse(standingSchema, each);
    const named = v.safeParse(namedSchema, each);
    if (one.success) standings.push({ ...standingOf(one.output), words: withoutFiles(JSON.stringify(each)) });
    else unread.push(named.success ? named.output.maHoSoMCDT : null);
  }
  return { kind: 'told', standings, unread };
}

/** Their numbers of states, in our words. One that is not here a person must look at. */
const states: Readonly<Record<number, UpstreamState>> = {
  1: 'forwarded',
  2: 'supplement',
  3: 'forwarded',
  4: 'registered',
  5: 'registered',
  6: 'refused',
  7: 'forwarded',
};

function standingOf(told: v.InferOutput<typeof standingSchema>): Omit<Standing, 'words'> {
  const { maHoSoMCDT: code, trangThai, ghiChu, noiDungXuLy, hanBoSungHoSo, ketQuaXuLy, errors } = told;
  const state = states[trangThai] ?? 'attention';
  const result = state === 'registered' ? (ketQuaXuLy ?? {}) : {};
  const strange = state === 'attention' ? [`Trạng thái ${String(trangThai)}`] : [];
  const sentences = [...strange, textOf(noiDungXuLy), textOf(ghiChu), ...(errors ?? []).map(String)];
  return {
    code,
    state,
    said: sentences.filter((sentence) => sentence !== '').join('. '),
    until: dayOf(hanBoSungHoSo),
    entry: state === 'registered' ? entryOf(result) : null,
    personalNumber: given(result, 'soDinhDanh'),
  };
}

/** `null` where they have registered it and say no number yet. */
function entryOf(result: Readonly<Record<string, unknown>>): UpstreamEntry | null {
  const number = given(result, 'soDangKy');
  if (number === null) return null;
  return {
    number,
    volume: given(result, 'quyenSo'),
    page: given(result, 'trangSo'),
    on: dayOf(given(result, 'ngayDangKy')),
    paper: given(result, 'duLieu') !== null,
  };
}

function given(result: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = result[name];
  const isText = typeof value === 'string' || typeof value === 'number';
  return isText && String(value).trim() !== '' ? String(value).trim() : null;
}

/** `dd/MM/yyyy`, with or without a time behind it. */
function dayOf(value: string | number | null | undefined): LocalDate | null {
  const parts = /^(\d{2})\/(\d{2})\/(\d{4})/u.exec(textOf(value));
  if (parts === null) return null;
  const day = parts.slice(1, 4).reverse().join('-');
  return isLocalDate(day) ? day : null;
}
