// Which findings of two engines are the same: by place, or by being said to mean the same of one resource.
import { isAboutLimit } from './rules.mjs';

const engines = ['lint', 'validator'];

/** By rule of theirs and by code of ours: how many there are, and how many of them the others have too. */
export function joined(templates, rules) {
  const theirs = new Map();
  const ours = new Map();
  for (const template of templates) {
    for (const engine of engines) addTheirs(theirs, template, engine, rules);
    addOurs(ours, template, rules);
  }
  return { theirs, ours };
}

function addTheirs(theirs, { ours, ...template }, engine, rules) {
  const serious = ours.filter(isSerious);
  for (const finding of template[engine] ?? []) {
    const counts = of(theirs, finding.rule, () => ({ codes: new Set(), lint: none(), validator: none() }));
    const aboutLimit = isAboutLimit(finding, rules);
    const same = aboutLimit ? serious.filter(one => isSame(finding, one, rules)) : [];
    const count = counts[engine];
    count.all++;
    if (aboutLimit) count.limits++;
    if (same.length > 0) count.met++;
    for (const { code } of same) counts.codes.add(code);
  }
}

function addOurs(ours, template, rules) {
  for (const finding of template.ours) {
    const counts = of(ours, finding.code, () => ({
      rules: new Set(),
      all: 0,
      neither: 0,
      lint: none(),
      validator: none(),
    }));
    const same = engines.map(engine => ({
      engine,
      found: template[engine] && sameAs(finding, template[engine], rules),
    }));
    counts.all++;
    if (same.every(({ found = [] }) => found.length === 0)) counts.neither++;
    for (const { engine, found } of same) {
      if (found === undefined) continue;
      counts[engine].all++;
      if (found.length > 0) counts[engine].met++;
      for (const { rule } of found) counts.rules.add(rule);
    }
  }
}

/** Their findings that say what ours says; advice of ours is nothing that a limit of theirs could say. */
export function sameAs(ours, theirs, rules) {
  if (!isSerious(ours)) return [];
  return theirs.filter(one => isAboutLimit(one, rules) && isSame(one, ours, rules));
}

function isSerious({ severity }) {
  return severity === 'error' || severity === 'warning';
}

/** A rule that is known to say the same as certain ids of ours says it of the resource, in whatever line. */
function isSame({ rule, places }, ours, { limits }) {
  const same = limits.get(rule)?.same;
  if (same === undefined) return ours.places.some(place => places.includes(place));
  const owner = place => place.split(' ')[0];
  return same.includes(ours.code) && ours.places.some(place => places.map(owner).includes(owner(place)));
}

function of(map, key, make) {
  if (!map.has(key)) map.set(key, make());
  return map.get(key);
}

function none() {
  return { all: 0, limits: 0, met: 0 };
}
