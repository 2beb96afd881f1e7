type Json = Readonly<Record<string, unknown>>;

/** The same arguments with every text in NFC: one name has one spelling in bytes, whatever the keyboard made of it. */
export function normaliseText(args: Json): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).map(([key, value]) => [key.normalize('NFC'), normalised(value)]));
}

function normalised(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(normalised);
  if (typeof value === 'object' && value !== null) return normaliseText(value as Json);
  return value;
}
