-- Neovim 0.7 to 0.10, which do not read lsp/oomlint.lua by themselves.
local M = {}

local clients = {} -- by root: Neovim 0.7 cannot be asked for a client that serves a folder already

local function root_of(path, markers)
  local folder = vim.fn.fnamemodify(path, ':p:h')
  local at = folder
  while true do
    for _, marker in ipairs(markers) do
      if vim.loop.fs_stat(at .. '/' .. marker) then
        return at
      end
    end
    local above = vim.fn.fnamemodify(at, ':h')
    if above == at then
      return folder
    end
    at = above
  end
end

local function attach(config, buffer)
  local path = vim.api.nvim_buf_get_name(buffer)
  if path == '' or vim.bo[buffer].buftype ~= '' then
    return
  end
  local root = root_of(path, config.root_markers)
  local id = clients[root]
  if not (id and vim.lsp.get_client_by_id(id)) then
    id = vim.lsp.start_client({
      name = 'oomlint',
      cmd = config.cmd,
      root_dir = root,
      workspace_folders = { { uri = vim.uri_from_fname(root), name = root } },
      settings = config.settings,
      init_options = config.settings.oomlint,
      before_init = config.before_init,
    })
    clients[root] = id
  end
  if id then
    vim.lsp.buf_attach_client(buffer, id)
  end
end

--- setup({ cmd = {...}, settings = { oomlint = {...} } }): all that lsp/oomlint.lua says can be said otherwise.
function M.setup(options)
  local file = vim.api.nvim_get_runtime_file('lsp/oomlint.lua', false)[1]
  local config = vim.tbl_deep_extend('force', dofile(file), options or {})
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup('oomlint', {}),
    pattern = config.filetypes,
    callback = function(event)
      attach(config, event.buf)
    end,
  })
end

return M
