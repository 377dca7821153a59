import type { OAuthProvider } from '../provider.ts'

/**
 * Slack workspaces, as a user: a redirect to this machine may ask for user scopes only, and wants an app with PKCE
 * switched on. Source: "Using PKCE", "Installing with OAuth".
 */
export const slack: OAuthProvider = {
  id: 'slack',
  title: 'Slack',
  authorizationUrl: 'https://slack.com/oauth/v2/authorize',
  tokenUrl: 'https://slack.com/api/oauth.v2.access',
  revocationUrl: 'https://slack.com/api/auth.revoke',
  revocation: 'bearer',
  scopes: ['channels:read', 'chat:write', 'users:read'],
  scopeSeparator: ',',
  scopeParameter: 'user_scope',
  clientAuthentication: 'post',
  redirectHost: 'localhost',
  redirectPort: 53_682,
  grants: ['code'],
  account: { method: 'POST', url: 'https://slack.com/api/auth.test', labelPaths: [['user']] },
  registerUrl: 'https://api.slack.com/apps',
}
