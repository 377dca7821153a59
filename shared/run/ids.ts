declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** One run. Made like the platform's: sortable by start time. */
export type RunId = Branded<'RunId'>
/** One environment (`environment.json` `id`). */
export type EnvironmentId = Branded<'EnvironmentId'>
/** One flow within its environment: the file's name without `.json`. */
export type FlowId = Branded<'FlowId'>
/** One signed-in instance of a connector. */
export type ConnectionId = Branded<'ConnectionId'>
/** Hash of a stored payload. */
export type ContentHash = Branded<'ContentHash'>

/** Names a string as an id; the one place where a plain string becomes branded. */
export const asId = {
  run: (text: string) => text as RunId,
  environment: (text: string) => text as EnvironmentId,
  flow: (text: string) => text as FlowId,
  connection: (text: string) => text as ConnectionId,
  content: (text: string) => text as ContentHash,
} as const
