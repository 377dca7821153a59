/** `1 step`, `2 steps`: English and German know one and many. */
export function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
