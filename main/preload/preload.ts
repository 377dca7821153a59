import { contextBridge, ipcRenderer } from 'electron'
import { makeExposedBridge } from './exposed-bridge.ts'

contextBridge.exposeInMainWorld('flowbench', makeExposedBridge(ipcRenderer))
