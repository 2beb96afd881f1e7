/** What may be done about what is handed over. */
export type DeliveryDeed =
  | { readonly kind: 'status' }
  | { readonly kind: 'pause'; readonly commune: string; readonly reason: string }
  | { readonly kind: 'resume'; readonly commune: string }
  /** Without a record: all of the commune that wait for a person. */
  | { readonly kind: 'retry' | 'exchanges'; readonly commune: string; readonly record: string | undefined };

type Read =
  { readonly name: 'delivery'; readonly deed: DeliveryDeed } | { readonly name: 'wrong'; readonly sentence: string };

const usage: Read = {
  name: 'wrong',
  sentence:
    'Usage: delivery status | pause COMMUNE REASON | resume COMMUNE | retry COMMUNE [RECORD] | exchanges COMMUNE [RECORD]',
};

/** Reads the words behind `delivery`. */
export function readDelivery([what, commune = '', ...more]: readonly string[]): Read {
  const [record] = more;
  const reason = more.join(' ').trim();
  if (what === 'status' && commune === '') return { name: 'delivery', deed: { kind: what } };
  if (commune === '') return usage;
  if (what === 'pause' && reason !== '') return { name: 'delivery', deed: { kind: what, commune, reason } };
  if (what === 'resume' && more.length === 0) return { name: 'delivery', deed: { kind: what, commune } };
  if ((what === 'retry' || what === 'exchanges') && more.length < 2) {
    return { name: 'delivery', deed: { kind: what, commune, record } };
  }
  return usage;
}
