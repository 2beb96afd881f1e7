import type { FiguresSheetProps } from '../../components/paper-desk-props.ts';
import { figuresPaper } from '../../domain/papers/desk/figures-paper.ts';
import { BookDialog } from './book-dialog.tsx';

/** A report of figures as it will print: a Vietnamese paper, whatever the language of the screen. */
export function FiguresSheet({ paper, printLabel, help, onHide }: FiguresSheetProps) {
  return (
    <BookDialog sheet="figures" body={figuresPaper(paper)} printLabel={printLabel} reading={false} onHide={onHide}>
      <p>{help}</p>
    </BookDialog>
  );
}
