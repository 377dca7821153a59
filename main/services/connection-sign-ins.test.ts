import { expect, test } from 'vitest'
import type { SignInInteraction } from '../credentials/sign-in.ts'
import { ConnectionSignIns, type SignInStep } from './connection-sign-ins.ts'

function newSignIns(openBrowser: (url: string) => Promise<void> = async () => undefined) {
  const steps: [string, SignInStep][] = []
  const opened: string[] = []
  const signIns = new ConnectionSignIns({
    openBrowser: async (url) => {
      opened.push(url)
      await openBrowser(url)
    },
    onStep: (attempt, step) => steps.push([attempt, step]),
  })
  return { signIns, steps, opened }
}

/** Work that begins as told and ends with its signal. */
function waiting(begin: (interaction: SignInInteraction) => void) {
  return (interaction: SignInInteraction, signal: AbortSignal) =>
    new Promise<never>((_resolve, reject) => {
      begin(interaction)
      signal.addEventListener('abort', () => reject(new Error('over')))
    })
}

test('the window is told of the browser but not where it went; the page opens again from here', async () => {
  const { signIns, steps, opened } = newSignIns()
  const url = 'https://login.example.com/?state=PLANTED'
  const work = signIns.run(
    'a',
    waiting(({ openBrowser }) => void openBrowser(url)),
  )
  await expect.poll(() => steps).toEqual([['a', { step: 'browser' }]])
  expect(JSON.stringify(steps)).not.toContain('PLANTED')
  await signIns.openAgain('a')
  expect(opened).toEqual([url, url])
  signIns.cancel('a')
  await expect(work).rejects.toThrow('over')
  await expect(signIns.openAgain('a')).rejects.toMatchObject({ code: 'connection.sign-in-over' })
})

test('a code is shown, and its page opens with the code in it', async () => {
  const { signIns, steps, opened } = newSignIns()
  const prompt = {
    userCode: 'ABCD-EFGH',
    verificationUrl: 'https://example.com/device',
    completeUrl: 'https://example.com/device?code=ABCD-EFGH',
    expiresAt: 5,
  }
  const work = signIns.run(
    'a',
    waiting(({ showCode }) => showCode(prompt)),
  )
  const { completeUrl, ...shown } = prompt
  expect(steps).toEqual([['a', { step: 'code', ...shown }]])
  await signIns.openAgain('a')
  expect(opened).toEqual([completeUrl])
  signIns.close()
  await expect(work).rejects.toThrow('over')
})

test('one name stands for one sign-in at a time', async () => {
  const { signIns } = newSignIns()
  const work = signIns.run(
    'a',
    waiting(() => undefined),
  )
  await expect(signIns.run('a', async () => 1)).rejects.toMatchObject({ code: 'connection.sign-in-running' })
  signIns.cancel('another')
  signIns.cancel('a')
  await expect(work).rejects.toThrow('over')
  expect(await signIns.run('a', async () => 2)).toBe(2)
})
