import { Suspense } from 'react';
import { useStore } from 'zustand';
import type { FormDocumentsComponent } from '../../components/form-documents-props.ts';
import type { DraftKeeper } from '../../state/form/draft-keeper.ts';
import { askedFields } from '../../state/form/typed-form.ts';
import { useMay } from '../../state/rights.ts';
import type { OpenedDraft } from './open-draft.ts';

interface PapersHereProps {
  readonly opened: OpenedDraft;
  /** Absent: they are only looked at. */
  readonly keeper?: DraftKeeper;
  readonly documents: FormDocumentsComponent;
}

/** The papers that came, for who may attach them: noted with the draft, their pages beside it. */
export function PapersHere({ opened: { form, frames }, keeper, documents: Documents }: PapersHereProps) {
  const typed = useStore(form, (state) => state.form);
  const { id, papers = [] } = useStore(frames);
  const may = useMay();
  const { procedure } = form.context;
  if (!may('attachDocument')) return null;
  const noting = keeper && {
    onNote(papers: NonNullable<ReturnType<typeof frames.getState>['papers']>) {
      frames.setState({ papers });
      keeper.changed();
    },
  };
  return (
    <Suspense fallback={null}>
      <Documents holder={id} procedure={procedure} fields={askedFields(typed, procedure)} noted={papers} {...noting} />
    </Suspense>
  );
}
