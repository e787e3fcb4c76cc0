/** All that the author of a check imports: what a check is, what it may ask, and what it gives back. */
export type { Resource } from '../template/model/template';
export { inForce, inForceAt } from '../template/read/inForce';
export { items, leastItems, member, type One, type Property, property, setItems } from '../template/read/property';
export { target } from '../template/read/target';
export { isWhole } from '../template/read/whole';
export type { Scope } from '../template/worlds/scope';
export { type BaseCheck, type Check, finding, type GroupCheck, here, lack, type TemplateCheck } from './findings/check';
export type { Finding, Related } from './findings/finding';
export { type Change, type Fix, put, putAll, refer, remove, rename, replace } from './findings/fix';
