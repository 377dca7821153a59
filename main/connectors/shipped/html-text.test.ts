import { expect, test } from 'vitest'
import { plainTextOf } from './html-text.ts'

test.each([
  ['Hello', 'Hello'],
  ['<p>Dear Adele,</p><p>the order\n is <b>ready</b>.<br>Alex</p>', 'Dear Adele,\nthe order is ready.\nAlex'],
  ['<ul><li>one</li><li>two</li></ul>', 'one\ntwo'],
  [
    'a &lt;b&gt; &amp; c&nbsp;&euro; &#8364;&#x20AC; &what; &#9999999;',
    'a <b> & c\u00a0€ €€ &what; &#9999999;',
  ],
  ['<head><title>x</title><style>p { color: red }</style></head><script>alert(1)</script>shown', 'shown'],
  ['<!-- hidden <b> --> shown', 'shown'],
  ['<a href="https://a.example">Link</a>', 'Link'],
  ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
  ['<p>a</p><p></p><p></p><p></p><p>b</p>', 'a\n\nb'],
  ['', ''],
])('%s', (html, text) => expect(plainTextOf(html)).toBe(text))
