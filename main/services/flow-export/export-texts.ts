/** A flow that is to be exported: its text as it is in its file. */
export interface FlowText {
  readonly name: string
  readonly text: string
}

/** A file of what is exported. */
export interface TextFile {
  readonly path: string
  readonly text: string
}
