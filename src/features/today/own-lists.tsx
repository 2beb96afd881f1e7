import { DossierLine } from '../../components/dossier-line.tsx';
import type { Role } from '../../domain/access/role.ts';
import { useMessages } from '../../state/locale.ts';
import type { DossierView } from '../../store/store.ts';
import { capturesOf, takenToday } from './own-records.ts';

interface OwnListsProps {
  readonly roles: readonly Role[];
  readonly account: string;
  readonly newest: readonly DossierView[];
  readonly now: number;
}

/** Lists that are no groups of the desk's work: what a volunteer brought, and whose slips the reception gave today. */
export function OwnLists({ roles, account, newest, now }: OwnListsProps) {
  return (
    <>
      {roles.includes('volunteer') && <OwnCaptures account={account} newest={newest} now={now} />}
      {roles.includes('reception') && <SlipsToday newest={newest} now={now} />}
    </>
  );
}

function OwnCaptures({ account, newest, now }: Omit<OwnListsProps, 'roles'>) {
  const words = useMessages();
  const { waiting, received, settled } = capturesOf(newest, account);
  const lists = { waiting, received, settled };
  return (['waiting', 'received', 'settled'] as const).map((list) => (
    <List key={list} title={words.today.captures[list]} views={lists[list]} now={now} />
  ));
}

function SlipsToday({ newest, now }: Omit<OwnListsProps, 'roles' | 'account'>) {
  const words = useMessages().today;
  const views = takenToday(newest, new Date(now).toISOString());
  const unprinted = views.filter(({ dossier }) => dossier.slipPrints === 0).length;
  return (
    <List title={words.slips} views={views} now={now} note={unprinted === 0 ? undefined : words.unprinted(unprinted)} />
  );
}

interface ListProps {
  readonly title: string;
  readonly views: readonly DossierView[];
  readonly now: number;
  readonly note?: string | undefined;
}

function List({ title, views, now, note }: ListProps) {
  if (views.length === 0) return null;
  return (
    <section>
      <h2>
        {title} <span className="count">{views.length}</span>
      </h2>
      {note !== undefined && <p className="soft">{note}</p>}
      <ul className="ledger">
        {views.map((view) => (
          <DossierLine key={view.dossier.id} view={view} now={now} />
        ))}
      </ul>
    </section>
  );
}
