import type { WdlObject, WdlValue } from '../../../shared/expressions/value.ts'
import { escapeXmlAttribute, escapeXmlText } from '../../../shared/expressions/xml/xml-names.ts'
import type { ExportNote } from '../../../shared/ipc/export-payloads.ts'
import { objectOf, propertyOf, textOf } from '../../../shared/wdl/lookup.ts'
import type { TextFile } from './export-texts.ts'
import {
  definitionPlace,
  type ExportableFlow,
  type ExportedReference,
  printAround,
  stableId,
} from './exportable-flow.ts'
import { type SolutionVariable, variableFiles, variablesOf } from './solution-variables.ts'

/** Our publisher: what it makes has names that begin so. */
const prefix = 'flowbench'
const optionPrefix = '72500'
const version = '1.0.0.0'
const head = '<?xml version="1.0" encoding="utf-8"?>'
const platform = 'OrganizationVersion="9.2.24124.140" OrganizationSchemaType="Standard"'

interface SolutionFlow extends ExportableFlow {
  /** Connection references by their names in the flow, under the names they have in the solution. */
  readonly logicalNames: ReadonlyMap<string, string>
  readonly path: string
}

/**
 * The files of an unmanaged solution with these flows, their connection references and environment variables. Whoever
 * imports it chooses a connection for each reference. Source: solutions of the corpus; Microsoft Learn, "Connection
 * references", "customizations.xml".
 */
export function solutionFiles(
  flows: readonly ExportableFlow[],
  title: string,
): { readonly files: readonly TextFile[]; readonly notes: readonly ExportNote[] } {
  const placed = flows.map((flow): SolutionFlow => {
    const names = flow.references.map((one) => [one.name, logicalName(one)] as const)
    const stem = flow.name.replace(/[^\p{L}\p{N}_]+/gu, '')
    return { ...flow, logicalNames: new Map(names), path: `Workflows/${stem}-${flow.id.toUpperCase()}.json` }
  })
  const variables = variablesOf(flows)
  const { left, written } = variables
  return {
    files: [
      { path: '[Content_Types].xml', text: contentTypes(written) },
      { path: 'solution.xml', text: solutionXml(placed, title) },
      { path: 'customizations.xml', text: customizationsXml(placed) },
      ...placed.map((flow) => ({ path: flow.path, text: flowJson(flow) })),
      ...variableFiles(written),
    ],
    notes: left.length === 0 ? [] : [{ note: 'secrets-left', names: left }],
  }
}

/** The name a reference has in its solution already, or one of ours: the same connector gives the same. */
function logicalName({ connector, entry, name }: ExportedReference): string {
  const own = textOf(objectOf(entry, 'connection'), 'connectionReferenceLogicalName')
  const word = connector.replace(/[^a-z0-9]/gi, '').toLowerCase()
  return own ?? `${prefix}_${word}_${stableId('reference', connector, name).slice(0, 5)}`
}

function flowJson(flow: SolutionFlow): string {
  const { logicalNames, parameters, references } = flow
  const entries = references.map(({ connector, entry, name }): [string, WdlValue] => [
    name,
    {
      runtimeSource: propertyOf(entry, 'runtimeSource') ?? 'embedded',
      connection: { connectionReferenceLogicalName: logicalNames.get(name) ?? name },
      api: { name: connector },
    },
  ])
  const values = Object.entries(parameters).filter(([name]) => !name.startsWith('$'))
  const file: WdlObject = {
    properties: {
      connectionReferences: Object.fromEntries(entries),
      ...(values.length === 0
        ? {}
        : { parameters: Object.fromEntries(values.map(([name, value]) => [name, { value }])) }),
      definition: definitionPlace,
    },
    schemaVersion: '1.0.0.0',
  }
  return printAround(flow, file)
}

function customizationsXml(flows: readonly SolutionFlow[]): string {
  const references = new Map<string, ExportedReference>()
  for (const { logicalNames, references: own } of flows) {
    for (const one of own) references.set(logicalNames.get(one.name) ?? one.name, one)
  }
  return `${head}
<ImportExportXml xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ${platform}>
  <Entities />
  <Roles />
  <Workflows>
${flows.map(workflowXml).join('\n')}
  </Workflows>
  <FieldSecurityProfiles />
  <Templates />
  <EntityMaps />
  <EntityRelationships />
  <OrganizationSettings />
  <optionsets />
  <CustomControls />
  <EntityDataProviders />
  <connectionreferences>
${[...references].map(([logical, one]) => referenceXml(logical, one)).join('\n')}
  </connectionreferences>
  <Languages>
    <Language>1033</Language>
  </Languages>
</ImportExportXml>
`
}

/** A cloud flow is a workflow of category 5 ("Modern Flow"), here one that is on. */
function workflowXml({ description, id, name, path }: SolutionFlow): string {
  const title = escapeXmlAttribute(name)
  const about = description === '' ? '' : ` Description="${escapeXmlAttribute(description)}"`
  const descriptions =
    description === ''
      ? ''
      : `
      <Descriptions>
        <Description languagecode="1033" description="${escapeXmlAttribute(description)}" />
      </Descriptions>`
  return `    <Workflow WorkflowId="{${id}}" Name="${title}"${about}>
      <JsonFileName>/${escapeXmlText(path)}</JsonFileName>
      <Type>1</Type>
      <Subprocess>0</Subprocess>
      <Category>5</Category>
      <Mode>0</Mode>
      <Scope>4</Scope>
      <OnDemand>0</OnDemand>
      <TriggerOnCreate>0</TriggerOnCreate>
      <TriggerOnDelete>0</TriggerOnDelete>
      <AsyncAutodelete>0</AsyncAutodelete>
      <SyncWorkflowLogOnFailure>0</SyncWorkflowLogOnFailure>
      <StateCode>1</StateCode>
      <StatusCode>2</StatusCode>
      <RunAs>1</RunAs>
      <IsTransacted>1</IsTransacted>
      <IntroducedVersion>${version}</IntroducedVersion>
      <IsCustomizable>1</IsCustomizable>
      <BusinessProcessType>0</BusinessProcessType>
      <IsCustomProcessingStepAllowedForOtherPublishers>1</IsCustomProcessingStepAllowedForOtherPublishers>
      <PrimaryEntity>none</PrimaryEntity>
      <LocalizedNames>
        <LocalizedName languagecode="1033" description="${title}" />
      </LocalizedNames>${descriptions}
    </Workflow>`
}

function referenceXml(logical: string, { connector, name }: ExportedReference): string {
  return `    <connectionreference connectionreferencelogicalname="${escapeXmlAttribute(logical)}">
      <connectionreferencedisplayname>${escapeXmlText(name)}</connectionreferencedisplayname>
      <connectorid>/providers/Microsoft.PowerApps/apis/${escapeXmlText(connector)}</connectorid>
      <iscustomizable>1</iscustomizable>
      <promptingbehavior>0</promptingbehavior>
      <statecode>0</statecode>
      <statuscode>1</statuscode>
    </connectionreference>`
}

/** What it is and who made it. Among parts of a solution, type 29 is a workflow; variables come along with their files. */
function solutionXml(flows: readonly SolutionFlow[], title: string): string {
  const unique = title.replace(/[^a-z0-9]/gi, '') || 'Flowbench'
  const roots = flows.map(({ id }) => `      <RootComponent type="29" id="{${id}}" behavior="0" />`)
  return `${head}
<ImportExportXml version="9.2.24124.140" SolutionPackageVersion="9.2" languagecode="1033" generatedBy="Flowbench" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ${platform}>
  <SolutionManifest>
    <UniqueName>${unique}</UniqueName>
    <LocalizedNames>
      <LocalizedName description="${escapeXmlAttribute(title)}" languagecode="1033" />
    </LocalizedNames>
    <Descriptions />
    <Version>${version}</Version>
    <Managed>0</Managed>
    <Publisher>
      <UniqueName>${prefix}</UniqueName>
      <LocalizedNames>
        <LocalizedName description="Flowbench" languagecode="1033" />
      </LocalizedNames>
      <Descriptions />
      <EMailAddress xsi:nil="true"></EMailAddress>
      <SupportingWebsiteUrl xsi:nil="true"></SupportingWebsiteUrl>
      <CustomizationPrefix>${prefix}</CustomizationPrefix>
      <CustomizationOptionValuePrefix>${optionPrefix}</CustomizationOptionValuePrefix>
      <Addresses />
    </Publisher>
    <RootComponents>
${roots.join('\n')}
    </RootComponents>
    <MissingDependencies />
  </SolutionManifest>
</ImportExportXml>
`
}

function contentTypes(variables: readonly SolutionVariable[]): string {
  const overrides = variables.map(
    ({ path }) =>
      `<Override PartName="/${escapeXmlAttribute(path)}" ContentType="application/octet-stream" />`,
  )
  return `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="text/xml" /><Default Extension="json" ContentType="application/octet-stream" />${overrides.join('')}</Types>`
}
