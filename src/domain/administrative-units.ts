import * as v from 'valibot';
import { foldText } from './fold-text.ts';
import { isLocalDate } from './local-date.ts';
import type { LocalDate } from './words.ts';

const unitSchema = v.strictObject({
  code: v.pipe(v.string(), v.regex(/^\d{2}(?:\d{3})?$/u)),
  /** With its rank: `Tỉnh Cao Bằng`, `Phường Sài Gòn`. */
  name: v.pipe(v.string(), v.minLength(1)),
  /** A code can be given again with a new name, so a unit is its code and the day from which it holds. */
  validFrom: v.pipe(v.string(), v.check(isLocalDate)),
});

/** `units/provinces.json`, or `units/<province code>.json` for its communes; sorted by name the Vietnamese way. */
export const unitTableSchema = v.array(unitSchema);

export type Unit = Readonly<v.InferOutput<typeof unitSchema>>;

/** The made-up units of tests, of a server nobody has told its commune, and of staff who practise. No real province or commune has these codes. */
export const practiceProvince: Unit = { code: '99', name: 'Tỉnh Mẫu', validFrom: '2025-07-01' };
export const practiceCommune: Unit = { code: '99999', name: 'Xã Thử Nghiệm', validFrom: '2025-07-01' };
/** Where staff practise: no server has it, so that nothing of it could be taken for a server's. */
export const rehearsalCommune: Unit = { code: '99000', name: 'Xã Thực Hành', validFrom: '2025-07-01' };

/** The unit that bore this code on that day. */
export function findUnit(table: readonly Unit[], code: string, on: LocalDate): Unit | undefined {
  return table
    .filter((unit) => unit.code === code && unit.validFrom <= on)
    .reduce<Unit | undefined>(
      (latest, unit) => (latest === undefined || unit.validFrom > latest.validFrom ? unit : latest),
      undefined,
    );
}

const rank = /^(?:tỉnh|thành phố|tp\.?|phường|xã|thị trấn|đặc khu)\s+/iu;

/** A name without its rank, accent-free: `Xã Đắk Liêng` and `dak lieng` are the same. */
export function unitKey(name: string): string {
  return foldText(name.normalize('NFC').trim().replace(rank, ''));
}

/** A unit's name inside a sentence: `xã Thử Nghiệm`, `thành phố Hà Nội`. */
export function unitInText(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/**
 * The unit a written address ends with (`…, xã Thử Nghiệm, tỉnh Mẫu` with the provinces' table: tỉnh Mẫu) and what stands
 * before it. `undefined` when no unit of the table, or more than one, goes by that name: a person chooses then.
 */
export function unitAtEnd(
  table: readonly Unit[],
  written: string,
): { readonly unit: Unit; readonly before: string } | undefined {
  const parts = written.split(',').map((part) => part.trim());
  const key = unitKey(parts.pop() ?? '');
  const [unit, another] = table.filter((candidate) => unitKey(candidate.name) === key);
  return unit === undefined || another !== undefined ? undefined : { unit, before: parts.join(', ') };
}
