import type { Contract } from './contract.ts'

/** Names of the contract's requests. */
export type RequestName = {
  [C in keyof Contract]: Contract[C] extends { kind: 'request' } ? C : never
}[keyof Contract]

/** Names of the contract's events. */
export type EventName = Exclude<keyof Contract, RequestName>

/**
 * Every request of the contract by name. Preload needs the names alone: the contract itself would bring zod into
 * each window's start. A test holds this list against the contract.
 */
export const requestNames = [
  'app:info',
  'app:getSettings',
  'app:setSettings',
  'app:openLink',
  'app:openLog',
  'app:reportError',
  'app:setUnsaved',
  'environments:recent',
  'environments:pick',
  'environments:open',
  'environments:create',
  'environments:openSample',
  'environments:forget',
  'environments:reveal',
  'flows:list',
  'flows:create',
  'flows:rename',
  'flows:duplicate',
  'flows:delete',
  'flows:read',
  'flows:save',
  'flows:reveal',
  'runs:start',
  'runs:list',
  'runs:get',
  'runs:events',
  'runs:content',
  'runs:definition',
  'runs:cancel',
  'runs:skipWait',
  'runs:resubmit',
  'runs:startFrom',
  'runs:statistics',
  'runs:delete',
  'runs:watch',
  'triggers:list',
  'triggers:turnOn',
  'triggers:turnOff',
  'connectors:list',
  'connectors:operations',
  'connectors:operation',
  'connectors:dynamicValues',
  'connectors:dynamicSchema',
  'debug:command',
  'debug:evaluate',
  'connections:list',
  'connections:get',
  'connections:offer',
  'connections:create',
  'connections:fix',
  'connections:cancelSignIn',
  'connections:openSignInPage',
  'connections:test',
  'connections:rename',
  'connections:delete',
  'connections:whereUsed',
  'connections:usage',
  'connections:activity',
  'connections:references',
  'connections:bind',
  'connections:pickFile',
  'connections:forgetFiles',
  'connections:secretStore',
  'connections:unlockKeychain',
  'connections:createVault',
  'connections:openVault',
  'connections:lockVault',
] as const satisfies readonly RequestName[]

/** Every event of the contract by name. */
export const eventNames = [
  'flows:changed',
  'triggers:changed',
  'connectors:changed',
  'connections:changed',
  'connections:signInNews',
  'connections:broken',
  'runs:eventBatch',
  'runs:summaryChanged',
  'app:command',
  'app:settingsChanged',
] as const satisfies readonly EventName[]
