-- What a user of Neovim does: look at the fault, ask what a key means, complete one, repair the bond.
local patience = 15000
local failures = 0
local report = io.open(os.getenv('REPORT'), 'w')

local function check(passed, what)
  report:write(passed and 'ok - ' or 'not ok - ', 'Neovim: ', what, '\n')
  if not passed then failures = failures + 1 end
end

local function eventually(what, condition)
  check(vim.wait(patience, condition, 20) == true, what)
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

local function goto_key(key)
  local line, column = find(key)
  vim.api.nvim_win_set_cursor(0, { line + 1, column })
end

--- The text of the floating window that is open.
local function float()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      local buffer = vim.api.nvim_win_get_buf(window)
      return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
    end
  end
end

local function explain()
  goto_key('lacpRate')
  vim.lsp.buf.hover()
  eventually('a key is explained', function() return (float() or ''):find('LACP') ~= nil end)
end

--- The popup needs a screen; what would stand in it, and what accepting it writes, does not.
local function complete()
  local line = find('lacpRate')
  vim.api.nvim_buf_set_lines(0, line, line, false, { '          minL' })
  local position = { line = line, character = 14 }
  local params = { textDocument = vim.lsp.util.make_text_document_params(), position = position }
  local _, answer = next(vim.lsp.buf_request_sync(0, 'textDocument/completion', params, patience) or {})
  for _, item in ipairs(answer and answer.result.items or {}) do
    if item.label == 'minLinks' then vim.lsp.util.apply_text_edits({ item.textEdit }, 0, 'utf-16') end
  end
  local completed = lines()[line + 1]
  check(completed == '          minLinks: 1', 'a half-typed key is completed: ' .. completed)
  vim.api.nvim_buf_set_lines(0, line, line + 1, false, {})
end

local function repair()
  local offered
  -- The user's choice from the menu.
  vim.ui.select = function(items, options, choose)
    offered = vim.tbl_map(options.format_item, items)
    choose(items[1], 1)
  end
  goto_key('mode')
  vim.lsp.buf.code_action()
  eventually('the repair is offered', function()
    return offered ~= nil and offered[1]:find('Insert miimon: 100', 1, true) == 1
  end)
  eventually('the repair inserts the three lines', function()
    local inserted = '          miimon: 100\n          updelay: 200\n          downdelay: 200\n'
    return table.concat(lines(), '\n'):find(inserted, 1, true) ~= nil
  end)
end

local function main()
  eventually('the fault is reported', function() return #vim.diagnostic.get(0) == 1 end)
  local diagnostic = vim.diagnostic.get(0)[1]
  local line, column = find('mode')
  check(diagnostic.lnum == line and diagnostic.col == column, 'it stands on the mode')
  explain()
  complete()
  repair()
  eventually('the fault is gone', function() return #vim.diagnostic.get(0) == 0 end)
end

local finished, problem = xpcall(main, debug.traceback)
if not finished then check(false, problem) end
report:close()
vim.cmd(failures == 0 and 'qa!' or 'cq')
