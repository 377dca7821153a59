import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkoutRoot } from '../checkout-root.ts'
import { findCommand } from '../find-command.ts'

const needed = ['Xvfb', 'dbus-run-session', 'dbus-send', 'gnome-keyring-daemon']
const missing = process.platform === 'linux' ? needed.filter((name) => !findCommand(name)) : ['Linux']
const script = join(checkoutRoot, 'build/scripts/with-display.ts')

/** Runs a Node script under with-display, as if no other such run were around it. */
function runUnder(program: string) {
  const { FLOWBENCH_WITH_DISPLAY: _, DISPLAY: __, ...env } = process.env
  const command = [script, '--', process.execPath, '--input-type=module', '--eval', program]
  return spawnSync(process.execPath, command, { encoding: 'utf8', env, cwd: checkoutRoot, timeout: 60_000 })
}

test.skipIf(missing.length > 0)(
  `a screen, a keyring that keeps a secret, own folders, the exit code${missing.length > 0 ? ` (skipped, missing: ${missing.join(', ')})` : ''}`,
  () => {
    const result = runUnder(`
      import { existsSync } from 'node:fs'
      import keytar from 'keytar'
      await keytar.setPassword('flowbench-test', 'somebody', 'secret')
      const kept = await keytar.getPassword('flowbench-test', 'somebody')
      const { DISPLAY, XAUTHORITY, XDG_DATA_HOME } = process.env
      console.log(JSON.stringify({ kept, DISPLAY, folder: XDG_DATA_HOME, isThere: existsSync(XDG_DATA_HOME) }))
      process.exitCode = 7
    `)
    expect(result.stderr).toBe('')
    const said = JSON.parse(result.stdout) as {
      kept: string
      DISPLAY: string
      folder: string
      isThere: boolean
    }
    expect(said).toMatchObject({ kept: 'secret', DISPLAY: expect.stringMatching(/^:\d+$/), isThere: true })
    expect({ code: result.status, isLeft: existsSync(said.folder) }).toEqual({ code: 7, isLeft: false })
  },
  60_000,
)

test('without a command it says how it is used', () => {
  const result = spawnSync(process.execPath, [script], { encoding: 'utf8' })
  expect({ code: result.status, said: result.stderr }).toEqual({
    code: 2,
    said: 'usage: node build/scripts/with-display.ts -- COMMAND [ARGS]\n',
  })
})
