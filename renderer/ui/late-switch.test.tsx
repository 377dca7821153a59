// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { expect, test } from 'vitest'
import { LateSwitch } from './late-switch.tsx'

let change: (next: { readonly id: string; readonly text: string }) => void

function Page() {
  const [{ id, text }, set] = useState({ id: 'a', text: 'one' })
  change = set
  return (
    <>
      <h1>{id}</h1>
      <LateSwitch id={id}>
        <p>{text}</p>
      </LateSwitch>
    </>
  )
}

test('another thing comes after everything else is painted, a change of the same one at once', async () => {
  render(<Page />)
  flushSync(() => change({ id: 'a', text: 'two' }))
  expect(screen.getByText('two')).toBeTruthy()
  flushSync(() => change({ id: 'b', text: 'three' }))
  expect(screen.getByRole('heading').textContent).toBe('b')
  expect(screen.getByText('two')).toBeTruthy()
  expect(await screen.findByText('three')).toBeTruthy()
  expect(screen.queryByText('two')).toBeNull()
})
