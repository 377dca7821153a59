const flowsOn = (count: number) => (count === 1 ? '1 flow is on' : `${count} flows are on`)

/** What the system's own menus, tray and dialogs say. The window's sentences are in `renderer/strings`. */
export const english = {
  menu: {
    file: '&File',
    newFlow: 'New flow…',
    openEnvironment: 'Open environment…',
    save: 'Save',
    saveAll: 'Save all',
    settings: 'Settings',
    close: 'Close window',
    quit: 'Quit',
    edit: '&Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    view: '&View',
    palette: 'Command palette…',
    actualSize: 'Actual size',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fullScreen: 'Full screen',
    run: '&Run',
    runFlow: 'Run flow',
    window: '&Window',
    help: '&Help',
    openLog: 'Open log file',
  },
  tray: {
    open: 'Open Flowbench',
    quit: 'Quit and stop the flows',
    flowsOn,
    more: (count: number) => `… and ${count} more`,
    tip: (count: number) => `Flowbench: ${flowsOn(count)}`,
  },
  pick: {
    environment: 'Open an environment folder',
    newEnvironment: (name: string) => `Where to put “${name}”`,
    createHere: 'Create here',
    connectorFile: 'Choose an OpenAPI description, a Postman collection or a connector as zip',
    connectorFolder: 'Choose the folder of a connector',
    exportZip: 'Where to write the connector',
    exportFolder: 'Choose the folder to put the connector into',
  },
  unsaved: {
    one: (name: string) => `“${name}” has unsaved changes.`,
    many: (count: number) => `${count} flows have unsaved changes.`,
    lost: 'They are lost if you do not save them.',
    more: (count: number) => `… and ${count} more`,
    saveAll: 'Save all',
    discard: 'Don’t save',
    cancel: 'Cancel',
  },
  faults: {
    crashed: 'The window has crashed.',
    crashedDetail: 'Your saved flows and all runs are safe; runs go on in the background.',
    reload: 'Reload',
    quit: 'Quit',
    unresponsive: 'The window does not respond.',
    wait: 'Wait',
    inside: 'Something went wrong inside Flowbench.',
    insideDetail: (message: string, log: string) =>
      `${message}\n\nYou can go on working. The log file tells more: ${log}`,
    goOn: 'Continue',
    ok: 'OK',
  },
}

/** The same for each language: any words, the same functions. */
export type NativeWords = typeof english
