import type { LateMessages } from '../language.ts';

export const learning: LateMessages['learning'] = {
  title: 'Help',
  guides: 'A page for each role',
  guidesHelp:
    'In Vietnamese, to be printed and kept beside the machine: daily work, marks, without a line, whom to call.',
  yours: 'yours',
  tour: 'A way round the practice commune',
  tourHelp: 'One birth from beginning to end, also without a line. Some five minutes; may be left at any time.',
  begin: 'Begin',
  leave: 'Later',
  takeUp: 'Go on',
  again: 'From the beginning',
  first: (count) => `New here? There is a way round of ${count} steps, some five minutes.`,
  step: (now, all) => `Step ${now} of ${all}.`,
  steps: {
    begin: 'Press “Take a dossier”, choose the registration of a birth, type a made-up child’s name.',
    papers: 'Among the papers, note one as given, or as seen.',
    cut: 'Press “Pull the plug”, beside your name: as if the line were down.',
    save: 'Fill in what is missing, Ctrl + S, then save: no line is needed.',
    slip: 'Print the slip for the citizen.',
    join: 'Press “Plug in again”: what waits goes by itself.',
    receipt: 'Wait for “Received”: the server has it, and there is a receipt.',
    enter: 'Take the dossier through its next steps until it is entered in the register.',
    print: 'Print the birth certificate or the declaration from the dossier.',
  },
  left: 'The way round is left unfinished.',
  done: 'You have been all the way round. Real work goes the same way.',
  sheets: 'Sheets for citizens',
  sheetsHelp: 'Choose a procedure, open its details, then its sheet for citizens.',
  print: 'Print this page',
  back: 'Back to help',
};
