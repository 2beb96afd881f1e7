import { type ReactNode, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { MissingPage } from '../components/missing-page.tsx';
import type { ExportShown } from '../components/shown-sheet.tsx';
import { NotYours } from '../components/not-yours.tsx';
import type { ActName } from '../domain/access/act-names.ts';
import { mayWithDevices } from '../domain/access/device-rights.ts';
import { mayLookOver } from '../domain/access/figure-rights.ts';
import { roleNames } from '../domain/access/role.ts';
import { useSession } from '../state/session.ts';
import { whoDoes } from '../domain/access/lacking.ts';
import type { RecordKind } from '../domain/record-ref.ts';
import { useMay, useSeen } from '../state/rights.ts';
import { TodayPage } from '../features/today/today-page.tsx';
import type { ContributedStep } from '../components/step-props.ts';
import { sameNumber } from '../domain/upstream-number.ts';
import { paths } from '../state/paths.ts';
import { Opening } from './opening.tsx';
import { keepShared, sharedHere } from './shared-files.ts';
import { lateScreen, untilLoaded } from './until-loaded.ts';

const ProcedureChoice = lateScreen(
  async () => (await import('../features/new-dossier/procedure-choice.tsx')).ProcedureChoice,
);
const NewDossierPage = lateScreen(
  async () => (await import('../features/new-dossier/new-dossier-page.tsx')).NewDossierPage,
);
const ReceiveReportPage = lateScreen(
  async () => (await import('../features/new-dossier/receive-report-page.tsx')).ReceiveReportPage,
);
const DossiersPage = lateScreen(async () => (await import('./dossier-parts.ts')).dossierParts.DossiersPage);
const EditDossierPage = lateScreen(
  async () => (await import('../features/dossiers/edit-dossier-page.tsx')).EditDossierPage,
);
const PortalPage = lateScreen(async () => (await import('../features/portal/portal-page.tsx')).PortalPage);
const EnterInBook = lateScreen(async () => (await import('../features/books/enter-in-book.tsx')).EnterInBook);
const SettleNumber = lateScreen(async () => (await import('../features/books/settle-number.tsx')).SettleNumber);
const StrikeEntry = lateScreen(async () => (await import('../features/books/strike-entry.tsx')).StrikeEntry);
const BooksPage = lateScreen(async () => (await import('../features/books/books-page.tsx')).BooksPage);
const OnTimePage = lateScreen(async () => (await import('./figure-parts.ts')).figureParts.OnTimePage);
const OfficePage = lateScreen(async () => (await import('../features/office/office-page.tsx')).OfficePage);
const PeoplePage = lateScreen(async () => (await import('../features/people/people-page.tsx')).PeoplePage);
const FiguresPage = lateScreen(async () => (await import('./figure-parts.ts')).figureParts.FiguresPage);
const RecoveryPage = lateScreen(async () => (await import('../features/recovery/recovery-page.tsx')).RecoveryPage);
const OutboxPage = lateScreen(async () => (await import('./outbox-parts.ts')).outboxParts.OutboxPage);
const StoragePage = lateScreen(async () => (await import('./outbox-parts.ts')).outboxParts.StoragePage);
const HelpPage = lateScreen(async () => (await import('./learning-parts.ts')).learningParts.HelpPage);
const RoleGuidePage = lateScreen(async () => (await import('./learning-parts.ts')).learningParts.RoleGuidePage);
const CitizenSheetPage = lateScreen(async () => (await import('./learning-parts.ts')).learningParts.CitizenSheetPage);
const ExplanationSheet = lateScreen(
  async () => (await import('../features/papers/explanation-sheet.tsx')).ExplanationSheet,
);
const RegisterPages = lateScreen(async () => (await import('../features/papers/register-pages.tsx')).RegisterPages);
const TrackingBook = lateScreen(async () => (await import('../features/papers/tracking-book.tsx')).TrackingBook);
const PaperDesk = lateScreen(async () => (await import('../features/papers/paper-desk.tsx')).PaperDesk);
const DossierDocuments = lateScreen(async () => (await import('./dossier-parts.ts')).dossierParts.DossierDocuments);
const SheetsPage = lateScreen(async () => (await import('./sheet-parts.ts')).sheetParts.SheetsPage);
const exportShown: ExportShown = async (dossiers, parts) =>
  (await untilLoaded(() => import('./sheet-parts.ts'))).sheetParts.exportShown(dossiers, parts);
const FiguresSheet = lateScreen(async () => (await import('../features/papers/figures-sheet.tsx')).FiguresSheet);
const figureTools = {
  sheet: FiguresSheet,
  write: async (sheetName: string, rows: readonly (readonly (string | number)[])[]) =>
    (await untilLoaded(() => import('./sheet-parts.ts'))).sheetParts.writeWorkbook(sheetName, rows),
};
const FormDocuments = lateScreen(async () => (await import('./dossier-parts.ts')).dossierParts.FormDocuments);
const ReceiveShared = lateScreen(async () => (await import('./dossier-parts.ts')).dossierParts.ReceiveShared);

const SignMany = lateScreen(async () => (await import('./dossier-parts.ts')).dossierParts.SignMany);
const Administration = lateScreen(async () => (await import('./dossier-parts.ts')).dossierParts.Administration);

/** What the registers add to the steps of a dossier. */
const bookSteps: readonly ContributedStep[] = [
  {
    id: 'enter',
    act: 'enterInBook',
    label: { vi: 'Ghi sổ', en: 'Enter in the register' },
    offeredFor: ({ business, withoutBook }) =>
      withoutBook !== true && (business === 'APPROVED' || business === 'WAITING_NUMBER') ? 'usual' : null,
    Form: EnterInBook,
  },
  {
    id: 'strike',
    act: 'strikeEntry',
    label: { vi: 'Gạch bỏ mục ghi hỏng', en: 'Strike a spoiled entry' },
    offeredFor: ({ business, entry }) => (business === 'REGISTERED' && entry !== undefined ? 'other' : null),
    Form: StrikeEntry,
  },
  {
    id: 'settleNumber',
    act: 'settleNumber',
    label: { vi: 'Chọn số đứng vững', en: 'Say which number stands' },
    offeredFor: ({ entry, upstream }) => {
      const theirs = upstream?.entry ?? null;
      return entry !== undefined && theirs !== null && !sameNumber(entry, theirs) ? 'other' : null;
    },
    Form: SettleNumber,
  },
];

const dossierTools = {
  papers: PaperDesk,
  documents: DossierDocuments,
  trackingBook: TrackingBook,
  exportShown,
  steps: bookSteps,
};

/** A screen of one kind of records, for whoever sees them; `whole`: all of them. */
function Seen({ kind, whole = false, children }: { kind: RecordKind; whole?: boolean; children: ReactNode }) {
  const seen = useSeen(kind);
  const isShown = whole ? seen === 'all' : seen !== 'none';
  return isShown ? <>{children}</> : <NotYours who={null} />;
}

/** A screen that is there for one act, for whoever may do any part of it. */
function For({ act, children }: { readonly act: ActName; readonly children: ReactNode }) {
  const may = useMay();
  return may(act) ? <>{children}</> : <NotYours who={whoDoes(act)} />;
}

function ForMachines({ children }: { readonly children: ReactNode }) {
  return mayWithDevices(useSession().account.roles, 'see') ? (
    <>{children}</>
  ) : (
    <NotYours who={roleNames.administrator} />
  );
}

/** The first screen: the day's work, or for who looks on from the province what she looks at. */
function First() {
  const { roles } = useSession().account;
  const seesNone = useSeen('dossier') === 'none';
  if (seesNone && mayLookOver(roles) === 'province') return <FiguresPage {...figureTools} />;
  if (seesNone && !mayWithDevices(roles, 'manage')) return <NotYours who={null} />;
  return <TodayPage signMany={SignMany} administration={Administration} />;
}

/** Who sees all of the commune’s dossiers may count them; who looks on is told counts alone. */
function ForFigures({ children }: { readonly children: ReactNode }) {
  const looksOver = mayLookOver(useSession().account.roles) !== null;
  const seesAll = useSeen('dossier') === 'all';
  return looksOver || seesAll ? <>{children}</> : <NotYours who={roleNames.supervisor} />;
}

/** Which screen an address shows. */
export function Screens() {
  return (
    <Suspense fallback={<Opening />}>
      <Switch>
        <Route path={paths.today}>
          <First />
        </Route>
        <Route path={paths.figures}>
          <ForFigures>
            <FiguresPage {...figureTools} />
          </ForFigures>
        </Route>
        <Route path={paths.dossiers}>
          <Seen kind="dossier">
            <DossiersPage openId={null} {...dossierTools} />
          </Seen>
        </Route>
        <Route path={paths.dossier(':id')}>
          {({ id }) => (
            <Seen kind="dossier">
              <DossiersPage openId={id} {...dossierTools} />
            </Seen>
          )}
        </Route>
        <Route path={paths.editDossier(':id')}>
          {({ id }) => (
            <Seen kind="dossier">
              <EditDossierPage id={id} />
            </Seen>
          )}
        </Route>
        <Route path={paths.portal(':id')}>
          {({ id }) => (
            <For act="noteHandedOver">
              <PortalPage key={id} id={id} />
            </For>
          )}
        </Route>
        <Route path={paths.books}>
          <Seen kind="book">
            <BooksPage openId={null} pages={RegisterPages} />
          </Seen>
        </Route>
        <Route path={paths.book(':id')}>
          {({ id }) => (
            <Seen kind="book">
              <BooksPage openId={id} pages={RegisterPages} />
            </Seen>
          )}
        </Route>
        <Route path={paths.onTime}>
          <Seen kind="dossier" whole>
            <OnTimePage explanation={ExplanationSheet} />
          </Seen>
        </Route>
        <Route path={paths.office}>
          <Seen kind="office">
            <OfficePage />
          </Seen>
        </Route>
        <Route path={paths.people}>
          <ForMachines>
            <PeoplePage />
          </ForMachines>
        </Route>
        <Route path={paths.recovery}>
          <For act="stateValue">
            <RecoveryPage />
          </For>
        </Route>
        <Route path={paths.help}>
          <HelpPage />
        </Route>
        <Route path={paths.roleGuide(':role')}>{({ role }) => <RoleGuidePage role={role} />}</Route>
        <Route path={paths.citizenSheet(':procedure')}>
          {({ procedure }) => <CitizenSheetPage procedure={procedure} />}
        </Route>
        <Route path={paths.outbox}>
          <OutboxPage exportShown={exportShown} />
        </Route>
        <Route path={paths.storage}>
          <StoragePage />
        </Route>
        <Route path={paths.shared}>
          <For act="attachDocument">
            <ReceiveShared shared={sharedHere} onPlaced={keepShared} />
          </For>
        </Route>
        <Route path={paths.sheets}>
          <For act="importEntry">
            <SheetsPage />
          </For>
        </Route>
        <Route path={paths.chooseProcedure}>
          <For act="openDossier">
            <ProcedureChoice kind="dossier" />
          </For>
        </Route>
        <Route path={paths.newDossier(':procedure', ':draft')}>
          {({ procedure, draft }) => (
            <For act="openDossier">
              <NewDossierPage procedureId={procedure} draftId={draft} kind="dossier" documents={FormDocuments} />
            </For>
          )}
        </Route>
        <Route path={paths.chooseReported}>
          <For act="reportEvent">
            <ProcedureChoice kind="report" />
          </For>
        </Route>
        <Route path={paths.newReport(':procedure', ':draft')}>
          {({ procedure, draft }) => (
            <For act="reportEvent">
              <NewDossierPage procedureId={procedure} draftId={draft} kind="report" documents={FormDocuments} />
            </For>
          )}
        </Route>
        <Route path={paths.receiveReport(':id')}>
          {({ id }) => (
            <For act="receiveReport">
              <ReceiveReportPage id={id} documents={FormDocuments} />
            </For>
          )}
        </Route>
        <Route>
          <MissingPage />
        </Route>
      </Switch>
    </Suspense>
  );
}
