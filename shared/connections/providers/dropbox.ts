import type { OAuthProvider } from '../provider.ts'

/** Dropbox. A refresh token comes with `token_access_type=offline`. Source: Dropbox "OAuth guide". */
export const dropbox: OAuthProvider = {
  id: 'dropbox',
  title: 'Dropbox',
  authorizationUrl: 'https://www.dropbox.com/oauth2/authorize',
  tokenUrl: 'https://api.dropboxapi.com/oauth2/token',
  revocationUrl: 'https://api.dropboxapi.com/2/auth/token/revoke',
  revocation: 'bearer',
  scopes: [],
  authorizationParameters: { token_access_type: 'offline' },
  clientAuthentication: 'post',
  redirectHost: 'localhost',
  redirectPort: 53_682,
  grants: ['code'],
  account: {
    method: 'POST',
    url: 'https://api.dropboxapi.com/2/users/get_current_account',
    labelPaths: [['email'], ['name', 'display_name']],
  },
  registerUrl: 'https://www.dropbox.com/developers/apps',
}
