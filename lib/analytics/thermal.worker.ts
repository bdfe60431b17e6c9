import { parentPort, workerData } from 'node:worker_threads'
import { assessStress, type StressInput } from '@/lib/domain/thermal/assess-stress'

parentPort?.postMessage((workerData as StressInput[]).map(assessStress))
