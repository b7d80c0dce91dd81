-- What a user of Neovim does, without a screen: nvim --headless FILE -c 'luafile test/e2e/neovim.lua', with SERVER set.
-- It knows Neovim 0.7, the one of Debian 12, which waits for pushed diagnostics, and the newer ones, which pull.
local patience = 15000
local failures = 0

local function report(passed, what)
  io.stdout:write(passed and 'ok - ' or 'not ok - ', what, '\n')
  if not passed then failures = failures + 1 end
end

local function eventually(what, condition)
  report(vim.wait(patience, condition, 20) == true, what)
end

local function lines() return vim.api.nvim_buf_get_lines(0, 0, -1, false) end

--- The line, from 0, and the column of a key.
local function find(key)
  for number, text in ipairs(lines()) do
    local column = text:find(key .. ':', 1, true)
    if column then return number - 1, column - 1 end
  end
  error('the file has no ' .. key)
end

local function position(line, column)
  return { textDocument = vim.lsp.util.make_text_document_params(), position = { line = line, character = column } }
end

local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, patience) or {}
  for _, answer in pairs(answers) do return answer.result end
end

local function start()
  local config = { name = 'talos-bond', cmd = { 'node', os.getenv('SERVER'), '--stdio' }, root_dir = vim.fn.getcwd() }
  if vim.lsp.start then return vim.lsp.start(config) end
  local id = vim.lsp.start_client(config)
  vim.lsp.buf_attach_client(0, id)
  return id
end

local function complete()
  local line = find('lacpRate')
  vim.api.nvim_buf_set_lines(0, line, line, false, { '          mi' })
  local answer = ask('textDocument/completion', position(line, 12)) or {}
  local offered = false
  for _, item in ipairs(answer.items or answer) do offered = offered or item.label == 'miimon' end
  report(offered, 'a half-typed key is completed')
  vim.api.nvim_buf_set_lines(0, line, line + 1, false, {})
end

--- The finding as the server sent it; Neovim keeps what it has no use for under `user_data`.
local function sent(diagnostic)
  local kept = diagnostic.user_data and diagnostic.user_data.lsp or {}
  return vim.tbl_extend('force', {
    message = diagnostic.message,
    source = diagnostic.source,
    code = diagnostic.code,
    range = {
      start = { line = diagnostic.lnum, character = diagnostic.col },
      ['end'] = { line = diagnostic.end_lnum, character = diagnostic.end_col },
    },
  }, kept)
end

local function repair(diagnostic)
  local found = sent(diagnostic)
  local params = { textDocument = vim.lsp.util.make_text_document_params(), range = found.range }
  params.context = { diagnostics = { found } }
  for _, action in ipairs(ask('textDocument/codeAction', params) or {}) do
    if action.isPreferred then
      report(action.title:find('Insert miimon: 100', 1, true) == 1, 'the repair is offered: ' .. action.title)
      return vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
    end
  end
  report(false, 'the repair is offered')
end

local function main()
  vim.bo.filetype = 'yaml'
  local id = start()
  eventually('the server answers', function()
    local client = vim.lsp.get_client_by_id(id)
    return client ~= nil and client.initialized and client.server_capabilities.hoverProvider
  end)
  eventually('the fault is reported', function() return #vim.diagnostic.get(0) == 1 end)
  local diagnostic = vim.diagnostic.get(0)[1]
  local line, column = find('mode')
  report(diagnostic.lnum == line and diagnostic.col == column, 'it stands on the mode')

  local hover = ask('textDocument/hover', position(find('lacpRate')))
  report(hover ~= nil and vim.inspect(hover.contents):find('LACP') ~= nil, 'a key is explained')
  complete()

  repair(diagnostic)
  local text = table.concat(lines(), '\n')
  local inserted = '          miimon: 100\n          updelay: 200\n          downdelay: 200\n'
  report(text:find(inserted, 1, true) ~= nil, 'the three lines are in the text')
  eventually('the fault is gone', function() return #vim.diagnostic.get(0) == 0 end)
end

local finished, problem = xpcall(main, debug.traceback)
if not finished then report(false, problem) end
io.stdout:flush()
vim.cmd(failures == 0 and 'qa!' or 'cq')
