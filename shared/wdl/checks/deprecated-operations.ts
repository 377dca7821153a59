import { say } from '../../errors/say.ts'
import type { CheckContext } from '../check-context.ts'
import { connectorsUsed } from '../connectors-used.ts'
import { foldName, isSameName, objectOf, propertyNameOf, textOf } from '../lookup.ts'

/** Operations that their connector marks as deprecated, with the one to use now. Source: the connector reference pages. */
const operations: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  shared_office365: {
    sendemail: 'SendEmailV2',
    onnewemail: 'OnNewEmailV3',
    onnewemailv2: 'OnNewEmailV3',
    getemails: 'GetEmailsV3',
    getemailsv2: 'GetEmailsV3',
    getemail: 'GetEmailV2',
    markasread: 'MarkAsRead_V3',
    markasread_v2: 'MarkAsRead_V3',
    flag: 'Flag_V2',
    replyto: 'ReplyToV3',
    replytov2: 'ReplyToV3',
    forwardemail: 'ForwardEmail_V2',
    deleteemail: 'DeleteEmail_V2',
  },
  shared_teams: {
    postmessagetochannel: 'PostMessageToConversation',
    postmessagetochannelv2: 'PostMessageToConversation',
    postmessagetochannelv3: 'PostMessageToConversation',
  },
}

/** Connectors that were replaced as a whole. */
const connectors: Readonly<Record<string, string>> = {
  shared_commondataservice: 'shared_commondataserviceforapps',
}

/** Operations and connectors that still work but were replaced. */
export function checkDeprecatedOperations(context: CheckContext): void {
  const used = connectorsUsed(context.document, context.graph)
  for (const node of [...context.graph.triggers, ...context.graph.actions]) {
    if (!node.manifest.traits.needsConnection) continue
    const definition = 'action' in node ? node.action : node.trigger
    const inputsKey = propertyNameOf(definition, 'inputs')
    const inputs = objectOf(definition, 'inputs')
    const hostKey = inputs === undefined ? undefined : propertyNameOf(inputs, 'host')
    const host = objectOf(inputs, 'host')
    if (inputsKey === undefined || hostKey === undefined || host === undefined) continue
    const connector = foldName(connectorOf(host, used) ?? '')
    const operationId = textOf(host, 'operationId')
    const base = [...node.path, inputsKey, hostKey]
    const instead = connectors[connector]
    if (instead !== undefined) {
      context.report({
        severity: 'info',
        code: 'definition.deprecated-connector',
        path: base,
        message: say`'${node.name}' uses the connector '${connector}', which was replaced.`,
        hint: say`Use '${instead}' for new flows.`,
        action: node.name,
      })
    }
    const newer = operationId === undefined ? undefined : operations[connector]?.[foldName(operationId)]
    if (newer === undefined || operationId === undefined) continue
    // What the connector itself says is told by `checkOperationFacts`.
    if (context.operationFacts.some((facts) => isSameName(facts.step, node.name) && facts.isDeprecated))
      continue
    context.report({
      severity: 'info',
      code: 'definition.deprecated-operation',
      path: [...base, propertyNameOf(host, 'operationId') ?? 'operationId'],
      part: 'value',
      message: say`'${node.name}' uses the operation '${operationId}', which was replaced by '${newer}'.`,
      hint: say`Add an action of '${newer}' and take this one away; their inputs differ.`,
      action: node.name,
    })
  }
}

type Used = ReturnType<typeof connectorsUsed>

function connectorOf(host: Parameters<typeof textOf>[0], used: Used): string | undefined {
  const api = /[\w.-]+$/.exec(textOf(host, 'apiId') ?? '')?.[0]
  if (api !== undefined) return api
  const reference = textOf(host, 'connectionReferenceName') ?? textOf(host, 'connectionName')
  if (reference === undefined) return undefined
  return used.find(({ references }) => references.some((name) => foldName(name) === foldName(reference)))
    ?.name
}
