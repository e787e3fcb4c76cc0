import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const root = join(__dirname, '../..');
const packages = "(progn (package-initialize) (require 'eglot) (require 'yaml-mode))";
const hasEglot = spawnSync('emacs', ['--batch', '--eval', packages]).status === 0;

/** What our pages say that one should write into one's own settings. */
const [, settings = ''] = /```elisp\n([\s\S]*?)```/.exec(readFileSync(join(root, 'docs/editors.md'), 'utf8')) ?? [];

/** Opens a template, waits for its diagnostics, carries out the first fix, and prints what it saw. */
const script = `
(package-initialize)
(require 'yaml-mode)
(add-to-list 'auto-mode-alist '("\\\\.yaml\\\\'" . yaml-mode))
${settings}
(require 'eglot)
(setq eglot-sync-connect 30)
(defun wait-for (condition)
  (let ((end (+ (float-time) 30)))
    (while (and (not (funcall condition)) (< (float-time) end)) (accept-process-output nil 0.05))))
(defun told ()
  (mapcar (lambda (one) (format "%d %s" (line-number-at-pos (flymake-diagnostic-beg one)) (flymake-diagnostic-text one)))
          (flymake-diagnostics)))
(defun is-broken () (seq-find (lambda (text) (string-match "lambda-timeout" text)) (told)))
(find-file "template.yaml")
(run-hooks 'post-command-hook)
(wait-for #'is-broken)
(dolist (one (told)) (princ (format "%s\\n" one)))
(search-forward "Timeout: 90")
(let ((action (elt (eglot-code-actions (point) (point) "quickfix" nil) 0)))
  (princ (format "%s\\n" (plist-get action :title)))
  (eglot--apply-workspace-edit (plist-get action :edit)))
(eglot--signal-textDocument/didChange)
(wait-for (lambda () (not (is-broken))))
(princ (if (is-broken) "still broken" "mended"))
(save-buffer)
`;

describe('Emacs', function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'fieldnotes-emacs-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('shows the diagnostics of the language server, set up as our pages say, and applies its fix', function () {
    if (!hasEglot) this.skip();
    const template = join(folder, 'template.yaml');
    writeFileSync(
      template,
      'Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Timeout: 901\n      Runtime: nodejs22.x\n      Handler: index.handler\n      Role: arn:aws:iam::123456789012:role/Shop\n      Code: {ZipFile: x}\n',
    );
    writeFileSync(join(folder, 'init.el'), script);
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'fieldnotes'), `#!/bin/sh\nexec "${process.execPath}" "${root}/dist/cli.js" "$@"\n`);
    chmodSync(join(bin, 'fieldnotes'), 0o755);
    const env = { ...process.env, HOME: folder, PATH: `${bin}${delimiter}${process.env.PATH}` };
    const shown = execFileSync('emacs', ['--batch', '-l', 'init.el'], { cwd: folder, encoding: 'utf8', env });
    assert.match(shown, /5 fieldnotes \[lambda-timeout\]: Timeout is 901 s.*\nSet to 900 s\nmended/s);
    assert.match(readFileSync(template, 'utf8'), /Timeout: 900\n/);
  });
});
