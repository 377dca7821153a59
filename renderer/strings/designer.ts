export { designer as designerStrings } from './en/designer.ts'
