/** The element of ours that stands in somebody's page. */
export const overlayName = 'lien-mach-companion';
