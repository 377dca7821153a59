/** Most node visits an XPath expression may need, by the estimate below. */
export const maxXPathCost = 2e7

/**
 * A bound of the node visits of an XPath expression on a document: one walk over all nodes, and one more walk for each
 * of them for every level of predicates that searches the whole document again (`//`, `preceding::`, `following::`,
 * `descendant::`). Keeps `//*[//*[//*[//*]]]` from running for hours.
 */
export function estimateXPathCost(expression: string, nodes: number): number {
  let depth = 0
  let deepest = 0
  for (const [token] of expression.matchAll(
    /'[^']*'|"[^"]*"|[[\]]|\/\/|\b(?:preceding|following|descendant)[\w-]*::/g,
  )) {
    if (token === '[') depth += 1
    else if (token === ']') depth -= 1
    else if (!token.startsWith("'") && !token.startsWith('"')) deepest = Math.max(deepest, depth)
  }
  return Math.max(nodes, 1) ** (deepest + 1)
}
