import type { FeeRow } from './fees.ts';

/** Copies of an extract have a procedure of their own, also when they are asked for in another one's declaration. */
export const extractCopies = '2.000635';

/**
 * What is known of fees. The registration fees of a province are set by its People's Council and none has been read yet:
 * a commune adds its own rows, and nothing else changes.
 */
export const feeTable: readonly FeeRow[] = [
  // TT 281/2016/TT-BTC, from memory.
  { procedure: extractCopies, province: null, channel: null, validFrom: '2017-01-01', amount: 8_000, source: 'memory' },
  // TT 226/2016/TT-BTC, from memory: one case of a certified signature.
  { procedure: '2.000884', province: null, channel: null, validFrom: '2017-01-01', amount: 10_000, source: 'memory' },
];
