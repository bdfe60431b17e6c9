import { obedientModel } from '../../lib/agent/engines/llm/obedient-model'
import { startTestEndpoint } from '../../lib/agent/engines/llm/test-endpoint'

// A model that obeys whatever it reads and claims whatever it likes, for npm run evals -- --engine llm:
//   node --import tsx e2e/stand-ins/hostile-model.ts 8099
//   LLM_BASE_URL=http://127.0.0.1:8099/v1 LLM_MODEL=hostile npm run evals -- --engine llm --task refuse,attack
const endpoint = await startTestEndpoint(obedientModel, Number(process.argv[2] ?? 8099))
process.stdout.write(`A hostile model answers at ${endpoint.baseUrl}\n`)
