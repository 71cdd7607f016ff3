-- nvim --headless -u NONE -l is newer than the oldest Neovim that we serve: `nvim --headless -u NONE -S nvim.lua`, with
-- EDITORS (editors/), JOB (a file), LINE (of the finding that is fixed), OUT (what is found), FIXED (the file after the fix) and OOMLINT in
-- the environment.
local env = vim.env
local log = io.open(env.OUT, 'w')

local function wait(what, condition)
  if not vim.wait(20000, condition, 20) then
    log:write('gave up waiting for ' .. what .. '\n')
    log:close()
    vim.cmd('cquit')
  end
end

local function found()
  return vim.diagnostic.get(0)
end

vim.opt.runtimepath:append(env.EDITORS .. '/nvim')
vim.cmd('filetype on')
require('oomlint').setup({ cmd = { env.OOMLINT, 'server' } })
vim.cmd('edit ' .. vim.fn.fnameescape(env.JOB))
wait('findings', function() return #found() > 0 end)
for _, each in ipairs(found()) do
  log:write(string.format('%d:%d %s %s\n', each.lnum + 1, each.col + 1, each.code or (each.user_data or {}).lsp.code, each.message))
end

-- The first rewrite, as `vim.lsp.buf.code_action` would apply it.
local at = vim.diagnostic.get(0, { lnum = tonumber(env.LINE) - 1 })[1]
vim.api.nvim_win_set_cursor(0, { at.lnum + 1, at.col })
local params = vim.lsp.util.make_range_params()
params.context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics(0, at.lnum), only = { 'quickfix' } }
local client = vim.lsp.get_active_clients()[1]
local answers = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, 20000)
for _, answer in pairs(answers) do
  local action = answer.result[1]
  if not action.edit then
    action = client.request_sync('codeAction/resolve', action, 20000, 0).result
  end
  vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
end
local before = #found()
wait('findings after the fix', function() return #found() < before end)
vim.cmd('write! ' .. vim.fn.fnameescape(env.FIXED))
log:close()
vim.cmd('qall!')
