/** Sentences of comparing a flow with another state of it. */
export const compare = {
  command: 'Compare with…',
  title: (name: string) => `Compare ${name}`,
  with: 'Compare with',
  saved: 'The file as it was saved last',
  committed: 'The last commit (git)',
  flow: (name: string) => `Flow ${name}`,
  hint: (other: string) => `Left: ${other}. Right: the text here, saved or not.`,
  same: 'There is no difference.',
  loading: 'Reading',
  failed: 'It could not be read',
  commit: (hash: string, when: string, subject: string) => `commit ${hash}, ${when}: ${subject}`,
  close: 'Close',
  differences: 'Differences',
} as const
