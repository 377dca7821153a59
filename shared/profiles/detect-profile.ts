import type { FlowDocument } from '../wdl/flow-document.ts'
import type { ProfileName } from './profile.ts'

/** The platform a flow file was made for, by its shape: the one whose limits and defaults apply unless told. */
export function detectProfile(document: FlowDocument): ProfileName {
  switch (document.shape) {
    case 'solution':
    case 'flow-package':
    case 'none':
      return 'power-automate'
    case 'standard':
      return 'logic-apps-standard'
    case 'arm':
    case 'gallery':
    case 'resource':
      return 'logic-apps-consumption'
    case 'definition':
    case 'bare':
    case 'nested':
      return profileByContent(document)
  }
}

/** A definition without its wrapper: Power Automate marks its connections, Standard its built-in connectors. */
function profileByContent(document: FlowDocument): ProfileName {
  const { text } = document
  if (/"OpenApiConnection\w*"/i.test(text) || text.includes('"operationMetadataId"')) return 'power-automate'
  if (/"ServiceProvider"/i.test(text) || text.includes('"referenceName"')) return 'logic-apps-standard'
  return 'logic-apps-consumption'
}
