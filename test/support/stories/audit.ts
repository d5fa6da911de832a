import type { Step } from './step.ts'

export async function auditStory(_step: Step): Promise<void> {}
