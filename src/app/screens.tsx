import { Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { MissingPage } from '../components/missing-page.tsx';
import { TodayPage } from '../features/today/today-page.tsx';
import type { ContributedStep } from '../components/step-props.ts';
import { paths } from '../state/paths.ts';
import { Opening } from './opening.tsx';
import { lateScreen } from './until-loaded.ts';

const ProcedureChoice = lateScreen(
  async () => (await import('../features/new-dossier/procedure-choice.tsx')).ProcedureChoice,
);
const NewDossierPage = lateScreen(
  async () => (await import('../features/new-dossier/new-dossier-page.tsx')).NewDossierPage,
);
const ReceiveReportPage = lateScreen(
  async () => (await import('../features/new-dossier/receive-report-page.tsx')).ReceiveReportPage,
);
const DossiersPage = lateScreen(async () => (await import('../features/dossiers/dossiers-page.tsx')).DossiersPage);
const EditDossierPage = lateScreen(
  async () => (await import('../features/dossiers/edit-dossier-page.tsx')).EditDossierPage,
);
const EnterInBook = lateScreen(async () => (await import('../features/books/enter-in-book.tsx')).EnterInBook);
const StrikeEntry = lateScreen(async () => (await import('../features/books/strike-entry.tsx')).StrikeEntry);
const BooksPage = lateScreen(async () => (await import('../features/books/books-page.tsx')).BooksPage);
const OnTimePage = lateScreen(async () => (await import('../features/on-time/on-time-page.tsx')).OnTimePage);
const OfficePage = lateScreen(async () => (await import('../features/office/office-page.tsx')).OfficePage);
const OutboxPage = lateScreen(async () => (await import('../features/outbox/outbox-page.tsx')).OutboxPage);
const ExplanationSheet = lateScreen(
  async () => (await import('../features/papers/explanation-sheet.tsx')).ExplanationSheet,
);
const RegisterPages = lateScreen(async () => (await import('../features/papers/register-pages.tsx')).RegisterPages);
const TrackingBook = lateScreen(async () => (await import('../features/papers/tracking-book.tsx')).TrackingBook);
const PaperDesk = lateScreen(async () => (await import('../features/papers/paper-desk.tsx')).PaperDesk);
const SheetsPage = lateScreen(async () => (await import('../features/sheets/sheets-page.tsx')).SheetsPage);

/** What the registers add to the steps of a dossier. */
const bookSteps: readonly ContributedStep[] = [
  {
    id: 'enter',
    label: { vi: 'Ghi sổ', en: 'Enter in the register' },
    offeredFor: ({ business, withoutBook }) =>
      withoutBook !== true && (business === 'APPROVED' || business === 'WAITING_NUMBER') ? 'usual' : null,
    Form: EnterInBook,
  },
  {
    id: 'strike',
    label: { vi: 'Gạch bỏ mục ghi hỏng', en: 'Strike a spoiled entry' },
    offeredFor: ({ business, entry }) => (business === 'REGISTERED' && entry !== undefined ? 'other' : null),
    Form: StrikeEntry,
  },
];

/** Which screen an address shows. */
export function Screens() {
  return (
    <Suspense fallback={<Opening />}>
      <Switch>
        <Route path={paths.today}>
          <TodayPage />
        </Route>
        <Route path={paths.dossiers}>
          <DossiersPage openId={null} papers={PaperDesk} trackingBook={TrackingBook} steps={bookSteps} />
        </Route>
        <Route path={paths.dossier(':id')}>
          {({ id }) => <DossiersPage openId={id} papers={PaperDesk} trackingBook={TrackingBook} steps={bookSteps} />}
        </Route>
        <Route path={paths.editDossier(':id')}>{({ id }) => <EditDossierPage id={id} />}</Route>
        <Route path={paths.books}>
          <BooksPage openId={null} pages={RegisterPages} />
        </Route>
        <Route path={paths.book(':id')}>{({ id }) => <BooksPage openId={id} pages={RegisterPages} />}</Route>
        <Route path={paths.onTime}>
          <OnTimePage explanation={ExplanationSheet} />
        </Route>
        <Route path={paths.office}>
          <OfficePage />
        </Route>
        <Route path={paths.outbox}>
          <OutboxPage />
        </Route>
        <Route path={paths.sheets}>
          <SheetsPage />
        </Route>
        <Route path={paths.chooseProcedure}>
          <ProcedureChoice kind="dossier" />
        </Route>
        <Route path={paths.newDossier(':procedure', ':draft')}>
          {({ procedure, draft }) => <NewDossierPage procedureId={procedure} draftId={draft} kind="dossier" />}
        </Route>
        <Route path={paths.chooseReported}>
          <ProcedureChoice kind="report" />
        </Route>
        <Route path={paths.newReport(':procedure', ':draft')}>
          {({ procedure, draft }) => <NewDossierPage procedureId={procedure} draftId={draft} kind="report" />}
        </Route>
        <Route path={paths.receiveReport(':id')}>{({ id }) => <ReceiveReportPage id={id} />}</Route>
        <Route>
          <MissingPage />
        </Route>
      </Switch>
    </Suspense>
  );
}
