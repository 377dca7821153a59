import { trackedFiles } from '../../build/lint/tracked-files.ts'
import { checkoutRoot } from './checkout-root.ts'

/** A Markdown file of the repository. */
export interface MarkdownFile {
  /** With forward slashes, relative to the checkout. */
  readonly path: string
  /** Its lines; those of code blocks are empty, so that line numbers hold. */
  readonly lines: readonly string[]
}

/** A link or image that leads into the repository. */
export interface MarkdownLink {
  /** As written, without its anchor; '' leads into the same file. */
  readonly target: string
  /** Without `#`; '' when there is none. */
  readonly anchor: string
  readonly isImage: boolean
  /** From 1. */
  readonly line: number
}

/** Every Markdown file that is, or is about to be, in the repository. */
export function markdownFiles(): readonly MarkdownFile[] {
  return [...trackedFiles(checkoutRoot)]
    .filter(({ path }) => path.endsWith('.md'))
    .map(({ path, text }) => ({ path, lines: withoutCodeBlocks(text) }))
}

/** Links and images of a file, code left out; those that leave the repository are not among them. */
export function linksOf({ lines }: MarkdownFile): readonly MarkdownLink[] {
  return lines.flatMap((content, index) =>
    [...content.replace(/`[^`]*`/g, '').matchAll(/(!?)\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)]
      .map(([, mark, written = '']) => {
        const [target = '', anchor = ''] = decodeURI(written).split('#')
        return { target, anchor, isImage: mark === '!', line: index + 1 }
      })
      .filter(({ target }) => !/^[a-z][a-z0-9+.-]*:/i.test(target)),
  )
}

/** Anchors of a file's headings, as GitHub makes them: the second one of a name gets `-1`. */
export function anchorsOf({ lines }: MarkdownFile): ReadonlySet<string> {
  const anchors = new Set<string>()
  for (const content of lines) {
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(content)?.[1]
    if (heading === undefined) continue
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase()
    const anchor = plain.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-')
    let count = 0
    while (anchors.has(count === 0 ? anchor : `${anchor}-${count}`)) count += 1
    anchors.add(count === 0 ? anchor : `${anchor}-${count}`)
  }
  return anchors
}

/** Paths of the repository that a file names in backticks, without those that hold a placeholder. */
export function pathsNamedIn({
  lines,
}: MarkdownFile): readonly { readonly path: string; readonly line: number }[] {
  return lines.flatMap((content, index) =>
    [...content.matchAll(/`((?:shared|main|renderer|build|tests|docs|bench|examples)\/[\w./-]*)`/g)].map(
      ([, path = '']) => ({ path, line: index + 1 }),
    ),
  )
}

/** Fenced blocks, and indented ones that follow an empty line; lists are told by their marks. */
function withoutCodeBlocks(text: string): readonly string[] {
  let fence: string | undefined
  return text.split(/\r?\n/).map((content) => {
    const mark = /^\s*(```+|~~~+)/.exec(content)?.[1]
    if (fence === undefined && mark === undefined) return /^ {4,}(?![-*\d])/.test(content) ? '' : content
    if (fence === undefined) fence = mark
    else if (mark?.startsWith(fence)) fence = undefined
    return ''
  })
}
