import { choice, type JsonSchema, text } from './json-schema.ts'

/** A way to sign an HTTP call, with the fields it has. */
export interface AuthenticationType {
  readonly type: string
  /** As the platform's designer calls it. */
  readonly title: string
  readonly fields: readonly string[]
  readonly required: readonly string[]
}

/**
 * The ways to sign an HTTP call. Source: "Add authentication to outbound calls", Logic Apps.
 */
export const authenticationTypes: readonly AuthenticationType[] = [
  { type: 'Basic', title: 'Basic', fields: ['username', 'password'], required: ['username'] },
  {
    type: 'ClientCertificate',
    title: 'Client certificate',
    fields: ['pfx', 'password'],
    required: ['pfx'],
  },
  {
    type: 'ActiveDirectoryOAuth',
    title: 'Active Directory OAuth',
    fields: ['authority', 'tenant', 'audience', 'clientId', 'secret', 'pfx', 'password'],
    required: ['tenant', 'audience', 'clientId'],
  },
  { type: 'Raw', title: 'Raw', fields: ['value'], required: ['value'] },
  { type: 'QueryString', title: 'Query string', fields: ['name', 'value'], required: ['name', 'value'] },
  {
    type: 'ManagedServiceIdentity',
    title: 'Managed identity',
    fields: ['identity', 'audience'],
    required: [],
  },
]

const fields: Readonly<Record<string, JsonSchema>> = {
  username: text('User name'),
  password: text('Password'),
  pfx: text('Certificate', {
    description: 'A PKCS #12 file as Base64, or certificate and key as PEM text.',
  }),
  authority: text('Authority', { examples: ['https://login.microsoftonline.com'] }),
  tenant: text('Tenant'),
  audience: text('Audience', { examples: ['https://graph.microsoft.com'] }),
  clientId: text('Client ID'),
  secret: text('Client secret'),
  value: text('Value', {
    description: 'Of Raw, the whole Authorization header, such as Bearer and a token.',
  }),
  name: text('Name'),
  identity: text('Identity', {
    description: 'Resource id of a user-assigned identity; empty: the system’s own.',
  }),
}

/** Authentication of HTTP calls: an object with its type, or an expression that gives one. */
export const httpAuthentication: JsonSchema = {
  title: 'Authentication',
  'x-visibility': 'advanced',
  'x-editor': 'authentication',
  properties: {
    type: choice(
      'Type',
      authenticationTypes.map(({ type }) => type),
    ),
    ...fields,
  },
}
