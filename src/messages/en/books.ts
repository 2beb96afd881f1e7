import type { Messages } from '../vi.ts';
import { plural } from './plural.ts';

export const books: Pick<Messages, 'books' | 'actForm'> = {
  books: {
    title: 'Registers',
    list: 'List of registers',
    open: 'Open a register',
    empty: 'No register is open here yet.',
    emptyHelp: 'Open the one in use, say which number was written last on paper, and go on from there.',
    missing: 'This register is not on this device.',
    back: 'Back to the registers',
    name: (book, year) => `${book}, ${year}`,
    last: (number) => (number === 0 ? 'no number yet' : `last number ${number}`),
    volume: (name) => `volume ${name}`,
    openedOn: (date) => `opened on ${date}`,
    closedOn: (date, entries, pages) => `closed on ${date}, ${plural(entries, 'entry', 'entries')}, ${pages} pages`,
    entriesCount: (count) => plural(count, 'entry', 'entries'),
    doubts: (count) => plural(count, 'number in doubt', 'numbers in doubt'),
    place: {
      here: 'This machine has the pen',
      server: 'The server has the pen',
      elsewhere: 'Another machine has the pen',
      suspended: 'The pen is suspended',
      ministry: 'The ministry’s software gives the numbers',
      closed: 'Closed',
    },
    placeHelp: {
      here: 'This machine writes the next number, with the line or without. Give the pen back when that is needed no more.',
      server:
        'With the line up each counter asks and has its number at once. To enter without the line, take the pen to the machine beside the paper book.',
      elsewhere:
        'Other machines prepare dossiers and wait. The holder gives it back over the line; if that machine is lost, an administrator takes it over.',
      suspended:
        'The server was restored, or the holder’s profile copied. State the last number in the paper book; nobody takes a number before.',
      ministry: 'Type the number that the ministry’s software gave. None is made here.',
      closed: 'Nothing more can be entered.',
    },
    heldBy: (name, when) => `${name}, since ${when}`,
    take: 'Take the pen to this machine',
    takeHelp: 'Only with the line up: it is yours once the server has answered.',
    giveBack: 'Give the pen back to the server',
    takeOver: 'Take the pen over',
    takeOverHelp:
      'Only when the holder is lost or broken. Numbers it may have written stay in doubt and are not given again.',
    prove: 'State the last number on paper',
    proveHelp: 'Open the paper book, read the last number written, and type it here. Numbers go on from it.',
    to: 'Give the pen to',
    toServer: 'The server',
    toThis: 'This machine',
    newVolume: 'Begin a volume',
    close: 'Close the register',
    closeHelp: 'On 31 December, or at a merger. Nothing can be entered afterwards.',
    doubted: 'Numbers in doubt',
    doubtedHelp:
      'They may stand in the paper book. The machine that wrote one settles it by sending; close one with a reason when there is surely no entry.',
    closeDoubt: (number) => `Close ${number}`,
    unused: 'Numbers not used',
    struck: 'struck',
    hole: 'left empty',
    entries: 'Entries',
    entriesEmpty: 'No entry yet.',
    columns: { number: 'No.', day: 'Registered', who: 'Name', page: 'Page', note: 'Notes' },
    noted: (count) => plural(count, 'note', 'notes'),
    more: 'Show earlier numbers',
    printPage: 'Print the register page',
    fromNumber: 'From no.',
    toNumber: 'To no.',
    enter: 'Enter in the register',
    enterTitle: (book, year) => `Enter in: ${book}, ${year}`,
    enterHere: (number) =>
      `The next number is ${number}. Compare it with the paper book; if it is right, press Enter in the register.`,
    enterServer:
      'The server gives the next number over the line. Until then the dossier waits and no official paper is printed.',
    enterMinistry: 'Type the number that the ministry’s software gave.',
    enterElsewhere: (name) => `“${name}” has the pen. This dossier waits: enter it there, or have the pen given back.`,
    enterSuspended: 'The pen is suspended: the last number on paper must be stated first.',
    askNumber: 'Ask for a number',
    noBook: (book, year) => `${book} of ${year} is not open yet. Open it first.`,
    toBooks: 'To the registers',
    entered: (number, year) => `No. ${number}/${year}`,
    strike: 'Strike a spoiled entry',
    settleNumber: 'Say which number stands',
    settleNumberHelp:
      'The national system gave another number than our book has. Open the paper book and compare. Neither is overwritten: the other is to be put right where it is.',
    strikeHelp:
      'The entry is struck and noted in the paper book. Its number is not given again; the dossier is entered anew.',
  },
  actForm: {
    leave: 'Leave',
    despite: (act) => `${act} (warning seen)`,
  },
};
