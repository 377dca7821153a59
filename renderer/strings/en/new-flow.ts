/** Sentences of the dialog that makes a flow. Titles and summaries of the shipped templates are by their ids. */
export const newFlow = {
  ways: {
    template: 'From a template',
    import: 'From a file',
  },
  wayHints: {
    template: 'Begin with a flow for a common job, or with one that you keep in this environment.',
    import: 'Take a flow of a solution, of Logic Apps or of an ARM template.',
  },
  every: 'Every',
  interval: 'Interval',
  frequency: 'Unit',
  frequencies: { Minute: 'minutes', Hour: 'hours', Day: 'days', Week: 'weeks', Month: 'months' },
  at: 'At (UTC)',
  onDays: 'On',
  weekDays: {
    Monday: 'Mon',
    Tuesday: 'Tue',
    Wednesday: 'Wed',
    Thursday: 'Thu',
    Friday: 'Fri',
    Saturday: 'Sat',
    Sunday: 'Sun',
  },
  next: (times: string) => `Next: ${times}`,
  never: 'It would never start.',
  trigger: 'What starts it',
  searchTriggers: 'Search triggers',
  noTriggers: 'No trigger matches. Connectors are added under Connectors.',
  loadingTriggers: 'Reading the connectors',
  triggersFailed: 'The connectors could not be read',
  searchTemplates: 'Search templates',
  templates: 'Templates',
  own: 'Of this environment',
  noTemplates: 'No template matches.',
  chooseFile: 'Choose a file…',
  dropHint:
    'Or drop it here. JSON files of flows; a package (zip) is unpacked first, its flows are in the Workflows folder.',
  isPackage:
    'This is a package (zip). Unpack it and choose a flow of its Workflows folder, or its definition.json.',
  found: (triggers: number, actions: number) =>
    `${triggers === 1 ? '1 trigger' : `${triggers} triggers`}, ${actions === 1 ? '1 action' : `${actions} actions`}`,
  unresolved: (count: number) =>
    `${count === 1 ? '1 text' : `${count} texts`} of the ARM template stay as they are; only Azure knows what they stand for.`,
  flowsInFile: 'Flows in the file',
  unnamed: (index: number) => `Flow ${index}`,
  saveAsTemplate: 'Save as template',
  savedAsTemplate: (name: string) => `${name} is kept as a template of this environment`,
  saveAsTemplateFailed: 'The template was not kept',
  deleteTemplate: (name: string) => `Delete the template ${name}`,
  deleteTemplateFailed: 'The template was not deleted',
} as const
