import { field } from '../authentication-field.ts'
import { defineAuthentication } from '../authentication-kind.ts'

/** A login of a database server. */
export const databaseLogin = defineAuthentication({
  kind: 'databaseLogin',
  title: 'Database login',
  summary: 'Server, database, user and password, for the SQL connectors.',
  fields: [
    field('server', 'Server', 'text', { hint: 'Host name or address.', maxLength: 300 }),
    field('port', 'Port', 'number', { isRequired: false, maxLength: 5 }),
    field('database', 'Database', 'text', { isRequired: false, maxLength: 300 }),
    field('username', 'User name', 'text'),
    field('password', 'Password', 'secret', { isRequired: false }),
    field('encrypt', 'Encrypted connection', 'flag', { default: 'true' }),
  ],
  traits: { opens: 'database' },
})
