-- nvim --headless -u INIT -S nvim.lua: INIT is what editors/README.md says to write there. JOB (a file), LINE (of the finding that is fixed),
-- OUT (what is seen, line by line) and FIXED (the file after the fix) are in the environment. For Neovim 0.7 and all later ones.
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

local function say(word, lines)
  for _, line in ipairs(lines) do
    log:write(word .. ' ' .. line .. '\n')
  end
end

vim.cmd('edit ' .. vim.fn.fnameescape(env.JOB))
wait('findings', function() return #found() > 0 end)
for _, each in ipairs(found()) do
  log:write(string.format('%d:%d %s %s\n', each.lnum + 1, each.col + 1, each.code or (each.user_data or {}).lsp.code, each.message))
end

local at = vim.diagnostic.get(0, { lnum = tonumber(env.LINE) - 1 })[1]
vim.api.nvim_win_set_cursor(0, { at.lnum + 1, at.col })

local function floating()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return window
    end
  end
end
vim.lsp.buf.hover()
wait('what stands behind the finding', floating)
say('hover', vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(floating()), 0, -1, false))
vim.api.nvim_win_close(floating(), true)

-- The first of what is offered is chosen.
vim.ui.select = function(items, options, choose)
  for _, item in ipairs(items) do
    say('offers', { options.format_item(item) })
  end
  choose(items[1], 1)
end
local before = #found()
vim.lsp.buf.code_action()
wait('findings after the fix', function() return #found() < before end)
vim.cmd('write! ' .. vim.fn.fnameescape(env.FIXED))

-- A mistake in a settings file, which nobody has saved.
local job = vim.api.nvim_get_current_buf()
vim.cmd('edit ' .. vim.fn.fnameescape(vim.fn.fnamemodify(env.JOB, ':h') .. '/oomlint.toml'))
vim.api.nvim_buf_set_lines(0, 0, -1, false, { 'selcet = []' })
wait('the mistake in the settings', function() return #found() == 1 end)
say('mistake', { found()[1].message })
vim.cmd('edit!')
vim.cmd('buffer! ' .. job)

-- The settings of the editor change.
local client = (vim.lsp.get_clients or vim.lsp.get_active_clients)()[1]
local settings = { oomlint = { settings = { ignore = { 'ALL' } } } }
client.config.settings = settings
client.settings = settings
if vim.lsp.get_clients and vim.fn.has('nvim-0.11') == 1 then
  client:notify('workspace/didChangeConfiguration', { settings = settings })
else
  client.notify('workspace/didChangeConfiguration', { settings = settings })
end
wait('no findings, by the settings of the editor', function() return #found() == 0 end)
log:close()
vim.cmd('qall!')
