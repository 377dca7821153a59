/**
 * In place of `@azure/identity` and `@azure/keyvault-keys` in the bundles: SQL Server's library loads them for sign-ins with
 * Entra and for encrypted columns, which nothing here asks it for, and they are as large as the rest of the app.
 */
export {}
