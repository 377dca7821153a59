// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { afterEach, expect, test, vi } from 'vitest'
import { LateExit } from './late-exit.tsx'

afterEach(cleanup)

let show: (text: string | undefined) => void

function Page() {
  const [text, set] = useState<string | undefined>('one')
  show = set
  return (
    <>
      <h1>{text ?? 'nothing'}</h1>
      <LateExit>{text !== undefined && <p>{text}</p>}</LateExit>
    </>
  )
}

test('what goes stays as it was until the rest is painted; what comes or changes is there at once', async () => {
  render(<Page />)
  flushSync(() => show('two'))
  expect(screen.getByRole('paragraph').textContent).toBe('two')
  flushSync(() => show(undefined))
  expect(screen.getByRole('heading').textContent).toBe('nothing')
  expect(screen.getByRole('paragraph').textContent).toBe('two')
  await vi.waitFor(() => expect(screen.queryByRole('paragraph')).toBeNull())
  flushSync(() => show('three'))
  expect(screen.getByRole('paragraph').textContent).toBe('three')
})

test('what comes back before it was gone is made anew, and stays', async () => {
  render(<Page />)
  const first = screen.getByRole('paragraph')
  flushSync(() => show(undefined))
  expect(screen.getByRole('paragraph')).toBe(first)
  flushSync(() => show('again'))
  expect(screen.getByRole('paragraph')).not.toBe(first)
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  expect(screen.getByRole('paragraph').textContent).toBe('again')
})
