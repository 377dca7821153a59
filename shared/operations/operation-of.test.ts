import { describe, expect, test } from 'vitest'
import { actionOperations, operations, triggerOperations } from './catalogue.ts'
import { isKnownOperation, operationOf } from './operation-of.ts'

/** Design, section 4: the types that must be covered by name. */
const actions =
  'Compose ParseJson Select Query Join Table InitializeVariable SetVariable IncrementVariable DecrementVariable AppendToArrayVariable AppendToStringVariable If Switch Foreach Until Scope Terminate Wait Response Http HttpWebhook Workflow OpenApiConnection OpenApiConnectionWebhook ApiConnection ApiConnectionWebhook ServiceProvider Expression JavaScriptCode Xslt XmlValidation XmlParse FlatFileEncoding FlatFileDecoding Liquid Batch SendToBatch'
const triggers =
  'Request Recurrence SlidingWindow Http HttpWebhook OpenApiConnection ApiConnection OpenApiConnectionWebhook ApiConnectionWebhook ApiConnectionNotification'

describe('manifests', () => {
  test.each(actions.split(' '))('the action %s is known in any case', (type) => {
    expect(operationOf(type.toUpperCase()).type).toBe(type)
    expect(operationOf(type).kind).toBe('action')
  })

  test.each(triggers.split(' '))('the trigger %s is known in any case', (type) => {
    expect(operationOf(type.toLowerCase(), 'trigger').type).toBe(type)
    expect(operationOf(type, 'trigger').kind).toBe('trigger')
  })

  test('no type has two manifests', () => {
    for (const list of [actionOperations, triggerOperations]) {
      const types = list.map((manifest) => manifest.type.toLowerCase())
      expect(new Set(types).size).toBe(types.length)
    }
  })

  test.each(operations.map((manifest) => [`${manifest.kind} ${manifest.type}`, manifest] as const))(
    '%s is plain data, complete and of one mind',
    (_title, manifest) => {
      expect(JSON.parse(JSON.stringify(manifest)).type).toBe(manifest.type)
      expect(manifest.title).not.toBe('')
      expect(manifest.summary).toMatch(/\.$/)
      expect(manifest.colour).toMatch(/^#[0-9a-f]{6}$/)
      expect(manifest.icon).toMatch(/^[A-Z]\w+$/)
      expect(manifest.traits.isLoop).toBe(manifest.traits.loop !== 'none')
      expect(manifest.traits.canRunAfter).toBe(manifest.kind === 'action')
      for (const name of manifest.inputs?.required ?? [])
        expect(manifest.inputs?.properties).toHaveProperty(name)
      for (const name of manifest.fields?.required ?? [])
        expect(manifest.fields?.properties).toHaveProperty(name)
      for (const name of manifest.traits.itemInputs) expect(manifest.inputs?.properties).toHaveProperty(name)
    },
  )

  test('an unknown type gets a manifest that keeps and shows it', () => {
    expect(isKnownOperation('Mystery')).toBe(false)
    expect(operationOf('Mystery')).toMatchObject({
      type: 'Mystery',
      category: 'other',
      traits: { runtime: 'unsupported' },
    })
    expect(operationOf('').title).toBe('No type')
    expect(operationOf('constructor').category).toBe('other')
  })
})
