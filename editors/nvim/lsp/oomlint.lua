-- Neovim 0.11 and later: vim.lsp.enable('oomlint'). Before: require('oomlint').setup(), which reads this file, too.
return {
  cmd = { 'oomlint', 'server' },
  filetypes = { 'python', 'toml' }, -- of .toml files, oomlint's settings alone are looked at
  root_markers = { 'oomlint.toml', '.oomlint.toml', 'pyproject.toml', '.git' },
  -- What editors/README.md lists: configuration, settings, inlayHints, suppressionReason.
  settings = { oomlint = {} },
  -- Findings are sent, not asked for: Neovim 0.12 does not ask again for those of open files when settings or other files have changed.
  before_init = function(params)
    params.capabilities.textDocument.diagnostic = nil
  end,
}
