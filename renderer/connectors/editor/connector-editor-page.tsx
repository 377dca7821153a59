import type { ConnectorRef } from '../connector-store.ts'

interface ConnectorEditorPageProps extends ConnectorRef {
  readonly goTo?: { readonly file: 'definition' | 'properties'; readonly offset: number }
}

/** The editor of a connector. */
export function ConnectorEditorPage({ connectorId }: ConnectorEditorPageProps) {
  return <div>{connectorId}</div>
}
