export type { ScheduleFreeAdamwOptions } from './scheduleFreeAdamw';
export { scheduleFreeAdamw } from './scheduleFreeAdamw';
export type { ScheduleFreeSgdOptions } from './scheduleFreeSgd';
export { scheduleFreeSgd } from './scheduleFreeSgd';
export type { ScheduleFreeState } from './scheduleFreeState';
