/** Names that Windows takes for devices, in every folder and with every ending. Source: Microsoft Learn, "Naming Files". */
const deviceName = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|:|$)/i

/** Characters that no name on Windows has; a colon would name a stream beside the file. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const foreignOnWindows = /[<>:"|?*\\\u0000-\u001f]/

/** Why a part of a path can name no file on a system; undefined for one that can. */
export function nameProblem(name: string, platform: NodeJS.Platform): string | undefined {
  // Flows use it between folders; a file with one in its name could not be asked for.
  if (name.includes('\\')) return 'it has a backslash'
  if (platform !== 'win32') return undefined
  if (deviceName.test(name.trim())) return 'Windows takes it for a device'
  if (foreignOnWindows.test(name)) return 'it has a character that names on Windows cannot have'
  if (/[. ]$/.test(name)) return 'Windows would leave out its last character'
  return undefined
}
