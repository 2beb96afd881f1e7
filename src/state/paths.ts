/** Where each screen lives. Only ids: nothing personal ever stands in an address. */
export const paths = {
  today: '/',
  dossiers: '/ho-so',
  dossier: <Id extends string>(id: Id) => `/ho-so/${id}` as const,
  editDossier: <Id extends string>(id: Id) => `/ho-so/${id}/sua` as const,
  /** Keying a dossier into another system. */
  portal: <Id extends string>(id: Id) => `/ho-so/${id}/nhap-cong` as const,
  chooseProcedure: '/tiep-nhan',
  newDossier: <Procedure extends string, Draft extends string>(procedure: Procedure, draft: Draft) =>
    `/tiep-nhan/${procedure}/${draft}` as const,
  /** A report: which kind of event, and writing it down. */
  chooseReported: '/tin-bao',
  newReport: <Procedure extends string, Draft extends string>(procedure: Procedure, draft: Draft) =>
    `/tin-bao/${procedure}/${draft}` as const,
  receiveReport: <Id extends string>(id: Id) => `/ho-so/${id}/tiep-nhan` as const,
  outbox: '/hop-gui',
  sheets: '/bang-tinh',
  books: '/so',
  book: <Id extends string>(id: Id) => `/so/${id}` as const,
  onTime: '/dung-han',
  /** What the commune states for itself. */
  office: '/quy-dinh',
  /** People and machines. */
  people: '/nguoi-va-may',
  help: '/tro-giup',
  roleGuide: <Name extends string>(role: Name) => `/tro-giup/vai-tro/${role}` as const,
  /** What a citizen takes home about a procedure. */
  citizenSheet: <Procedure extends string>(procedure: Procedure) => `/tro-giup/thu-tuc/${procedure}` as const,
  /** Counts, for who looks on. */
  figures: '/so-lieu',
  /** What another app of the machine has shared. */
  shared: '/nhan-giay-to',
  recovery: '/khoa-khoi-phuc',
  /** What lies on this machine, and how safely. */
  storage: '/bo-nho',
  /** Everything above once more, below this: where people practise. */
  practice: '/thuc-hanh',
} as const;
