const connection = { environmentId: 'e1', connectionId: 'c1' }
const made = {
  environmentId: 'e1',
  connectorId: 'shared_x',
  kind: 'apiKey',
  values: { key: 'k' },
  attemptId: 'a',
}

/** For every request of the area `connections` a payload that holds, one that does not, and the field refused. */
export const connectionPayloads = {
  'connections:list': { good: { environmentId: 'e1' }, bad: { environmentId: '' }, field: 'environmentId' },
  'connections:get': { good: connection, bad: { environmentId: 'e1' }, field: 'connectionId' },
  'connections:offer': {
    good: { environmentId: 'e1', connectorId: 'shared_x' },
    bad: { environmentId: 'e1', connectorId: '' },
    field: 'connectorId',
  },
  'connections:create': { good: made, bad: { ...made, kind: 'telepathy' }, field: 'kind' },
  'connections:fix': {
    good: { ...connection, values: {}, attemptId: 'a' },
    bad: { ...connection, values: { key: 7 }, attemptId: 'a' },
    field: 'values.key',
  },
  'connections:cancelSignIn': { good: { attemptId: 'a' }, bad: { attemptId: '' }, field: 'attemptId' },
  'connections:openSignInPage': { good: { attemptId: 'a' }, bad: {}, field: 'attemptId' },
  'connections:test': { good: connection, bad: { ...connection, connectionId: 1 }, field: 'connectionId' },
  'connections:rename': {
    good: { ...connection, name: ' New ' },
    heard: { ...connection, name: 'New' },
    bad: { ...connection, name: ' ' },
    field: 'name',
  },
  'connections:delete': {
    good: { ...connection, evenIfUsed: true },
    bad: { ...connection, evenIfUsed: 'yes' },
    field: 'evenIfUsed',
  },
  'connections:whereUsed': { good: connection, bad: null, field: 'the arguments' },
  'connections:usage': { good: { environmentId: 'e1' }, bad: {}, field: 'environmentId' },
  'connections:activity': {
    good: { ...connection, limit: 10 },
    bad: { ...connection, limit: 201 },
    field: 'limit',
  },
  'connections:references': {
    good: { environmentId: 'e1', flowId: 'f' },
    bad: { environmentId: 'e1', flowId: 'x'.repeat(256) },
    field: 'flowId',
  },
  'connections:bind': {
    good: { environmentId: 'e1', flowId: 'f', reference: 'shared_x', connectionId: null },
    bad: { environmentId: 'e1', flowId: 'f', reference: '', connectionId: null },
    field: 'reference',
  },
  'connections:pickFile': { good: { format: 'pfx' }, bad: { format: 'exe' }, field: 'format' },
  'connections:forgetFiles': { good: { tokens: ['t'] }, bad: { tokens: [1] }, field: 'tokens.0' },
  'connections:secretStore': { good: undefined, bad: {}, field: 'the arguments' },
  'connections:unlockKeychain': { good: undefined, bad: 1, field: 'the arguments' },
  'connections:createVault': { good: { passphrase: 'p' }, bad: { passphrase: '' }, field: 'passphrase' },
  'connections:openVault': { good: { passphrase: 'p' }, bad: {}, field: 'passphrase' },
  'connections:lockVault': { good: undefined, bad: 'x', field: 'the arguments' },
  'connections:changePassphrase': {
    good: { from: 'p', to: 'q' },
    bad: { from: 'p', to: '' },
    field: 'to',
  },
  'connections:moveToVault': { good: { passphrase: 'p' }, bad: { passphrase: '' }, field: 'passphrase' },
  'connections:moveToKeychain': { good: undefined, bad: 1, field: 'the arguments' },
  'connections:forgetVault': { good: undefined, bad: 1, field: 'the arguments' },
} as const
