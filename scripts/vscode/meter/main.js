// An extension in the same host as ours: measures how long the host's event loop is kept from other work.
const { writeFileSync } = require('node:fs');
const { homedir } = require('node:os');
const { join } = require('node:path');
const { monitorEventLoopDelay } = require('node:perf_hooks');
const { commands, extensions } = require('vscode');

const resolution = 1;
let histogram;

/** What our extension takes to be loaded and activated, by the clock and by the processors. */
async function activate() {
  const extension = extensions.getExtension('fieldnotes.cfn-fieldnotes');
  if (extension.isActive) throw new Error('It is active already.');
  const [started, before] = [performance.now(), process.cpuUsage()];
  await extension.activate();
  const { user, system } = process.cpuUsage(before);
  answer({ wall: performance.now() - started, cpu: (user + system) / 1000 });
}

function start() {
  histogram = monitorEventLoopDelay({ resolution });
  histogram.enable();
}

function stop() {
  histogram.disable();
  // Nanoseconds, of which the timer's own period is no delay.
  const milliseconds = value => value / 1e6 - resolution;
  answer({ longest: milliseconds(histogram.max), p99: milliseconds(histogram.percentile(99)) });
}

/** The home folder is the server's own, see server.mjs. */
function answer(values) {
  writeFileSync(join(homedir(), 'meter.json'), JSON.stringify(values));
}

exports.activate = ({ subscriptions }) => {
  for (const [name, run] of Object.entries({ activate, start, stop })) {
    subscriptions.push(commands.registerCommand(`meter.${name}`, run));
  }
};
