/** The most digits a number keeps exactly. */
const most = 15;

/** The last digits of a text as a number; `undefined` when it has none. Letters between them are passed over. */
export function digitKeyOf(text: string): number | undefined {
  const digits = text.replace(/\D+/gu, '');
  return digits === '' ? undefined : Number(digits.slice(-most));
}

/** Whether a key ends in these digits. */
export function endsIn(digits: string): (key: number) => boolean {
  const tail = digits.slice(-most);
  const [value, power] = [Number(tail), 10 ** tail.length];
  return (key) => key % power === value;
}

/** Whether a key of `length` digits begins with these. */
export function beginsWith(digits: string, length: number): (key: number) => boolean {
  if (digits.length > length) return () => false;
  const power = 10 ** (length - digits.length);
  const from = Number(digits) * power;
  return (key) => key >= from && key < from + power;
}
