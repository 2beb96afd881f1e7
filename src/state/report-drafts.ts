/** `step` of a draft that will be a report and no dossier. */
export const reportStep = 'report';

const mark = 'receive:';

/** A half-done receipt of a report belongs to the report and a person: a colleague's at the same machine stands beside it. */
export function receiveDraftId(report: string, author: string): string {
  return `${mark}${report}:${author}`;
}

/** The report that a draft is receiving; `undefined` of any other draft. */
export function reportOfDraft(id: string): string | undefined {
  return id.startsWith(mark) ? id.slice(mark.length).split(':')[0] : undefined;
}
