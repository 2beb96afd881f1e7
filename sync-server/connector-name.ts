const prefix = 'ket-noi-';

/** What the connector of a commune is called among its accounts. */
export function connectorName(scope: string): string {
  return `${prefix}${scope}`;
}

/** Names that are kept for connectors: no person is given one. */
export function isConnectorName(username: string): boolean {
  return username.startsWith(prefix);
}
