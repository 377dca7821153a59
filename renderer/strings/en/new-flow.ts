const flows = (count: number) => (count === 1 ? '1 flow' : `${count} flows`)
const called = (title: string | undefined) => (title === undefined ? '' : ` “${title}”`)

/** Sentences of the dialog that makes a flow. Titles and summaries of the shipped templates are by their ids. */
export const newFlow = {
  ways: {
    template: 'From a template',
    import: 'From a file',
  },
  wayHints: {
    template: 'Begin with a flow for a common job, or with one that you keep in this environment.',
    import: 'Take flows of a package, a solution, a Logic Apps project or an ARM template.',
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
  file: {
    choose: 'Choose a file…',
    hint: 'Or drop it here: a package or solution of Power Automate (.zip), a Logic Apps project (.zip), an ARM template, or the JSON file of a flow.',
    reading: 'Looking into the file',
    tooLarge: (megabytes: number) =>
      `The file has more than ${megabytes} MB. Export the flows in smaller parts.`,
    contents: 'What is in the file',
    flows: 'Flows in the file',
    all: 'All flows',
    kinds: {
      'power-automate': (title: string | undefined, count: number) =>
        `Package of Power Automate${called(title)}: ${flows(count)}`,
      solution: (title: string | undefined, count: number) => `Solution${called(title)}: ${flows(count)}`,
      standard: (title: string | undefined, count: number) =>
        `Logic Apps project${called(title)}: ${flows(count)}`,
      files: (_title: string | undefined, count: number) => `Zip with ${flows(count)}`,
      file: (_title: string | undefined, count: number) => `File with ${flows(count)}`,
    },
    take: (name: string) => `Import ${name}`,
    nameOf: (name: string) => `Name of ${name}`,
    size: (triggers: number, actions: number) =>
      `${triggers === 1 ? '1 trigger' : `${triggers} triggers`}, ${actions === 1 ? '1 action' : `${actions} actions`}`,
    errors: (count: number) => (count === 1 ? '1 error' : `${count} errors`),
    warnings: (count: number) => (count === 1 ? '1 warning' : `${count} warnings`),
    problems: 'What the flow checker finds',
    more: (count: number) => `and ${count} more`,
    connections: 'Connections to choose later',
    variables: (names: string) =>
      `Add to the environment's variables, where they are not there yet: ${names}`,
    connectors: (titles: string) => `Add the custom connectors, where they are not there yet: ${titles}`,
    connectorsAdded: (titles: string) => `Custom connectors added: ${titles}`,
    showConnectors: 'Show connectors',
    unresolved: (count: number) =>
      `${count === 1 ? '1 text' : `${count} texts`} of the ARM template stay as they are; only Azure knows what they stand for.`,
    notes: {
      classic: (count: number) =>
        `${count === 1 ? '1 classic workflow is' : `${count} classic workflows are`} left out: they are no cloud flows.`,
      unreadable: (path: string, reason: string) => `${path} is left out: ${reason}`,
      connector: (path: string, reason: string) => `The custom connector ${path} is left out: ${reason}`,
      secrets: (names: string) => `Values of secret parameters are not taken along: ${names}.`,
      connectionValues: (names: string) =>
        `Values of built-in connections that may be secret are not taken along: ${names}.`,
    },
    import: (count: number) => (count === 1 ? 'Import the flow' : `Import ${count} flows`),
    imported: (count: number) => `${flows(count)} imported`,
    notImported: (count: number) =>
      count === 1
        ? 'One part of the file could not be imported'
        : `${count} parts of the file could not be imported`,
  },
  saveAsTemplate: 'Save as template',
  savedAsTemplate: (name: string) => `${name} is kept as a template of this environment`,
  saveAsTemplateFailed: 'The template was not kept',
  deleteTemplate: (name: string) => `Delete the template ${name}`,
  deleteTemplateFailed: 'The template was not deleted',
} as const
