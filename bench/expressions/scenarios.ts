/** The data that every expression reads. */
export const data = {
  name: 'ann',
  n: 41,
  order: { customer: { address: { city: 'Paris' } } },
}

/** One computation, said in each language. */
export interface Scenario {
  readonly name: string
  readonly expected: unknown
  readonly closure: (read: (name: string) => unknown) => unknown
  readonly flowbench: string
  readonly jsonata: string
  readonly adaptive: string
  readonly jexl: string
}

type Order = typeof data.order

export const scenarios: readonly Scenario[] = [
  {
    name: 'text: concat(toUpper(name), "-", string(add(n, 1)))',
    expected: 'ANN-42',
    closure: (read) => `${(read('name') as string).toUpperCase()}-${(read('n') as number) + 1}`,
    flowbench: "@concat(toUpper(variables('name')), '-', string(add(variables('n'), 1)))",
    jsonata: "$uppercase(name) & '-' & $string(n + 1)",
    adaptive: "concat(toUpper(name), '-', string(add(n, 1)))",
    jexl: "name|upper + '-' + (n + 1)",
  },
  {
    name: 'access: order?.customer?.address?.city',
    expected: 'Paris',
    closure: (read) => (read('order') as Order | undefined)?.customer?.address?.city ?? null,
    flowbench: "@variables('order')?['customer']?['address']?['city']",
    jsonata: 'order.customer.address.city',
    adaptive: 'order.customer.address.city',
    jexl: 'order.customer.address.city',
  },
  {
    name: 'condition: if(and(greater(n, 3), equals(name, "ann")), "yes", "no")',
    expected: 'yes',
    closure: (read) => ((read('n') as number) > 3 && read('name') === 'ann' ? 'yes' : 'no'),
    flowbench: "@if(and(greater(variables('n'), 3), equals(variables('name'), 'ann')), 'yes', 'no')",
    jsonata: "(n > 3 and name = 'ann') ? 'yes' : 'no'",
    adaptive: "if(and(greater(n, 3), equals(name, 'ann')), 'yes', 'no')",
    jexl: "n > 3 && name == 'ann' ? 'yes' : 'no'",
  },
  {
    name: 'template: Hello {name}, you are {add(n, 1)}.',
    expected: 'Hello ann, you are 42.',
    closure: (read) => `Hello ${read('name') as string}, you are ${(read('n') as number) + 1}.`,
    flowbench: "Hello @{variables('name')}, you are @{add(variables('n'), 1)}.",
    jsonata: "'Hello ' & name & ', you are ' & $string(n + 1) & '.'",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the library's own string interpolation
    adaptive: '`Hello ${name}, you are ${add(n, 1)}.`',
    jexl: "'Hello ' + name + ', you are ' + (n + 1) + '.'",
  },
  {
    name: 'arithmetic: mod(add(mul(n, 3), 7), 5)',
    expected: 0,
    closure: (read) => ((read('n') as number) * 3 + 7) % 5,
    flowbench: "@mod(add(mul(variables('n'), 3), 7), 5)",
    jsonata: '(n * 3 + 7) % 5',
    adaptive: 'mod(add(mul(n, 3), 7), 5)',
    jexl: '(n * 3 + 7) % 5',
  },
]
