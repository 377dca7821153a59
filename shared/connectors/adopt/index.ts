export { type AdoptedConnector, adoptDescription, printFile } from './adopt-description.ts'
export { brandColorFor, readBrandColor } from './brand-color.ts'
export { type DescriptionRepairs, repairDescription } from './repair-description.ts'
export { type OAuthAddresses, oauthSetting, secret, signInProperties, text } from './sign-in-properties.ts'
