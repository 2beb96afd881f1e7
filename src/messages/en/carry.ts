import type { CarryWords } from '../vi/carry.ts';
import { plural } from './plural.ts';

export const carry: CarryWords = {
  title: 'Carry file',
  lead: 'With no line for days, what has no receipt yet, and pages of papers, still reach the server: write them into a file and hand it, on a stick or by phone, to any machine of the system that has a line. Whoever carries it can read nothing in it.',
  steps: [
    'On the machine without a line: “Carry by file”.',
    'On a machine with a line: “Bring another machine’s file”, then save the answer file.',
    'Back on the first machine: “Take in an answer file”.',
  ],
  write: 'Carry by file',
  bring: 'Bring another machine’s file',
  receive: 'Take in an answer file',
  drop: 'Or drop a file here.',
  writing: 'Writing the file…',
  writingSome: (done, of) => `Writing the file: ${done} of ${of} entries and pages.`,
  stopped: (files) =>
    files === 0
      ? 'Stopped; there is no file. Every entry still waits here.'
      : `Stopped after ${plural(files, 'file', 'files')}. They can be used; what is in none of them still waits here.`,
  sending: (done, of) => `Bringing: ${done} of ${of} parts.`,
  stopping: 'Stopping: what is under way comes to its end first…',
  reading: 'Reading the file…',
  written: (files, acts, pages) =>
    `${plural(acts, 'entry', 'entries')} and ${plural(pages, 'page', 'pages')} written into ${plural(files, 'file', 'files')}. They wait here until there are receipts.`,
  order: 'Bring the files in the order of their numbers.',
  file: (name, size) => `${name} (${size})`,
  save: 'Save again',
  share: 'Share',
  notShared: 'This machine cannot share files. Save the file and send it.',
  empty: 'Nothing waits, so there is nothing to carry.',
  signedOut: 'Sign in, then try again.',
  noKey: 'This machine has never heard of the server’s key. Connect once and try again, or use the sealed copy below.',
  failed: 'That did not work. Try again.',
  brought:
    'The server has taken all of it. Carry this answer file back to the machine that wrote the file; no other opens it.',
  broughtSome: 'The answer file to what was brought:',
  noLine: (done) =>
    `The server cannot be reached; ${plural(done, 'part', 'parts')} brought so far. Choose this file again when there is a line: nothing is entered twice.`,
  broughtTo: (done, of) =>
    `Stopped: the server has taken and answered ${done} of ${of} parts. To go on, choose this file again: nothing is entered twice.`,
  refused: {
    letter: 'This file is broken, or not one of the system’s: the server cannot open it.',
    keyId: 'This file is sealed to another server.',
    device: 'The server does not know the machine that wrote this file.',
    signature: 'This file is not as that machine wrote it. Copy it again from there.',
    account: 'Whoever wrote it has never signed in on that machine, so the server does not take it.',
    signIn: 'Your session is over. Sign in again and go on.',
    other: 'The server does not take this file.',
  },
  otherFile: 'This is no carry file or answer file of Liền Mạch.',
  otherForm: 'This is a sealed copy: open it on the page of the commune’s recovery key.',
  newer: 'A file of a newer build of the app. Update the app, then try again.',
  cut: 'The end of the file is missing. Copy it again from the machine that wrote it.',
  damaged: 'The file is damaged. Copy it again from the machine that wrote it.',
  tooLarge: 'The file is longer than any that the system writes.',
  answers: 'This is an answer file.',
  otherMachine: 'This answer file is another machine’s. Carry it to the machine that wrote the file.',
  unknown: 'This answers a file that this machine does not remember any more. Write a new one.',
  taken: (receipts, pages) =>
    `${plural(receipts, 'receipt', 'receipts')} taken in; the server has ${plural(pages, 'page', 'pages')} whole.`,
  nothingNew: 'There is nothing new in this answer file: every receipt in it is here already.',
  noPages: (count) => `${plural(count, 'page', 'pages')} not taken:`,
  why: {
    otherBytes: 'the server finds the page damaged.',
    notHers: 'whoever wrote the file may not send papers, or this machine has been revoked.',
    noRoom: 'the server has no room left for this commune; it is sent again later.',
  },
  early:
    'The server lacks the entries before these. Bring the files in the order of their numbers, or write a new one.',
  forked: 'This machine’s numbers were used elsewhere; it has numbered anew. Write a new file and bring that.',
  stale: (count) =>
    `${plural(count, 'part', 'parts')} of the answers too old to count. What is still here goes into a new file.`,
  unproved: 'The server’s signature on some receipts cannot be checked, so they do not count. Connect and try again.',
  broken:
    'The end of the answer file is missing or damaged: what could be read counts. Copy it again if entries still wait.',
};
