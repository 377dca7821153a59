/** Sentences of completion, hover and outline in the code editors. */
export const languageService = {
  optional: 'optional',
  returns: 'Returns:',
  type: 'Type',
  variable: 'Variable',
  parameter: 'Parameter',
  deprecated: (instead: string) => `**Deprecated.** Use \`${instead}\`.`,
  notRunYet: (name: string) => `'${name}' has not run when this is evaluated.`,
  breadcrumbs: 'Place in the flow',
  flow: 'Flow',
  siblings: (name: string) => `Steps beside ${name}`,
} as const
