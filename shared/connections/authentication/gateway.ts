import { field } from '../authentication-field.ts'
import { defineAuthentication } from '../authentication-kind.ts'

/** Through an on-premises data gateway, which keeps the credentials of the data source itself. */
export const gateway = defineAuthentication({
  kind: 'gateway',
  title: 'On-premises data gateway',
  summary:
    'The gateway beside the data signs in there; this machine only proves that it may ask the gateway.',
  fields: [
    field('gatewayId', 'Gateway', 'text', { maxLength: 200 }),
    field('dataSource', 'Data source', 'text', { maxLength: 300 }),
    field('accessKey', 'Access key', 'secret', {
      hint: 'Made when this machine was paired with the gateway.',
    }),
  ],
  // Nothing leads through a gateway yet: a connection of this kind could only disappoint.
  traits: { opens: 'gateway', isBuilt: false },
})
