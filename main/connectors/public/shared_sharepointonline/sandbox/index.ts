import { defineSandbox, type Scene } from '../../../sandboxes/sandbox.ts'
import type { ServiceAnswer } from '../../../service/service-answer.ts'
import { ServiceRefusal } from '../../../service/service-refusal.ts'
import type { ServiceRequest } from '../../../service/service-request.ts'
import { answerFile, answerFolder, moveOrCopy } from './answer-files.ts'
import { answerList } from './answer-lists.ts'
import { readSharePoint, type SharePointState, seedSharePoint } from './sharepoint-state.ts'
import { SiteScene } from './site-scene.ts'

/** SharePoint's REST service over sites in memory. */
export const sharePointSandbox = defineSandbox<SharePointState>({
  seed: seedSharePoint,
  read: readSharePoint,
  refusal: (_status, code, message) => ({
    'odata.error': { code, message: { lang: 'en-US', value: message } },
  }),
  handle: (request, scene) => inWantedForm(request, answer(request, scene)),
})

function answer(request: ServiceRequest, scene: Scene<SharePointState>): ServiceAnswer {
  const site = new SiteScene(request, scene)
  const [root, next] = site.steps
  if (root?.name === 'search') return search(site)
  if (root?.name.startsWith('sp.movecopyutil.') === true) return moveOrCopy(site, root.name)
  if (root?.name === 'contextinfo')
    return { json: { FormDigestValue: 'sandbox', FormDigestTimeoutSeconds: 1800 } }
  if (root?.name === 'web' && next === undefined) {
    return {
      json: {
        Title: site.site.title,
        Url: site.site.url,
        ServerRelativeUrl: site.base === '' ? '/' : site.base,
      },
    }
  }
  if (root?.name !== 'web' || next === undefined) throw unknown(site)
  switch (next.name) {
    case 'lists':
      return answerList(site)
    case 'getfilebyserverrelativepath':
    case 'getfilebyserverrelativeurl':
      return answerFile(site, next.args.decodedurl ?? next.args[''] ?? '', site.steps.slice(2))
    case 'getfolderbyserverrelativepath':
    case 'getfolderbyserverrelativeurl':
      return answerFolder(site, next.args.decodedurl ?? next.args[''] ?? '', site.steps.slice(2))
    case 'recyclebin':
      return { json: { value: recycleBin(site) } }
    case 'ensureuser':
      return { json: ensureUser(site) }
    case 'currentuser':
      return { json: userJson(site.me) }
    case 'siteusers':
      return { json: { value: scene.state.people.map(userJson) } }
    default:
      throw unknown(site)
  }
}

function unknown({ request }: SiteScene): ServiceRefusal {
  return new ServiceRefusal(
    404,
    '-1, Microsoft.SharePoint.Client.ResourceNotFoundException',
    `The sandbox does not know ${request.method} ${request.url.pathname}.`,
  )
}

function userJson({ email, id, name }: SharePointState['people'][number]) {
  return { Id: id, Title: name, Email: email, LoginName: `i:0#.f|membership|${email}`, IsSiteAdmin: id === 1 }
}

function ensureUser(site: SiteScene) {
  const named = String(site.request.object.logonName ?? '')
  const found = site.person(named)
  if (found !== undefined) return userJson(found)
  throw new ServiceRefusal(
    404,
    '-2146232832, Microsoft.SharePoint.SPException',
    `The specified user ${named} could not be found.`,
  )
}

function recycleBin({ site }: SiteScene) {
  return [...site.recycled]
    .reverse()
    .map(({ deleted, deletedBy, folder, id, isFile, isFolder, leafName, title }) => ({
      Id: id,
      Title: title,
      LeafName: leafName,
      DirName: folder,
      DeletedDate: deleted,
      DeletedByName: deletedBy,
      ItemType: isFolder ? 5 : isFile ? 1 : 3,
    }))
}

function search({ scene }: SiteScene): ServiceAnswer {
  const rows = scene.state.sites.map(({ title, url }) => ({
    Cells: [
      { Key: 'Title', Value: title },
      { Key: 'Path', Value: url },
    ],
  }))
  return { json: { PrimaryQueryResult: { RelevantResults: { Table: { Rows: rows } } } } }
}

/** Whoever asks for it gets the form of OData that flows of old are used to: `{d: ...}`, `{d: {results: [...]}}`. */
function inWantedForm(request: ServiceRequest, given: ServiceAnswer): ServiceAnswer {
  if (given.json === undefined || !/odata=verbose/i.test(request.header('Accept') ?? '')) return given
  const { value } = given.json as { value?: unknown }
  return { ...given, json: { d: Array.isArray(value) ? { results: value } : given.json } }
}
