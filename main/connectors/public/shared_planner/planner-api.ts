import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { isObject, objectOf, propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { graphUrl, splitAddresses } from '../../shipped/graph.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import { Refusal } from '../../shipped/refusal.ts'

/** Puts something at the end of a list: hints of Planner are texts between which new ones are made. */
const lastHint = ' !'

/** What Planner may only be asked to change when one says which version of it one has seen. */
export async function changeVersioned(call: ProxyCall, url: string, json: WdlObject): Promise<WdlValue> {
  const answer = await call.vendor.patch(url, {
    json,
    headers: { 'If-Match': await versionOf(call, url), Prefer: 'return=representation' },
  })
  return answer.body
}

/** The version (etag) of a task or of its details. */
export async function versionOf(call: ProxyCall, url: string): Promise<string> {
  return textOf((await call.vendor.get(url)).body, '@odata.etag') ?? ''
}

export function taskUrl(call: ProxyCall): string {
  return graphUrl`/planner/tasks/${call.need('id')}`
}

/** Ids of people that are named by id or address in one text. */
export async function userIds(call: ProxyCall, text: string): Promise<readonly string[]> {
  const ids: string[] = []
  for (const name of splitAddresses(text)) {
    if (!name.includes('@')) ids.push(name)
    else {
      const { body } = await call.vendor.get(graphUrl`/users/${name}`, { query: { $select: 'id' } })
      ids.push(textOf(body, 'id') ?? '')
    }
  }
  return ids
}

/** Gives a task to people. */
export function assignTo(ids: readonly string[]): WdlObject {
  const given = { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: lastHint }
  return Object.fromEntries(ids.map((id) => [id, given]))
}

/** Takes a task from people. */
export function takeFrom(ids: readonly string[]): WdlObject {
  return Object.fromEntries(ids.map((id) => [id, null]))
}

/** A task in Power Automate's shape: with its assignments as a list, too. */
export function taskOf(task: WdlValue): WdlObject {
  if (!isObject(task)) throw new Refusal(502, 'Planner did not answer with a task.')
  return { ...task, _assignments: listOf(objectOf(task, 'assignments'), 'userId') }
}

/** A task's details with references and checklist as lists. */
export function detailsOf(details: WdlValue): WdlObject {
  if (!isObject(details)) throw new Refusal(502, 'Planner did not answer with details of a task.')
  const references = listOf(objectOf(details, 'references'), 'resourceLink')
  return {
    ...details,
    references: references.map((one) => ({
      ...one,
      resourceLink: decodeLink(textOf(one, 'resourceLink') ?? ''),
    })),
    checklist: listOf(objectOf(details, 'checklist'), 'id'),
  }
}

/** References of a form as Planner keeps them: by their address, in which some characters are not allowed. */
export function referencesOf(value: WdlValue | undefined): WdlObject {
  return Object.fromEntries(
    itemsOf(value).map((one) => [
      encodeLink(textOf(one, 'resourceLink') ?? ''),
      {
        '@odata.type': 'microsoft.graph.plannerExternalReference',
        alias: textOf(one, 'alias') ?? '',
        ...(textOf(one, 'type') === undefined ? {} : { type: textOf(one, 'type') ?? '' }),
      },
    ]),
  )
}

export function checklistOf(value: WdlValue | undefined): WdlObject {
  return Object.fromEntries(
    itemsOf(value).map((one) => [
      textOf(one, 'id') ?? '',
      {
        '@odata.type': 'microsoft.graph.plannerChecklistItem',
        title: textOf(one, 'title') ?? '',
        isChecked: propertyOf(one, 'isChecked') === true,
      },
    ]),
  )
}

function itemsOf(value: WdlValue | undefined): readonly WdlValue[] {
  return Array.isArray(value) ? (value as readonly WdlValue[]) : []
}

function listOf(entries: WdlObject | undefined, keyName: string): readonly WdlObject[] {
  return Object.entries(entries ?? {}).map(([key, value]) => ({ [keyName]: key, value }))
}

/** Source: Microsoft Graph, plannerExternalReferences. */
function encodeLink(link: string): string {
  return link.replace(/[%.:@#]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
}

function decodeLink(key: string): string {
  return key.replace(/%(25|2E|3A|40|23)/gi, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
