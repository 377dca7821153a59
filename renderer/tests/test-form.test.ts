import { expect, test } from 'vitest'
import { readTestForm, withFormChange } from './test-form.ts'

const text =
  '{\n  "clock": "2026-01-31",\n  "mocks": {"A": {"body":5.0}},\n  "expect": { "order": ["A"] }\n}\n'

test('the form reads what it knows and changes nothing else', () => {
  expect(readTestForm(text)).toEqual({ description: '', clock: '2026-01-31', status: '', isSkipped: false })
  const changed = withFormChange(text, { description: 'says it', status: 'Failed', isSkipped: true })
  expect(readTestForm(changed)).toEqual({
    description: 'says it',
    clock: '2026-01-31',
    status: 'Failed',
    isSkipped: true,
  })
  expect(changed).toContain('"mocks": {"A": {"body":5.0}}')
  expect(withFormChange(changed, { description: '', status: '', isSkipped: false })).toBe(text)
  expect(readTestForm(withFormChange(text, { clock: '' }))?.clock).toBe('')
})

test('a text that is not JSON has no form', () => {
  expect(readTestForm('{ "clock": ')).toBeUndefined()
  expect(readTestForm('[]')).toBeUndefined()
})
