import { action } from './action.ts'
import { actionBody } from './action-body.ts'
import { actionOutputs } from './action-outputs.ts'
import { actions } from './actions.ts'
import { add } from './add.ts'
import { addDays } from './add-days.ts'
import { addHours } from './add-hours.ts'
import { addMinutes } from './add-minutes.ts'
import { addProperty } from './add-property.ts'
import { addSeconds } from './add-seconds.ts'
import { addToTime } from './add-to-time.ts'
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
import { convertFromUtc } from './convert-from-utc.ts'
import { convertTimeZone } from './convert-time-zone.ts'
import { convertToUtc } from './convert-to-utc.ts'
import { createArray } from './create-array.ts'
import { dataUri } from './data-uri.ts'
import { dataUriToBinary } from './data-uri-to-binary.ts'
import { dataUriToString } from './data-uri-to-string.ts'
import { dateDifference } from './date-difference.ts'
import { dayOfMonth } from './day-of-month.ts'
import { dayOfWeek } from './day-of-week.ts'
import { dayOfYear } from './day-of-year.ts'
import { decimalFunction } from './decimal.ts'
import { decodeBase64 } from './decode-base64.ts'
import { decodeDataUri } from './decode-data-uri.ts'
import { decodeUriComponent } from './decode-uri-component.ts'
import { decodeXmlName } from './decode-xml-name.ts'
import { decodeXmlValue } from './decode-xml-value.ts'
import type { FunctionDefinition } from './define-function.ts'
import { div } from './div.ts'
import { empty } from './empty.ts'
import { encodeUriComponent } from './encode-uri-component.ts'
import { encodeXmlName } from './encode-xml-name.ts'
import { encodeXmlValue } from './encode-xml-value.ts'
import { endsWith } from './ends-with.ts'
import { equals } from './equals.ts'
import { first } from './first.ts'
import { floatFunction } from './float.ts'
import { formDataMultiValues } from './form-data-multi-values.ts'
import { formDataValue } from './form-data-value.ts'
import { formatDateTime } from './format-date-time.ts'
import { formatNumber } from './format-number.ts'
import { formatTimeSpan } from './format-time-span.ts'
import { getFutureTime } from './get-future-time.ts'
import { getPastTime } from './get-past-time.ts'
import { greater } from './greater.ts'
import { greaterOrEquals } from './greater-or-equals.ts'
import { guid } from './guid.ts'
import { ifFunction } from './if.ts'
import { indexOf } from './index-of.ts'
import { intFunction } from './int.ts'
import { intersection } from './intersection.ts'
import { isFloat } from './is-float.ts'
import { isInt } from './is-int.ts'
import { item } from './item.ts'
import { items } from './items.ts'
import { iterationIndexes } from './iteration-indexes.ts'
import { join } from './join.ts'
import { jsonFunction } from './json.ts'
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
import { parseDateTime } from './parse-date-time.ts'
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
import { startOfDay } from './start-of-day.ts'
import { startOfHour } from './start-of-hour.ts'
import { startOfMonth } from './start-of-month.ts'
import { startsWith } from './starts-with.ts'
import { stringFunction } from './string.ts'
import { sub } from './sub.ts'
import { substring } from './substring.ts'
import { subtractFromTime } from './subtract-from-time.ts'
import { take } from './take.ts'
import { ticks } from './ticks.ts'
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
import { utcNow } from './utc-now.ts'
import { utf8Length } from './utf8-length.ts'
import { utf16Length } from './utf16-length.ts'
import { variables } from './variables.ts'
import { workflow } from './workflow.ts'
import { xmlFunction } from './xml.ts'
import { xpath } from './xpath.ts'

/** Every function of the language, in the order of the reference; one line each. */
export const functions: readonly FunctionDefinition[] = [
  chunk,
  concat,
  endsWith,
  startsWith,
  formatNumber,
  guid,
  indexOf,
  isFloat,
  isInt,
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
  decimalFunction,
  decodeUriComponent,
  uriComponentToString,
  encodeUriComponent,
  uriComponent,
  floatFunction,
  intFunction,
  jsonFunction,
  stringFunction,
  uriComponentToBinary,
  xmlFunction,
  add,
  div,
  max,
  min,
  mod,
  mul,
  rand,
  range,
  sub,
  addDays,
  addHours,
  addMinutes,
  addSeconds,
  addToTime,
  convertFromUtc,
  convertTimeZone,
  convertToUtc,
  dateDifference,
  dayOfMonth,
  dayOfWeek,
  dayOfYear,
  formatDateTime,
  getFutureTime,
  getPastTime,
  parseDateTime,
  startOfDay,
  startOfHour,
  startOfMonth,
  subtractFromTime,
  ticks,
  utcNow,
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
  xpath,
  trimByteOrderMark,
  encodeXmlValue,
  decodeXmlValue,
  encodeXmlName,
  decodeXmlName,
  utf8Length,
  utf16Length,
  formatTimeSpan,
  mergeObjects,
]
