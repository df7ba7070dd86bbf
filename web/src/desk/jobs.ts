// Jobs of the server: started by an upload, followed until they end, found again after a reload.
import { onUnmounted, ref, type Ref } from 'vue';
import { asProblem, get, type Problem } from '../api/client';
import type { ImportResult, Job } from '../api/types';

const kEvery = 600;                                       // ms between two looks

export const importResult = (job: Job | null): ImportResult | null =>
  (job?.result && typeof job.result === 'object' && 'imported' in job.result ? job.result : null);
// How many rows of a checked sheet got which answer.
export const answersOf = (job: Job | null): Record<string, number> =>
  (job?.result && typeof job.result === 'object' && 'results' in job.result ? job.result.results : {});
export const share = (job: Job): number => (job.all > 0 ? Math.round((100 * job.done) / job.all) : 0);

// Where the browser finds a file of the job; older servers name only the result.
export function filesOf(job: Job): { title: string; href: string }[] {
  if (job.files) return job.files;
  return typeof job.result === 'string' ? [{ title: 'CSV', href: job.result }] : [];
}

export interface Followed { job: Ref<Job | null>; problem: Ref<Problem | null>; follow: (id: string) => void; stop: () => void }

export function useJob(ended?: (job: Job) => void): Followed {
  const job = ref<Job | null>(null), problem = ref<Problem | null>(null);
  let timer = 0, followed = '';
  async function look(): Promise<void> {
    const id = followed;
    try {
      const now = await get<Job>(`/jobs/${encodeURIComponent(id)}`);
      if (id !== followed) return;
      job.value = now;
      problem.value = null;
      if (now.state !== 'running') return ended?.(now);
    } catch (error) {
      if (id !== followed) return;
      problem.value = asProblem(error);
      if (problem.value.status !== 0) return;              // a broken connection comes back, a refusal does not
    }
    timer = window.setTimeout(() => void look(), kEvery);
  }
  function stop(): void {
    window.clearTimeout(timer);
    followed = '';
  }
  function follow(id: string): void {
    stop();
    followed = id;
    void look();
  }
  onUnmounted(stop);
  return { job, problem, follow, stop };
}

export const recentJobs = (): Promise<Job[]> => get<{ items: Job[] }>('/jobs').then(({ items }) => items);
