import { Link } from 'wouter';
import { useMessages } from '../state/locale.ts';
import { paths } from '../state/paths.ts';
import { PageTitle } from './page-title.tsx';

/** An address that leads nowhere on this machine, and the way back. */
export function MissingPage({ help }: { readonly help?: string }) {
  const { app, shell: words } = useMessages();
  return (
    <div className="missing-page">
      <PageTitle windowTitle={`${words.pageMissing} – ${app.name}`}>{words.pageMissing}</PageTitle>
      <p>{help ?? words.pageMissingHelp}</p>
      <p>
        <Link href={paths.today}>{words.backToToday}</Link>
      </p>
    </div>
  );
}
