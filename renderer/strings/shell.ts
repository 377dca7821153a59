export { shell as strings } from './en/shell.ts'
