import type { Task } from '@/lib/agent/evals/dialogues/task'
import { attackTasks } from './attack-tasks'
import { readTasks } from './read-tasks'
import { refuseTasks } from './refuse-tasks'
import { stepTasks } from './step-tasks'
import { writeTasks } from './write-tasks'

export const allTasks: Task[] = [...readTasks, ...writeTasks, ...stepTasks, ...refuseTasks, ...attackTasks]
