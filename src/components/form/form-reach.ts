/** Whether a key may do something to the form: no dialog lies over it, and it is not being saved. */
export function isFormInReach(): boolean {
  return document.querySelector('dialog[open], .dossier-form[inert]') === null;
}
