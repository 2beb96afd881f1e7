import type { Messages } from '../vi.ts';

export const entries: Pick<Messages, 'findEntry'> = {
  findEntry: {
    label: 'Look among this device’s records',
    help: 'Type a name, a personal number or an entry’s number (45 or 45/2026) and press Enter. If it is not here, copy the paper and compare with the book.',
    search: 'Search',
    found: 'Entries found on this device',
    none: 'Not on this device. Compare with the paper book.',
    taken: 'Taken from this device’s records.',
    entry: (number, volume, on) => `no. ${number}, volume ${volume}, of ${on}`,
  },
};
