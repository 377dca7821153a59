/** The `operationId` under which an operation without one is found, and which it gets when it is mended: `GET_items_id`. */
export function madeOperationId(method: string, path: string): string {
  return `${method.toUpperCase()}${path}`.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_|_$/g, '')
}
