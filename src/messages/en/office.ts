import type { Messages } from '../vi.ts';

export const office: Pick<Messages, 'office'> = {
  office: {
    title: 'The commune’s own values',
    lead: 'What the desk goes by now, where it comes from, and what the commune has stated for itself. What was promised stays promised; a new value holds for what is received from its day on.',
    open: 'Not so in your commune? State its own value',
    filter: 'Filter',
    filterHint: 'procedure, code, day',
    nothingFound: 'No such line.',
    section: {
      hours: 'Hours',
      day: 'Working days',
      limit: 'Time limits',
      fee: 'Fees',
      agency: 'Other agencies',
      hub: 'When the line is down',
      remembered: 'Others',
    },
    hours: 'When the desk is open',
    hub: 'The hub of the hall',
    remembered: {
      reRegisteredIfBefore: 'Registration again: only what was registered',
      recognitionNotice: 'Public notice of a recognition with a foreign element',
    },
    dayHelp:
      'Days nobody has decided on count as off until the commune states otherwise. Other days (made up for, or off besides) can be added.',
    otherDay: 'Add a day',
    limit: { usual: 'limit', other: 'other case', verified: 'with a verification' },
    evidence: {
      read: 'as published',
      memory: 'from memory, not compared with the text',
      undecided: 'nobody has decided yet',
      unknownYear: 'no calendar of that year yet',
      optional: 'not required',
      notEntered: 'set by the province, entered by nobody yet',
    },
    state: 'State a value',
    stateOf: (what) => `State a value: ${what}`,
    takeBack: 'Take back',
    takeBackOf: (what) => `Take back the commune’s value: ${what}`,
    takeBackHelp: (value, from) =>
      `Takes back “${value}” from ${from}. What stood before, or what is built in, holds again; the history keeps both.`,
    save: 'State this value',
    saveTakeBack: 'Take this value back',
    now: (value) => `In force: ${value}.`,
    builtIn: (value) => `Built in: ${value}`,
    byCommune: (basis, name, when) => `stated by “${basis}” · ${name}, ${when}`,
    from: (day) => `from ${day}`,
    upcoming: (value, day) => `${value} from ${day}`,
    history: (count) => `History (${count})`,
    told: (from, to) => `${from} → ${to}`,
    notStated: 'A value was not taken in, because a colleague had stated otherwise:',
    toOutbox: 'Open the outbox',
    unreadable:
      'The record on this machine cannot be read; the server is asked for it. Built-in values hold meanwhile.',
    channel: { any: 'however it comes', direct: 'in person', online: 'online', postal: 'by post' },
  },
};
