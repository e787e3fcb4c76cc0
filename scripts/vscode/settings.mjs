/** What every workbench that we start has in common: quiet, and the same each time. */
const base = {
  'files.autoSave': 'off',
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'json.schemaDownload.enable': false,
};

export const quietSettings = (more = {}) => ({ ...base, ...more });

export const screenshotSettings = (more = {}) => ({
  ...base,
  'editor.hover.delay': 200,
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.fontFamily': 'DejaVu Sans Mono',
  'workbench.tips.enabled': false,
  'window.commandCenter': false,
  ...more,
});
