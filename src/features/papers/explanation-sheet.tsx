import type { ExplanationProps } from '../../components/paper-desk-props.ts';
import { explanation } from '../../domain/papers/desk/explanation.ts';
import { failures } from '../../messages/vi/failures.ts';
import { useMessages } from '../../state/locale.ts';
import { useSession } from '../../state/session.ts';
import { BookDialog } from './book-dialog.tsx';

/** Bản giải trình as it will print: a Vietnamese paper, whatever the language of the screen. */
export function ExplanationSheet({ lines, outages, now, onHide }: ExplanationProps) {
  const { account, commune } = useSession();
  const words = useMessages().onTime;
  const told = outages.map(({ from, to, reason }) => ({ from, to, why: failures.failure[reason] }));
  return (
    <BookDialog
      sheet="explanation"
      body={explanation(lines, told, { commune: commune.name, now, officer: account.name })}
      printLabel={words.print}
      reading={false}
      onHide={onHide}
    >
      <p>{words.printHelp}</p>
    </BookDialog>
  );
}
