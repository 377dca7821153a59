import { expect, test } from 'vitest'
import type { ShellCommand } from '../../shared/ipc/payloads.ts'
import { PageCommands } from './page-commands.ts'

test('what is said before the page listens waits for it, also while it is loaded again', () => {
  const heard: string[] = []
  const commands = new PageCommands((command: ShellCommand) => heard.push(command.command))
  commands.say({ command: 'open-folder' })
  commands.say({ command: 'settings' })
  expect(heard).toEqual([])
  commands.listens()
  commands.say({ command: 'save' })
  expect(heard).toEqual(['open-folder', 'settings', 'save'])
  commands.leaves()
  commands.say({ command: 'undo' })
  expect(heard).toHaveLength(3)
  commands.listens()
  commands.listens()
  expect(heard.slice(3)).toEqual(['undo'])
})
