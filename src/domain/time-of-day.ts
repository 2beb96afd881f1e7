import { ok, type Parsed, wrong } from './parsed.ts';
import { plainText } from './plain-text.ts';

const form = /^(\d{1,2})(?:\s*(?::|h|giờ|\.)\s*(\d{2})?|(\d{2}))?(?:\s*phút)?$/iu;

/** What a person types: `8:05`, `0805`, `8h05`, `8 giờ 05`, `8h`. Kept as `08:05`, the time of day in Viet Nam. */
export function parseTimeOfDay(text: string): Parsed<string, 'timeForm'> {
  const match = form.exec(plainText(text));
  if (match === null) return wrong('timeForm');
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? match[3] ?? '0')];
  if (hour > 23 || minute > 59) return wrong('timeForm');
  return ok([hour, minute].map((part) => String(part).padStart(2, '0')).join(':'));
}
