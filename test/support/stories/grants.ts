import type { Step } from './step.ts'

export async function grantsStory(_step: Step): Promise<void> {}
