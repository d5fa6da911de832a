import type { Step } from './step.ts'

export async function factorsStory(_step: Step): Promise<void> {}
