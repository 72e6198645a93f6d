-- Drives Neovim 0.7 and newer, configured by the file that users copy: opens the document, asks for the card and applies the quick fix.
local document, report = os.getenv("TBCV_DOCUMENT"), os.getenv("TBCV_REPORT")
local PATIENCE, STEP = 30000, 20

local function await(what, condition)
  if not vim.wait(PATIENCE, condition, STEP) then error("waited in vain for " .. what) end
end

local function shown(buffer)
  local all = {}
  for _, found in ipairs(vim.diagnostic.get(buffer)) do
    local text = table.concat(vim.api.nvim_buf_get_text(buffer, found.lnum, found.col, found.end_lnum, found.end_col, {}), "\n")
    table.insert(all, { line = found.lnum + 1, text = text, message = found.message })
  end
  return all
end

local function text_of(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n") .. "\n"
end

-- The card stands in a window that floats.
local function hover()
  vim.lsp.buf.hover()
  local card
  await("the card", function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= "" then card = text_of(vim.api.nvim_win_get_buf(window)) end
    end
    return card ~= nil
  end)
  return card
end

-- The menu of quick fixes is answered with its first entry.
local function fix(buffer)
  local titles = {}
  vim.ui.select = function(items, options, choose)
    for _, item in ipairs(items) do titles[#titles + 1] = (options.format_item(item)) end
    choose(items[1], 1)
  end
  local before = vim.api.nvim_buf_get_changedtick(buffer)
  vim.lsp.buf.code_action()
  await("the changed text", function() return vim.api.nvim_buf_get_changedtick(buffer) ~= before end)
  return titles
end

local function drive()
  vim.cmd("edit " .. vim.fn.fnameescape(document))
  local buffer = vim.api.nvim_get_current_buf()
  await("two findings", function() return #vim.diagnostic.get(buffer) == 2 end)
  local before = shown(buffer)
  local slip = vim.diagnostic.get(buffer, { lnum = 6 })[1]
  vim.api.nvim_win_set_cursor(0, { slip.lnum + 1, slip.col })
  local card = hover()
  local actions = fix(buffer)
  await("one finding", function() return #vim.diagnostic.get(buffer) == 1 end)
  local version = vim.version()
  return {
    editor = ("Neovim %d.%d.%d"):format(version.major, version.minor, version.patch),
    before = before, hover = card, actions = actions, text = text_of(buffer), after = shown(buffer),
  }
end

local done, seen = pcall(drive)
if done then vim.fn.writefile({ vim.fn.json_encode(seen) }, report) else io.stderr:write(tostring(seen) .. "\n") end
vim.cmd(done and "qa!" or "cq!")
