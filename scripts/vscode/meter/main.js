// An extension in the same host as ours: measures how long the host's event loop is kept from other work.
const { readFileSync, writeFileSync } = require('node:fs');
const { homedir } = require('node:os');
const { join } = require('node:path');
const { monitorEventLoopDelay } = require('node:perf_hooks');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const { commands, extensions, languages, window, workspace } = require('vscode');

const resolution = 1;
let histogram;
let ticking;
let mostComputed;

/** What our extension takes to be loaded and activated, by the clock and by the processors. */
async function activate() {
  const extension = extensions.getExtension('fieldnotes.cfn-fieldnotes');
  if (extension === undefined) throw new Error('It is not installed.');
  if (extension.isActive) throw new Error('It is active already.');
  const [started, before] = [performance.now(), process.cpuUsage()];
  await extension.activate();
  const { user, system } = process.cpuUsage(before);
  answer({ wall: performance.now() - started, cpu: (user + system) / 1000 });
}

function start() {
  histogram = monitorEventLoopDelay({ resolution });
  histogram.enable();
  mostComputed = 0;
  let before = computed();
  ticking = setInterval(() => {
    const now = computed();
    mostComputed = Math.max(mostComputed, now - before);
    before = now;
  }, resolution);
}

/** Milliseconds that this thread has computed for, however busy the machine is with others; only Linux tells. */
function computed() {
  return process.platform === 'linux'
    ? Number.parseInt(readFileSync('/proc/thread-self/schedstat', 'utf8'), 10) / 1e6
    : NaN;
}

function stop() {
  histogram.disable();
  clearInterval(ticking);
  // Nanoseconds, of which the timer's own period is no delay.
  const milliseconds = value => value / 1e6 - resolution;
  answer({ longest: milliseconds(histogram.max), cpu: mostComputed });
}

/** Bytes that the host keeps with one template open, what ours reads for it included, and with twenty more. */
async function open() {
  const [first, ...others] = await workspace.findFiles('*.yaml', undefined, 21);
  const one = await keptWith([first]);
  answer({ one, more: (await keptWith(others)) - one, count: others.length });
}

async function keptWith(files) {
  for (const file of files) {
    await window.showTextDocument(file, { preview: false });
    while (languages.getDiagnostics(file).length === 0) await later(50);
  }
  // Time for what is done when nothing else is.
  await later(3000);
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

function later(milliseconds) {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}

/** The home folder is the server's own, see server.mjs. */
function answer(values) {
  writeFileSync(join(homedir(), 'meter.json'), JSON.stringify(values));
}

exports.activate = ({ subscriptions }) => {
  for (const [name, run] of Object.entries({ activate, start, stop, open })) {
    subscriptions.push(commands.registerCommand(`meter.${name}`, run));
  }
};
