import { Component, type ReactNode } from 'react';
import { doorWords } from '../state/language.ts';

interface Caught {
  readonly error: unknown;
}

interface ErrorBoundaryProps {
  /** Another place is another try: whoever goes elsewhere is not kept here. */
  readonly place: string;
  readonly children: ReactNode;
}

/** A screen that broke says so and what to do; what was saved is on the disk. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly caught: Caught | null }> {
  override state: { readonly caught: Caught | null } = { caught: null };

  static getDerivedStateFromError(error: unknown): { readonly caught: Caught } {
    return { caught: { error } };
  }

  override componentDidUpdate(before: ErrorBoundaryProps): void {
    if (before.place !== this.props.place && this.state.caught !== null) this.setState({ caught: null });
  }

  override render(): ReactNode {
    const { caught } = this.state;
    if (caught === null) return this.props.children;
    const words = doorWords().app;
    const detail = caught.error instanceof Error ? `${caught.error.name}: ${caught.error.message}` : '';
    const storage = /Dexie|IndexedDB|indexedDB|MissingAPI|OpenFailed|InvalidState/u.test(detail);
    return (
      <section className="broken">
        <h1>{storage ? words.storageFailed : words.failed}</h1>
        <p>{storage ? words.storageFailedHelp : words.failedHelp}</p>
        <p>
          <button type="button" onClick={() => location.reload()}>
            {words.reload}
          </button>
        </p>
        <p className="soft">
          <code>{detail}</code>
        </p>
      </section>
    );
  }
}
