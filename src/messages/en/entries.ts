import type { Messages } from '../vi.ts';

export const entries: Pick<Messages, 'findEntry' | 'annotation' | 'entryNotes'> = {
  findEntry: {
    label: 'Look among this device’s records',
    help: 'Type a name, a personal number or an entry’s number (45 or 45/2026) and press Enter. If it is not here, copy the paper and compare with the book.',
    search: 'Search',
    found: 'Entries found on this device',
    none: 'Not on this device. Compare with the paper book.',
    taken: 'Taken from this device’s records.',
    entry: (number, volume, on) => `no. ${number}, volume ${volume}, of ${on}`,
  },
  annotation: {
    title: 'In the book',
    fixed:
      'What stands in the book is not edited. If it is wrong, take a request for a correction; its note stands here and on later extracts.',
    validUntil: (day) => `valid until the end of ${day}`,
    history: 'Notes in the book',
    noted: (fields) => (fields === '' ? 'Noted in the book' : `Noted in the book: ${fields}`),
    kinds: {
      change: 'Change',
      correction: 'Correction',
      supplement: 'Supplement',
      ethnicity: 'Redetermination of ethnicity',
      recognition: 'Recognition of parentage',
      divorce: 'Divorce',
      annulment: 'Annulment',
      death: 'Death',
      other: 'Other note',
    },
    ended: (of, how) => {
      if (of === 'person')
        return how === 'death' ? 'This person’s death is registered: the entry is locked.' : 'This has ended.';
      if (how === 'death') return 'The marriage has ended: one of them has died. The other is widowed.';
      return how === 'divorce' ? 'The marriage has ended: they are divorced.' : 'The marriage was annulled.';
    },
    change: (field, from, to) => `${field}: from “${from}” to “${to}”`,
  },
  entryNotes: {
    title: 'Notes on other entries',
    lead: 'What was entered may have to be noted on another entry of the commune. Only records on this device can be found.',
    look: 'Look for related records',
    reading: (done, of) => `Reading the dossiers on this machine: ${done} / ${of}`,
    stopped: 'Stopped before all were read. Look again before you take every note for made.',
    unread: 'Not all dossiers on this machine could be read. Look again.',
    nothing: 'No record on this device has to be noted, or it has been. Older paper books are still noted by hand.',
    make: (count) => (count === 1 ? 'Note it on this record' : `Note it on all ${count} records`),
    made: (count) => `Noted on ${count === 1 ? '1 record' : `${count} records`}. Note it in the paper book too.`,
    offered: 'The same name and birth date, perhaps not the same person. Open and look; note it only if it is.',
    isThePerson: 'It is, note it',
    concerned: 'Open dossiers of this person, to be looked at again:',
    line: (book, number, year) => `${book}, no. ${number}/${year}`,
  },
};
