const form = /^(\d{8})-0000-8(\d{3})-8000-0ff1ce000000$/u;
const mostDigits = 8;

/**
 * The one office record of a commune (a UUID of version 8, RFC 9562, made of the commune's code), so that two machines that
 * state something offline state it of the same record. `undefined` when the code is not of at most eight digits.
 */
export function officeIdOf(scope: string): string | undefined {
  if (!/^\d{1,8}$/u.test(scope)) return undefined;
  // The code's own length goes in, so that 0123 is not 123.
  const length = String(scope.length).padStart(3, '0');
  return `${scope.padStart(mostDigits, '0')}-0000-8${length}-8000-0ff1ce000000`;
}

/** Whether an id is that of an office record, of whichever commune. */
export function isOfficeId(id: string): boolean {
  const [, number = '', length = ''] = form.exec(id) ?? [];
  const scope = number.slice(mostDigits - Number(length));
  return scope.length === Number(length) && officeIdOf(scope) === id;
}
