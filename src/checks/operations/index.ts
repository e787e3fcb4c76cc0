import type { Check, GroupCheck, TemplateCheck } from '../check';
import { certificates } from './certificates';
import { ecsGroups, trafficRouting } from './codeDeploy';
import { execRole, fargateServices, strategies } from './ecsServices';
import { fargateTasks } from './fargateTasks';
import { imageLifecycle } from './imageLifecycle';
import { lifecycle } from './lifecycle';
import { trailBucket, trailSettings } from './trails';

export const checks: readonly Check[] = [
  certificates,
  ecsGroups,
  execRole,
  fargateServices,
  fargateTasks,
  imageLifecycle,
  lifecycle,
  strategies,
  trafficRouting,
  trailBucket,
  trailSettings,
];

export const groupChecks: readonly GroupCheck[] = [];

export const templateChecks: readonly TemplateCheck[] = [];
