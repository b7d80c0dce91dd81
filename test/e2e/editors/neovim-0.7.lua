-- Neovim 0.7, the one of Debian 12, has no vim.lsp.start yet: it is these two steps.
vim.lsp.start = vim.lsp.start or function(config)
  local id = vim.lsp.start_client(config)
  vim.lsp.buf_attach_client(0, id)
  return id
end
