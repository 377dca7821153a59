import type { OAuthProvider } from '../provider.ts'

/** Microsoft Entra ID, work or school and personal accounts. Source: Microsoft identity platform v2.0 protocols. */
export const microsoftEntra: OAuthProvider = {
  id: 'microsoftEntra',
  title: 'Microsoft Entra ID',
  authorizationUrl: 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize',
  tokenUrl: 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token',
  deviceUrl: 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/devicecode',
  defaultTenant: 'organizations',
  scopes: ['openid', 'profile', 'email', 'offline_access'],
  authorizationParameters: { prompt: 'select_account' },
  clientAuthentication: 'post',
  redirectHost: 'localhost',
  grants: ['code', 'device', 'clientCredentials'],
  registerUrl: 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps',
}
