import type { Messages } from '../vi.ts';

export const onTime: Pick<Messages, 'onTime'> = {
  onTime: {
    title: 'On time',
    open: 'On-time rate, outages and explanation',
    lead: 'Two different facts beside each other: whether results were handed out when promised, and when the server recorded it. No time is ever changed.',
    month: 'Received in',
    everyMonth: 'Every month',
    finished: 'Finished',
    early: 'early',
    onTime: 'on time',
    overdue: 'overdue',
    real: 'Real rate, by when the result was given',
    portal: 'Rate by when the server recorded it',
    running: 'Being worked on',
    inTime: 'in time so far',
    overdueSoFar: 'overdue',
    paused: 'waiting for a supplement',
    digitised: 'Finished dossiers with every paper that came photographed',
    noRate: 'nothing finished yet',
    lateEntry: 'Given in time, recorded late',
    noLateEntry: 'None.',
    trulyLate: 'Truly overdue: an apology in writing is owed (form 04)',
    line: (due, finished, recorded) => `due ${due} · finished ${finished} · at the server ${recorded}`,
    notYet: 'not yet',
    outages: 'This machine could not reach the server',
    outagesHelp:
      'Written by the machine itself, from the first failure to the next answer, by its own clock; less than 5 minutes is not written.',
    noOutage: 'None so far.',
    outage: (from, to, why) => `${from} – ${to}: ${why}`,
    lasting: 'until now',
    print: 'Print the explanation',
    printHelp:
      'The times come from the machine’s own records and cannot be changed here. Print it for the head of the office to sign.',
  },
};
