import type { PublicConnector } from '../../shipped/public-connector.ts'
import { postOperations } from './post-operations.ts'
import { twitterSandbox } from './sandbox/index.ts'

/** X, over its API v2. Source: docs.x.com, "X API v2". */
export const twitter: PublicConnector = {
  id: 'shared_twitter',
  operations: postOperations,
  sandbox: twitterSandbox,
}
