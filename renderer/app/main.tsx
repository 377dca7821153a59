import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { reportUncaughtErrors } from './report-error.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
reportUncaughtErrors()
createRoot(root).render(<App />)
