import { nationalLists } from './national-lists.ts';
import { type FarField, type Form, type Module, recordSchemas } from './record-schemas.ts';

/** What is wrong at one field: a sentence in the far system's manner. */
export interface FarError {
  readonly field: string;
  readonly sentence: string;
}

/** Looks a record through as the far system does: every field it knows, and that there is no other. */
export function checkRecord(module: Module, record: Readonly<Record<string, unknown>>): readonly FarError[] {
  const schema = recordSchemas[module];
  const errors: FarError[] = [];
  for (const field of schema.values()) {
    const sentence = wrongIn(field, record[field.name]);
    if (sentence !== undefined) errors.push({ field: field.name, sentence });
  }
  for (const name of Object.keys(record)) {
    if (!schema.has(name)) errors.push({ field: name, sentence: `Không có trường ${name} trong bản tin ${module}` });
  }
  return errors;
}

/** Glued together, as they come. */
export function glued(errors: readonly FarError[]): string {
  return errors.map(({ sentence }) => `${sentence}.`).join('');
}

function wrongIn({ name, form, required }: FarField, value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') {
    return required ? `Trường ${name} bắt buộc phải có giá trị` : undefined;
  }
  if (form.kind === 'text' && typeof value === 'string' && value.length > form.max) {
    return `Trường ${name} có độ dài vượt quá số lượng cho phép (${form.max} ký tự)`;
  }
  if (form.kind === 'code' && typeof value === 'string' && !nationalLists[form.list](value)) {
    return `Giá trị ${value} của trường ${name} không tồn tại trong danh mục`;
  }
  return hasForm(form, value) ? undefined : `Trường ${name} có định dạng không đúng`;
}

function hasForm(form: Form, value: unknown): boolean {
  switch (form.kind) {
    case 'text':
    case 'code':
      return typeof value === 'string';
    case 'date':
      return isDate(value);
    case 'partialDate':
      return isDate(value) || isPartialDate(value);
    case 'time':
      return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/u.test(value);
    case 'personalNumber':
      return typeof value === 'string' && /^\d{12}$/u.test(value);
    case 'address':
      return isAddress(value);
    case 'count':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 1_000_000;
    case 'volume':
      return typeof value === 'string' && /^\d{2,}\/\d{4}$/u.test(value);
    default:
      return form satisfies never;
  }
}

function isDate(value: unknown): boolean {
  const parts = typeof value === 'string' ? /^(\d{2})\/(\d{2})\/(\d{4})$/u.exec(value) : null;
  if (parts === null) return false;
  const [day, month, year] = parts.slice(1).map(Number);
  return isDay(year, month, day);
}

function isPartialDate(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { namSinh, thangSinh, ngaySinh, ...rest } = value;
  if (Object.keys(rest).length > 0 || !isWhole(namSinh)) return false;
  if (thangSinh === null) return ngaySinh === null;
  return isWhole(thangSinh) && (ngaySinh === null ? isDay(namSinh, thangSinh, 1) : isDay(namSinh, thangSinh, ngaySinh));
}

function isAddress(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { quocGia, maTinh, maXa, dcChiTiet } = value;
  const isText = typeof dcChiTiet === 'string' && dcChiTiet.length <= 500;
  if (!isText || typeof quocGia !== 'string' || !nationalLists.country(quocGia)) return false;
  // Abroad, and what an old paper says of units that are no more, is text alone.
  if (maTinh === '' && maXa === '') return dcChiTiet !== '';
  return typeof maTinh === 'string' && /^\d{2}$/u.test(maTinh) && typeof maXa === 'string' && /^\d{5}$/u.test(maXa);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value);
}

function isDay(year: unknown, month: unknown, day: unknown): boolean {
  if (!isWhole(year) || !isWhole(month) || !isWhole(day)) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return year > 1800 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
