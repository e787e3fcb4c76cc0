import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const command = join(__dirname, '../../dist/cli.js');
const hasNeovim = spawnSync('nvim', ['--version']).status === 0;

/** Opens a template, waits for its diagnostics, carries out the first fix, and prints what it saw. */
const script = `
local function main()
  -- As old as Debian's: newer ones have vim.lsp.start.
  local client = vim.lsp.start_client({
    name = 'fieldnotes',
    cmd = { '${process.execPath}', '${command}', 'lsp', '--stdio' },
    init_options = { advice = false },
  })
  vim.lsp.buf_attach_client(0, client)
  vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end)
  for _, one in ipairs(vim.diagnostic.get(0)) do
    io.write(string.format('%d:%d %s\\n', one.lnum + 1, one.col + 1, one.message))
  end
  local params = {
    textDocument = vim.lsp.util.make_text_document_params(0),
    range = { start = { line = 4, character = 15 }, ['end'] = { line = 4, character = 15 } },
    context = { diagnostics = {} },
  }
  local answers = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, 20000)
  vim.lsp.util.apply_workspace_edit(answers[client].result[1].edit, vim.lsp.get_client_by_id(client).offset_encoding)
  vim.cmd('write')
  vim.wait(20000, function() return #vim.diagnostic.get(0) == 0 end)
  io.write(#vim.diagnostic.get(0) .. ' left\\n')
end
local isGood, mistake = pcall(main)
if not isGood then io.write(mistake) end
vim.cmd('qall!')
`;

describe('Neovim', function () {
  this.timeout(90_000);
  const folder = mkdtempSync(join(tmpdir(), 'fieldnotes-neovim-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('shows the diagnostics of the language server, and applies its fix', function () {
    if (!hasNeovim) this.skip();
    const template = join(folder, 'template.yaml');
    writeFileSync(
      template,
      'Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Timeout: 901\n      Runtime: nodejs22.x\n      Handler: index.handler\n      Role: arn:aws:iam::123456789012:role/Shop\n      Code: {ZipFile: x}\n',
    );
    const lua = join(folder, 'init.lua');
    writeFileSync(lua, script);
    const options = { cwd: folder, encoding: 'utf8' as const, env: { ...process.env, HOME: folder }, timeout: 80_000 };
    const shown = execFileSync('nvim', ['--headless', '--clean', template, '-c', `luafile ${lua}`], options);
    assert.match(shown, /5:16 Timeout is 901 s.*\n0 left/s);
    assert.match(readFileSync(template, 'utf8'), /Timeout: 900\n/);
  });
});
