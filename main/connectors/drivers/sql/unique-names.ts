/** Names of columns that are told apart: `id`, `id` and a nameless one become `id`, `id1`, `Column3`. */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((name, index) => {
    const plain = name === '' ? `Column${index + 1}` : name
    let unique = plain
    for (let count = 1; taken.has(unique); count += 1) unique = `${plain}${count}`
    taken.add(unique)
    return unique
  })
}
