/**
 * What a terminal shows after this output: understands line ends, `CSI n A` (up), `CSI J` (clear below) and passes
 * over colours and cursor switches. Throws on anything else, so that a test notices it.
 */
export function screenOf(output: string): readonly string[] {
  const lines: string[] = ['']
  let row = 0
  for (const [token] of output.matchAll(tokens)) {
    if (token === '\n') {
      row += 1
      lines[row] ??= ''
    } else if (token === '\r') {
    } else if (token.startsWith('\u001b')) {
      const up = upSequence.exec(token)
      if (up !== null) row -= Number(up[1])
      else if (token === '\u001b[J') lines.splice(row, lines.length, '')
      else if (!silentSequence.test(token)) throw new Error(`unknown sequence ${JSON.stringify(token)}`)
      if (row < 0) throw new Error('moved above the first line')
    } else {
      if ((lines[row] ?? '') !== '') throw new Error(`wrote over ${JSON.stringify(lines[row])}`)
      lines[row] = token
    }
  }
  while (lines.at(-1) === '') lines.pop()
  return lines
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal sequences are what is read
const tokens = /\n|\r|\u001b\[[0-9;?]*[A-Za-z]|[^\n\r\u001b]+|\u001b/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal sequences are what is read
const upSequence = /^\u001b\[(\d+)A$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal sequences are what is read
const silentSequence = /^\u001b\[(\?25[lh]|\d+m)$/
