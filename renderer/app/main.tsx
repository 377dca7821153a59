import { createRoot } from 'react-dom/client'
import { language } from '../strings/language.ts'
import { App } from './app.tsx'
import { reportUncaughtErrors } from './report-error.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
reportUncaughtErrors()
document.documentElement.lang = language
createRoot(root).render(<App />)
