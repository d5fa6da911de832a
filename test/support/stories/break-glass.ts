import type { Step } from './step.ts'

export async function breakGlassStory(_step: Step): Promise<void> {}
