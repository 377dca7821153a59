import { policyForms } from './edit/policy-forms.ts'

/** A JSON Schema (draft-07) as plain JSON. */
interface SchemaDocument {
  readonly [name: string]: unknown
}

/** Where Monaco finds the schemas; nothing is ever fetched from them. */
export const descriptionSchemaUri = 'flowbench://schemas/connector-description.json'
export const propertiesSchemaUri = 'flowbench://schemas/connector-properties.json'

const text = (description: string) => ({ type: 'string', description })
const flag = (description: string) => ({ type: ['boolean', 'string'], description })
const choice = (description: string, values: readonly (string | number | boolean)[]) => ({
  description,
  anyOf: [{ enum: values }, {}],
})
const map = (description: string, name: string) => ({
  type: 'object',
  description,
  additionalProperties: of(name),
})
const list = (description: string, items: object) => ({ type: 'array', description, items })
const of = (name: string) => ({ $ref: `#/definitions/${name}` })

/**
 * The JSON Schema of a connector's description for editors: completion and hover for Swagger 2.0 and OpenAPI 3 with the
 * extensions of the Power Platform. It is lenient and judges nothing; the reader of connectors does, with places.
 */
export function createDescriptionSchema(): SchemaDocument {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: descriptionSchemaUri,
    title: 'Connector',
    type: 'object',
    properties: {
      swagger: choice('Swagger 2.0, the format of the Power Platform.', ['2.0']),
      openapi: choice('OpenAPI 3, in place of `swagger`.', ['3.0.3', '3.1.0']),
      info: {
        type: 'object',
        properties: {
          title: text('Name of the connector as people see it.'),
          description: text('What the service does.'),
          version: text('Version of the description, such as 1.0.'),
          contact: { type: 'object' },
        },
        required: ['title', 'version'],
      },
      host: text(
        'Where the service is, without https://: `api.example.com`. May be `@environmentVariables("name")`.',
      ),
      basePath: text('What all paths begin with: `/v1`.'),
      schemes: list('How the service is called.', { enum: ['https', 'http'] }),
      servers: list('OpenAPI 3: addresses of the service.', {
        type: 'object',
        properties: { url: text('`https://api.example.com/v1`'), description: text('') },
      }),
      consumes: list('Media types of bodies, such as `application/json`.', { type: 'string' }),
      produces: list('Media types of answers.', { type: 'string' }),
      paths: {
        type: 'object',
        description: 'The operations, by path: `/items/{id}`.',
        additionalProperties: of('path'),
      },
      definitions: map('Schemas that `$ref`s lead to: `#/definitions/Item`.', 'schema'),
      parameters: map('Parameters that `$ref`s lead to.', 'parameter'),
      responses: map('Answers that `$ref`s lead to.', 'response'),
      components: {
        type: 'object',
        description: 'OpenAPI 3: what `$ref`s lead to.',
        properties: {
          schemas: map('', 'schema'),
          parameters: map('', 'parameter'),
          responses: map('', 'response'),
          securitySchemes: map('', 'security'),
        },
      },
      securityDefinitions: map('How requests are signed.', 'security'),
      security: list('Which of them are used.', { type: 'object' }),
      tags: list('Groups of operations.', { type: 'object' }),
      'x-ms-capabilities': {
        type: 'object',
        description: 'What the whole connector can do, such as `testConnection`.',
        properties: {
          testConnection: {
            type: 'object',
            properties: { operationId: text('The operation that tries a connection.'), parameters: {} },
          },
        },
      },
      'x-ms-connector-metadata': list('Website, Privacy policy, Categories.', {
        type: 'object',
        properties: { propertyName: { type: 'string' }, propertyValue: { type: 'string' } },
      }),
    },
    required: ['info', 'paths'],
    definitions: definitions(),
  }
}

const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] as const

function definitions(): SchemaDocument {
  return {
    path: {
      type: 'object',
      properties: {
        ...Object.fromEntries(methods.map((method) => [method, of('operation')])),
        parameters: list('Parameters of all operations of this path.', of('parameter')),
        'x-ms-notification-content': {
          type: 'object',
          description: 'What the service sends to a webhook trigger: `{description, schema}`.',
          properties: { description: { type: 'string' }, schema: of('schema') },
        },
      },
    },
    operation: operation(),
    parameter: {
      type: 'object',
      properties: {
        name: text('Name on the wire.'),
        in: choice('Where it is sent.', ['path', 'query', 'header', 'body', 'formData']),
        required: flag('Whether it has to be given.'),
        type: types,
        schema: of('schema'),
        collectionFormat: choice('How a list is written.', ['csv', 'multi', 'ssv', 'tsv', 'pipes']),
        style: choice('OpenAPI 3: how a list or object is written.', [
          'form',
          'simple',
          'spaceDelimited',
          'pipeDelimited',
          'deepObject',
        ]),
        explode: { type: 'boolean' },
        ...described,
        ...values,
        'x-ms-url-encoding': choice('How a path value is encoded: once, or twice.', ['single', 'double']),
      },
    },
    schema: {
      type: 'object',
      properties: {
        $ref: text('`#/definitions/Name`'),
        type: types,
        properties: map('', 'schema'),
        items: of('schema'),
        additionalProperties: { anyOf: [{ type: 'boolean' }, of('schema')] },
        allOf: list('All of them hold.', of('schema')),
        required: list('Properties that have to be there.', { type: 'string' }),
        ...described,
        ...values,
        'x-ms-notification-url': flag('The address of the flow goes here: the operation is a webhook.'),
      },
    },
    response: {
      type: 'object',
      properties: {
        description: text('What this answer means.'),
        schema: of('schema'),
        headers: map('', 'schema'),
        content: {
          type: 'object',
          additionalProperties: { type: 'object', properties: { schema: of('schema') } },
        },
        'x-ms-dynamic-schema': of('dynamic'),
        'x-ms-dynamic-properties': of('dynamic'),
      },
    },
    dynamic: {
      type: 'object',
      properties: {
        operationId: text('The operation of this connector that is asked.'),
        parameters: {
          type: 'object',
          description:
            'What it is asked with: `{"parameter": "name"}`, `{"parameterReference": "body/name"}` or a value.',
        },
        'value-collection': text('Where the list is in its answer.'),
        'value-path': text('Property that is the value.'),
        'value-title': text('Property that people see.'),
        itemsPath: text('Where the list is in its answer.'),
        itemValuePath: text('Property that is the value.'),
        itemTitlePath: text('Property that people see.'),
      },
    },
    security: {
      type: 'object',
      properties: {
        type: choice('Kind of sign-in.', ['apiKey', 'basic', 'oauth2', 'http', 'openIdConnect']),
        in: choice('Where a key is sent.', ['header', 'query']),
        name: text('Name of the header or query parameter.'),
        flow: choice('OAuth 2 flow.', ['accessCode', 'application', 'implicit', 'password']),
        flows: { type: 'object' },
        authorizationUrl: text(''),
        tokenUrl: text(''),
        scopes: { type: 'object' },
        scheme: choice('OpenAPI 3, `http`.', ['basic', 'bearer']),
      },
    },
  }
}

const types = choice('Type of the value.', [
  'string',
  'integer',
  'number',
  'boolean',
  'array',
  'object',
  'file',
])
const visibility = choice('`important` is shown first, `advanced` on demand, `internal` never.', [
  'important',
  'advanced',
  'internal',
  'none',
])
const described = {
  title: text(''),
  description: text('Help below the field.'),
  format: text('`date-time`, `email`, `byte`, `binary`, `html` ...'),
  example: { description: 'A value; mocks answer with it.' },
  'x-ms-summary': text('Label of the field.'),
  'x-ms-visibility': visibility,
  'x-ms-dynamic-values': of('dynamic'),
  'x-ms-dynamic-list': of('dynamic'),
  'x-ms-dynamic-schema': of('dynamic'),
  'x-ms-dynamic-properties': of('dynamic'),
  'x-ms-test-value': { description: 'A value for tests.' },
}
const values = {
  default: { description: 'Taken when nothing is given; an internal parameter needs one.' },
  enum: { type: 'array', description: 'Values to choose from.' },
  pattern: { type: 'string' },
  minLength: { type: 'integer' },
  maxLength: { type: 'integer' },
  minimum: { type: 'number' },
  maximum: { type: 'number' },
}

function operation(): SchemaDocument {
  return {
    type: 'object',
    properties: {
      operationId: text('Id by which flows name it; it never changes.'),
      summary: text('Title of the action or trigger.'),
      description: text('What it does.'),
      parameters: list('', of('parameter')),
      requestBody: { type: 'object', description: 'OpenAPI 3: the body.' },
      responses: map('Answers by status, or `default`.', 'response'),
      deprecated: { type: 'boolean' },
      consumes: list('', { type: 'string' }),
      produces: list('', { type: 'string' }),
      'x-ms-visibility': visibility,
      'x-ms-trigger': choice('Makes it a trigger: `single` events, or a `batch` of them.', [
        'single',
        'batch',
      ]),
      'x-ms-trigger-hint': text('What makes it fire, for whoever waits for it.'),
      'x-ms-pageable': {
        type: 'object',
        description: 'The answer is one page of a list.',
        properties: {
          nextLinkName: text('Property with the link to the next page.'),
          itemName: text('Property with the items; `value` if it is not said.'),
        },
      },
      'x-ms-no-generic-test': { type: 'boolean' },
      'x-ms-api-annotation': {
        type: 'object',
        description: 'Family and revision; what replaces it.',
        properties: {
          status: choice('', ['Production', 'Preview', 'Deprecated']),
          family: text(''),
          revision: { type: 'integer' },
          replacement: { type: 'object' },
        },
      },
      'x-ms-capabilities': { type: 'object' },
    },
    required: ['operationId', 'responses'],
  }
}

/** The JSON Schema of apiProperties.json for editors, with every policy template that has a form. */
export function createPropertiesSchema(): SchemaDocument {
  const parameters = policyForms.flatMap(({ fields }) =>
    fields.map(({ name, type }) => [
      `x-ms-apimTemplateParameter.${name}`,
      type === 'json' ? { type: 'object' } : { type: ['string', 'number'] },
    ]),
  )
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: propertiesSchemaUri,
    title: 'Properties of a connector',
    type: 'object',
    properties: {
      properties: {
        type: 'object',
        properties: {
          connectionParameters: map('What a connection is made of.', 'connectionParameter'),
          connectionParameterSets: {
            type: 'object',
            description: 'Several ways to sign in.',
            properties: {
              uiDefinition: { type: 'object' },
              values: list('', {
                type: 'object',
                properties: {
                  name: text(''),
                  uiDefinition: of('ui'),
                  parameters: map('', 'connectionParameter'),
                },
              }),
            },
          },
          iconBrandColor: text('`#rrggbb`'),
          capabilities: list('', { anyOf: [{ enum: ['actions', 'triggers', 'cloud', 'gateway'] }, {}] }),
          publisher: text(''),
          stackOwner: text(''),
          scriptOperations: list('Operations that a C# script answers; it does not run here.', {
            type: 'string',
          }),
          policyTemplateInstances: list('Change requests and answers on their way, in this order.', {
            type: 'object',
            properties: {
              templateId: choice(
                'The policy template.',
                policyForms.map(({ templateId }) => templateId),
              ),
              title: text('Name of the policy.'),
              parameters: {
                type: 'object',
                properties: {
                  'x-ms-apimTemplate-operationName': list('Operations it is for; all without.', {
                    type: 'string',
                  }),
                  'x-ms-apimTemplate-policySection': choice('What it works on.', [
                    'Request',
                    'Response',
                    'Failure',
                  ]),
                  ...Object.fromEntries(parameters),
                },
              },
            },
            required: ['templateId'],
          }),
        },
      },
    },
    definitions: {
      ui: {
        type: 'object',
        properties: {
          displayName: text('Label.'),
          description: text('Help below the field.'),
          tooltip: text(''),
          constraints: {
            type: 'object',
            properties: {
              required: flag('Whether it has to be given.'),
              hidden: flag(''),
              clearText: flag(''),
              allowedValues: list('', { type: 'object' }),
            },
          },
        },
      },
      connectionParameter: {
        type: 'object',
        properties: {
          type: choice('`securestring` is kept in the keychain.', [
            'string',
            'securestring',
            'oauthSetting',
            'int',
            'bool',
            'gatewaySetting',
          ]),
          uiDefinition: of('ui'),
          oAuthSettings: {
            type: 'object',
            properties: {
              identityProvider: choice('', ['oauth2', 'oauth2generic', 'aad', 'github', 'google']),
              clientId: text('May stay empty: each connection can bring its own.'),
              scopes: list('', { type: 'string' }),
              redirectMode: choice('', ['Global', 'GlobalPerConnector', 'Direct']),
              redirectUrl: text(''),
              customParameters: { type: 'object' },
            },
          },
          allowSharing: { type: 'boolean' },
        },
      },
    },
  }
}
