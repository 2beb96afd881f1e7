import type { Label } from '../domain/words.ts';
import { roleNames } from '../domain/access/role.ts';
import { useMessages, useSay } from '../state/locale.ts';
import { useSession } from '../state/session.ts';
import { PageTitle } from './page-title.tsx';

/** An address of a screen that is not for this person: what she is here, who it is for, and whom to ask. */
export function NotYours({ who }: { readonly who: Label | null }) {
  const words = useMessages();
  const say = useSay();
  const { roles } = useSession().account;
  const own = words.access;
  return (
    <div className="missing-page">
      <PageTitle windowTitle={`${own.notYours} – ${words.app.name}`}>{own.notYours}</PageTitle>
      <p>{own.yourRoles(roles.map((role) => say(roleNames[role])).join(', '))}</p>
      <p>{who === null ? own.nothing : own.seenBy(say(who))}</p>
      <p className="soft">{own.whoGives}</p>
    </div>
  );
}
