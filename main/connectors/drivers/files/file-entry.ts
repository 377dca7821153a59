/** A file or folder, as the file services tell of it. */
export interface FileEntry {
  /** From the root, with slashes: `/Invoices/4711.pdf`; `/` is the root itself. */
  readonly path: string
  readonly kind: 'file' | 'folder'
  /** In bytes; 0 for folders. */
  readonly size: number
  /** ISO 8601, by the service's clock. Absent where it does not say. */
  readonly modified?: string
  readonly created?: string
  /** Another text whenever the content may be another. */
  readonly etag: string
}

/** What an ETag is made of where a service has none of its own. */
export function etagOf(modified: string | number | undefined, size: number): string {
  const ms = typeof modified === 'string' ? Date.parse(modified) : (modified ?? 0)
  return `${Math.trunc(ms).toString(16)}-${size.toString(16)}`
}
