import { action } from './action.ts'
import { actionBody } from './action-body.ts'
import { actionOutputs } from './action-outputs.ts'
import { actions } from './actions.ts'
import { add } from './add.ts'
import { addProperty } from './add-property.ts'
import { agentParameters } from './agent-parameters.ts'
import { andFunction } from './and.ts'
import { appsetting } from './appsetting.ts'
import { arrayFunction } from './array.ts'
import { base64 } from './base64.ts'
import { base64ToBinary } from './base64-to-binary.ts'
import { base64ToString } from './base64-to-string.ts'
import { binaryFunction } from './binary.ts'
import { body } from './body.ts'
import { boolFunction } from './bool.ts'
import { chunk } from './chunk.ts'
import { coalesce } from './coalesce.ts'
import { concat } from './concat.ts'
import { contains } from './contains.ts'
import { createArray } from './create-array.ts'
import { dataUri } from './data-uri.ts'
import { dataUriToBinary } from './data-uri-to-binary.ts'
import { dataUriToString } from './data-uri-to-string.ts'
import { decodeBase64 } from './decode-base64.ts'
import { decodeDataUri } from './decode-data-uri.ts'
import { decodeUriComponent } from './decode-uri-component.ts'
import type { FunctionDefinition } from './define-function.ts'
import { div } from './div.ts'
import { empty } from './empty.ts'
import { encodeUriComponent } from './encode-uri-component.ts'
import { endsWith } from './ends-with.ts'
import { equals } from './equals.ts'
import { first } from './first.ts'
import { formDataMultiValues } from './form-data-multi-values.ts'
import { formDataValue } from './form-data-value.ts'
import { greater } from './greater.ts'
import { greaterOrEquals } from './greater-or-equals.ts'
import { guid } from './guid.ts'
import { ifFunction } from './if.ts'
import { indexOf } from './index-of.ts'
import { intersection } from './intersection.ts'
import { item } from './item.ts'
import { items } from './items.ts'
import { iterationIndexes } from './iteration-indexes.ts'
import { join } from './join.ts'
import { last } from './last.ts'
import { lastIndexOf } from './last-index-of.ts'
import { length } from './length.ts'
import { less } from './less.ts'
import { lessOrEquals } from './less-or-equals.ts'
import { listCallbackUrl } from './list-callback-url.ts'
import { max } from './max.ts'
import { mergeObjects } from './merge-objects.ts'
import { min } from './min.ts'
import { mod } from './mod.ts'
import { mul } from './mul.ts'
import { multipartBody } from './multipart-body.ts'
import { notFunction } from './not.ts'
import { nthIndexOf } from './nth-index-of.ts'
import { orFunction } from './or.ts'
import { outputs } from './outputs.ts'
import { parameters } from './parameters.ts'
import { rand } from './rand.ts'
import { range } from './range.ts'
import { removeProperty } from './remove-property.ts'
import { replace } from './replace.ts'
import { result } from './result.ts'
import { reverse } from './reverse.ts'
import { setProperty } from './set-property.ts'
import { skip } from './skip.ts'
import { slice } from './slice.ts'
import { sort } from './sort.ts'
import { split } from './split.ts'
import { startsWith } from './starts-with.ts'
import { stringFunction } from './string.ts'
import { sub } from './sub.ts'
import { substring } from './substring.ts'
import { take } from './take.ts'
import { toLower } from './to-lower.ts'
import { toUpper } from './to-upper.ts'
import { trigger } from './trigger.ts'
import { triggerBody } from './trigger-body.ts'
import { triggerFormDataMultiValues } from './trigger-form-data-multi-values.ts'
import { triggerFormDataValue } from './trigger-form-data-value.ts'
import { triggerMultipartBody } from './trigger-multipart-body.ts'
import { triggerOutputs } from './trigger-outputs.ts'
import { trim } from './trim.ts'
import { trimByteOrderMark } from './trim-byte-order-mark.ts'
import { union } from './union.ts'
import { uriComponent } from './uri-component.ts'
import { uriComponentToBinary } from './uri-component-to-binary.ts'
import { uriComponentToString } from './uri-component-to-string.ts'
import { uriHost } from './uri-host.ts'
import { uriPath } from './uri-path.ts'
import { uriPathAndQuery } from './uri-path-and-query.ts'
import { uriPort } from './uri-port.ts'
import { uriQuery } from './uri-query.ts'
import { uriScheme } from './uri-scheme.ts'
import { utf8Length } from './utf8-length.ts'
import { utf16Length } from './utf16-length.ts'
import { variables } from './variables.ts'
import { workflow } from './workflow.ts'

/** Every function of the language, in the order of the reference; one line each. */
export const functions: readonly FunctionDefinition[] = [
  chunk,
  concat,
  endsWith,
  startsWith,
  guid,
  indexOf,
  lastIndexOf,
  length,
  nthIndexOf,
  replace,
  slice,
  split,
  substring,
  toLower,
  toUpper,
  trim,
  contains,
  empty,
  first,
  last,
  intersection,
  union,
  item,
  join,
  reverse,
  skip,
  sort,
  take,
  andFunction,
  orFunction,
  equals,
  greater,
  greaterOrEquals,
  less,
  lessOrEquals,
  ifFunction,
  notFunction,
  arrayFunction,
  base64,
  base64ToBinary,
  base64ToString,
  decodeBase64,
  binaryFunction,
  boolFunction,
  createArray,
  dataUri,
  dataUriToBinary,
  decodeDataUri,
  dataUriToString,
  decodeUriComponent,
  uriComponentToString,
  encodeUriComponent,
  uriComponent,
  stringFunction,
  uriComponentToBinary,
  add,
  div,
  max,
  min,
  mod,
  mul,
  rand,
  range,
  sub,
  action,
  actions,
  agentParameters,
  appsetting,
  body,
  actionBody,
  formDataMultiValues,
  formDataValue,
  items,
  iterationIndexes,
  listCallbackUrl,
  multipartBody,
  outputs,
  actionOutputs,
  parameters,
  result,
  trigger,
  triggerBody,
  triggerFormDataMultiValues,
  triggerFormDataValue,
  triggerMultipartBody,
  triggerOutputs,
  variables,
  workflow,
  uriHost,
  uriPath,
  uriPathAndQuery,
  uriPort,
  uriQuery,
  uriScheme,
  addProperty,
  coalesce,
  removeProperty,
  setProperty,
  trimByteOrderMark,
  utf8Length,
  utf16Length,
  mergeObjects,
]
