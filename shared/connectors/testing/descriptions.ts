/** A Swagger 2.0 connector with one of everything, for tests. */
export const orders = {
  swagger: '2.0',
  info: { title: 'Orders', version: '1.0', description: 'Orders of a shop.' },
  host: 'api.example.com',
  basePath: '/v1/',
  schemes: ['http', 'https'],
  consumes: ['application/json'],
  produces: ['application/json'],
  paths: {
    '/orders': {
      parameters: [{ $ref: '#/parameters/version' }],
      get: {
        operationId: 'ListOrders',
        summary: 'List orders',
        parameters: [
          { name: 'state', in: 'query', type: 'array', items: { type: 'string' }, collectionFormat: 'multi' },
          {
            name: 'fields',
            in: 'query',
            type: 'array',
            items: { type: 'string' },
            collectionFormat: 'pipes',
          },
          { name: 'X-Trace', in: 'header', type: 'string', 'x-ms-visbility': 'advanced' },
        ],
        'x-ms-pageable': { nextLinkName: 'next' },
        responses: {
          default: { description: 'Failure' },
          200: { description: 'OK', schema: { $ref: '#/definitions/OrderList' } },
        },
      },
      post: {
        operationId: 'CreateOrder',
        parameters: [{ name: 'order', in: 'body', required: true, schema: { $ref: '#/definitions/Order' } }],
        responses: { 201: { description: 'Created', schema: { $ref: '#/definitions/Order' } } },
      },
    },
    "/shops('{shop}')/orders/{id}": {
      get: {
        operationId: 'GetOrder',
        parameters: [
          {
            name: 'shop',
            in: 'path',
            required: true,
            type: 'string',
            'x-ms-url-encoding': 'double',
            'x-ms-dynamic-list': {
              operationId: 'ListShops',
              itemsPath: 'value',
              itemValuePath: 'id',
              itemTitlePath: 'name',
              parameters: { state: { parameterReference: 'state', required: true }, top: { value: 5 } },
            },
          },
          { name: 'id', in: 'path', required: true, type: 'integer', 'x-ms-summary': 'Order number' },
        ],
        responses: { 200: { description: 'OK', schema: { $ref: '#/definitions/Order' } } },
      },
    },
    '/orders/{id}/file': {
      post: {
        operationId: 'AttachFile',
        consumes: ['multipart/form-data'],
        parameters: [
          { name: 'id', in: 'path', required: true, type: 'string' },
          { name: 'file', in: 'formData', type: 'file', required: true },
          { name: 'note', in: 'formData', type: 'string' },
        ],
        responses: { 204: { description: 'Done' } },
      },
      get: {
        operationId: 'GetFile',
        parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
        produces: ['application/pdf'],
        responses: { 200: { description: 'OK', schema: { type: 'string', format: 'binary' } } },
      },
    },
    '/hooks': {
      'x-ms-notification-content': { description: 'An order', schema: { $ref: '#/definitions/Order' } },
      post: {
        operationId: 'WhenOrdered',
        'x-ms-trigger': 'single',
        'x-ms-trigger-hint': 'Order something.',
        parameters: [
          {
            name: 'hook',
            in: 'body',
            schema: {
              type: 'object',
              properties: {
                target: {
                  type: 'object',
                  properties: { url: { type: 'string', 'x-ms-notification-url': true } },
                },
              },
            },
          },
        ],
        responses: { 201: { description: 'Created' } },
      },
    },
    '/orders/changes': {
      get: {
        operationId: 'WhenChanged',
        deprecated: true,
        'x-ms-trigger': 'batch',
        'x-ms-api-annotation': { family: 'Changes', revision: 2, status: 'Production' },
        parameters: [{ name: 'since', in: 'query', type: 'string', 'x-ms-visibility': 'internal' }],
        responses: { 200: { description: 'OK', schema: { $ref: '#/definitions/OrderList' } } },
      },
    },
  },
  parameters: {
    version: {
      name: 'api-version',
      in: 'query',
      required: true,
      type: 'string',
      default: '2024',
      'x-ms-visibility': 'internal',
    },
  },
  definitions: {
    Order: {
      type: 'object',
      required: ['kind', 'customer'],
      properties: {
        kind: { type: 'string', default: 'order', 'x-ms-visibility': 'internal' },
        number: { type: 'integer' },
        customer: {
          type: 'object',
          required: ['type'],
          properties: { name: { type: 'string' }, type: { type: 'string', default: 'person' } },
        },
        parent: { $ref: '#/definitions/Order' },
      },
    },
    OrderList: {
      type: 'object',
      properties: {
        value: { type: 'array', items: { $ref: '#/definitions/Order' } },
        next: { type: 'string' },
      },
    },
  },
  securityDefinitions: {
    key: { type: 'apiKey', in: 'header', name: 'X-Key' },
    oauth: {
      type: 'oauth2',
      flow: 'accessCode',
      authorizationUrl: 'https://id.example.com/a',
      tokenUrl: 'https://id.example.com/t',
      scopes: { read: 'Read' },
    },
  },
  'x-ms-connector-metadata': [{ propertyName: 'Website', propertyValue: 'https://example.com' }],
  'x-ms-capabilities': { testConnection: { operationId: 'ListOrders' } },
}

/** An OpenAPI 3.1 connector with styles, forms and servers, for tests. */
export const shops = {
  openapi: '3.1.0',
  info: { title: 'Shops' },
  servers: [{ url: 'https://{region}.example.com/api/', variables: { region: { default: 'eu' } } }],
  paths: {
    '/shops/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, style: 'label', schema: { type: 'string' } }],
      get: {
        operationId: 'GetShop',
        parameters: [
          { name: 'tags', in: 'query', schema: { type: 'array', items: { type: 'string' } } },
          { name: 'near', in: 'query', style: 'deepObject', schema: { type: 'object' } },
          { name: 'box', in: 'query', explode: false, schema: { type: 'array', items: { type: 'number' } } },
          { name: 'filter', in: 'query', content: { 'application/json': { schema: { type: 'object' } } } },
        ],
        responses: {
          '2XX': {
            description: 'OK',
            content: { 'application/json': { schema: { type: 'object' }, example: { id: 's1' } } },
          },
        },
      },
      post: {
        operationId: 'SendForm',
        servers: [{ url: 'https://upload.example.com' }],
        requestBody: {
          content: {
            'application/x-www-form-urlencoded': {
              schema: {
                type: 'object',
                required: ['name'],
                properties: { name: { type: 'string' }, size: { type: 'integer' } },
              },
            },
          },
        },
        responses: { 200: { description: 'OK' } },
      },
      put: {
        operationId: 'PutShop',
        requestBody: { $ref: '#/components/requestBodies/shop' },
        responses: {},
      },
    },
  },
  components: {
    requestBodies: {
      shop: {
        required: true,
        content: {
          'application/json': { schema: { type: 'object', properties: { name: { type: 'string' } } } },
        },
      },
    },
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
  },
}
