/**
 * Steps for the real VS Code, as a user would take them. Each is a function of a playwright page, so a list of them
 * reads as a script and a new one is an ordinary async function.
 */

/** Opens a file of the workspace by its name. */
export const open = file => async page => {
  await page.keyboard.press('ControlOrMeta+P');
  await page.locator('.quick-input-widget input.input').fill(file);
  const name = file.split('/').at(-1);
  // Until it has looked for the file the list has those that were opened last.
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  await page.locator('.editor-instance .view-line').first().waitFor();
};

/** Runs a command by the title that the palette shows, with its category: "Fieldnotes: Insert Pattern…". */
export const command = title => async page => {
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
  for (let attempt = 1; ; attempt++) {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input.input').fill(`>${title}`);
    try {
      await row.waitFor({ timeout: 3000 });
      break;
    } catch (error) {
      // An open palette doesn't learn of extensions that come later.
      if (attempt === 10) throw error;
      await page.keyboard.press('Escape');
    }
  }
  await page.keyboard.press('Enter');
};

/** Picks an entry of the list that a command shows. */
export const pick = text => async page => {
  await page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first().click();
};

export const type = text => page => page.keyboard.type(text, { delay: 20 });
export const press = key => page => page.keyboard.press(key);
export const click = selector => page => page.locator(selector).first().click();
export const waitFor = selector => page => page.locator(selector).first().waitFor();
export const pause = milliseconds => page => page.waitForTimeout(milliseconds);

export const finding = waitFor('.squiggly-error, .squiggly-warning, .squiggly-info');

/** Scrolls to a line and puts the cursor there. */
export const goTo = line => async page => {
  await page.keyboard.press('Control+G');
  await page.locator('.quick-input-widget input.input').fill(`:${line}`);
  await page.keyboard.press('Enter');
};

export const hover = (text, occurrence) => async page => {
  const { x, y } = await placeOf(page, text, occurrence);
  // A movement within the word, because the editor ignores a mouse that was there before.
  await page.mouse.move(x - 2, y);
  await page.mouse.move(x, y, { steps: 3 });
  await page.locator('.monaco-hover:not(.hidden) .hover-contents').first().waitFor();
};

/** Puts the cursor into a text. */
export const cursor = (text, occurrence) => async page => {
  const { x, y } = await placeOf(page, text, occurrence);
  await page.mouse.click(x, y);
};

/** The bulb's menu; asked for again while the extension has not read the file. */
export const quickFix = async page => {
  const menu = page.locator('.action-widget');
  for (let attempt = 1; attempt < 10 && !(await menu.isVisible()); attempt++) {
    await page.keyboard.press('ControlOrMeta+.');
    await menu.waitFor({ timeout: 3000 }).catch(() => undefined);
  }
  await menu.waitFor();
};

export const problems = async page => {
  await page.keyboard.press('ControlOrMeta+Shift+M');
  await page.locator('.markers-panel .monaco-list-row').first().waitFor();
};

export const suggest = async page => {
  await page.keyboard.press('Control+Space');
  await page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
};

/** The middle of the n-th occurrence of a text among the lines that the active editor shows. */
async function placeOf(page, text, occurrence = 1) {
  const place = await page.waitForFunction(findText, [text, occurrence], { timeout: 10_000 }).catch(() => {
    throw new Error(`The editor does not show "${text}"; goTo(line) scrolls to it.`);
  });
  return place.jsonValue();
}

/** Runs in the page, where a line is many pieces and a space is a no-break space. */
function findText([text, occurrence]) {
  let left = occurrence;
  for (const line of document.querySelectorAll('.editor-group-container.active .view-line')) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const pieces = [];
    while (walker.nextNode()) pieces.push(walker.currentNode);
    const whole = pieces.map(piece => (piece.nodeValue ?? '').replaceAll('\u00a0', ' ')).join('');
    for (let at = whole.indexOf(text); at >= 0; at = whole.indexOf(text, at + 1)) {
      left -= 1;
      if (left === 0) return middle(pieces, at + Math.floor(text.length / 2));
    }
  }
  return undefined;

  function middle(pieces, offset) {
    let rest = offset;
    for (const piece of pieces) {
      if (rest < piece.length) {
        const range = document.createRange();
        range.setStart(piece, rest);
        range.setEnd(piece, rest + 1);
        const box = range.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
      rest -= piece.length;
    }
    return undefined;
  }
}
