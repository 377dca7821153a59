import { create } from 'zustand'
import type { ProfileName } from '../../shared/profiles/profile.ts'
import { type DocumentKey, documentKey, type FlowRef } from './documents.ts'

interface ProfileState {
  readonly byKey: ReadonlyMap<DocumentKey, ProfileName | undefined>
}

const storagePrefix = 'flowbench.profile.'
const names: readonly ProfileName[] = ['power-automate', 'logic-apps-consumption', 'logic-apps-standard']

/** Whose limits a flow is checked against, where the person chose; remembered over restarts. */
export const useProfiles = create<ProfileState>(() => ({ byKey: new Map() }))

/** The chosen platform of a flow; undefined: the one its file says. */
export function chosenProfile(flow: FlowRef): ProfileName | undefined {
  const key = documentKey(flow)
  const { byKey } = useProfiles.getState()
  return byKey.has(key) ? byKey.get(key) : recall(key)
}

/** Chooses the platform whose limits count; undefined goes back to the one the file says. */
export function chooseProfile(flow: FlowRef, profile: ProfileName | undefined): void {
  const key = documentKey(flow)
  useProfiles.setState(({ byKey }) => ({ byKey: new Map(byKey).set(key, profile) }))
  try {
    if (profile === undefined) localStorage.removeItem(storagePrefix + key)
    else localStorage.setItem(storagePrefix + key, profile)
  } catch {
    // Not remembered; the choice counts until the window closes.
  }
}

function recall(key: DocumentKey): ProfileName | undefined {
  try {
    const stored = localStorage.getItem(storagePrefix + key)
    return names.find((name) => name === stored)
  } catch {
    return undefined
  }
}
