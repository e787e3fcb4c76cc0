/** Runs in the page: measures from a key down until there is an error's squiggle where none was, or none where one was. */
export function watchSquiggles() {
  let started = 0;
  let time;
  const editor = document.querySelector('.editor-instance');
  if (editor === null) throw new Error('There is no editor on the page.');
  const isThere = () => editor.querySelector('.squiggly-error') !== null;
  addEventListener(
    'keydown',
    () => {
      started = performance.now();
    },
    { capture: true },
  );
  globalThis.squiggles = {
    expect() {
      const before = isThere();
      time = new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error('No squiggle came or went within 10 s.')), 10_000);
        const observer = new MutationObserver(() => {
          if (isThere() === before) return;
          observer.disconnect();
          resolve(performance.now() - started);
        });
        observer.observe(editor, { subtree: true, childList: true, attributes: true });
      });
    },
    changed: () => time,
  };
}
