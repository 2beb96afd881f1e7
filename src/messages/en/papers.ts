export const papers = {
  papers: {
    choose: 'Paper to print',
    print: 'Print this paper',
    families: { desk: 'One-stop desk', result: 'Results', copy: 'Copies', declaration: 'Declarations' },
    notNow: (why: string) => `not now: ${why}`,
    draft: (why: string) => `Only as a draft: ${why}.`,
    needed: 'Fill this in before printing.',
    printed: (count: number) => (count === 0 ? 'Never printed.' : `Printed ${count} times; this one is a reprint.`),
    book: 'Register of dossiers (form 07)',
    field: 'Field of service',
    from: 'Received from',
    to: 'to',
    printBook: 'Print the register',
    reading: 'Reading the dossiers on this device…',
  },
};
