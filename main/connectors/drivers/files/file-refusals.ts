import { ServiceRefusal } from '../../service/service-refusal.ts'

export function notThere(path: string): ServiceRefusal {
  return new ServiceRefusal(404, 'NotFound', `There is nothing at '${path}'.`)
}

export function isThere(path: string): ServiceRefusal {
  return new ServiceRefusal(409, 'Conflict', `There is something at '${path}' already.`)
}

export function isFolder(path: string): ServiceRefusal {
  return new ServiceRefusal(400, 'IsFolder', `'${path}' is a folder; a file is expected here.`)
}

export function isNoFolder(path: string): ServiceRefusal {
  return new ServiceRefusal(400, 'NotFolder', `'${path}' is a file; a folder is expected here.`)
}

export function notAllowed(path: string): ServiceRefusal {
  return new ServiceRefusal(403, 'Forbidden', `The account of the connection may not do this at '${path}'.`)
}

export function noSpace(path: string): ServiceRefusal {
  return new ServiceRefusal(507, 'NoSpace', `There is no space left for '${path}'.`)
}

export function tooLarge(path: string, size: number, maxBytes: number): ServiceRefusal {
  return new ServiceRefusal(
    413,
    'TooLarge',
    `'${path}' has ${size} bytes; at most ${maxBytes} can be read at once.`,
  )
}
