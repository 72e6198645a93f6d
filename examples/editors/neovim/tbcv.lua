-- TBCV in Neovim 0.7 and newer. Put `tbcv` on your PATH, copy this file to ~/.config/nvim/plugin/tbcv.lua and open a document.
-- Quick fixes: vim.lsp.buf.code_action(), card of a plugin: vim.lsp.buf.hover(), completion: Ctrl-X Ctrl-O. A server that has ended is
-- started again when the document is opened again (:w, then :e).
local cmd = { "tbcv", "--stdio" }
local filetypes = { "markdown", "mdx", "html", "rst", "asciidoc", "org", "textile", "tex", "plaintex", "text" }
local markers = { "tbcv.yaml", ".tbcv.yaml", ".git" }

-- Neovim 0.11 and newer do the rest by themselves.
if vim.lsp.config then
  vim.lsp.config("tbcv", { cmd = cmd, filetypes = filetypes, root_markers = markers })
  vim.lsp.enable("tbcv")
  return
end

-- The nearest folder with a marker, else the document's own.
local function root_of(file)
  local own = vim.fn.fnamemodify(file, ":p:h")
  local folder, inner = own, nil
  while folder ~= inner do
    for _, marker in ipairs(markers) do
      if vim.loop.fs_stat(folder .. "/" .. marker) then return folder end
    end
    folder, inner = vim.fn.fnamemodify(folder, ":h"), folder
  end
  return own
end

-- The file type's own plugin may name another completion before.
local function on_attach(_, buffer)
  vim.bo[buffer].omnifunc = "v:lua.vim.lsp.omnifunc"
end

-- One server for each root; Neovim 0.7 does not find the running one by itself.
local started = {}
local function start(buffer, options)
  if vim.lsp.start then return vim.lsp.start(options) end
  local id = started[options.root_dir]
  if not (id and vim.lsp.get_client_by_id(id)) then id = vim.lsp.start_client(options) end
  started[options.root_dir] = id
  if id then vim.lsp.buf_attach_client(buffer, id) end
end

vim.api.nvim_create_autocmd("FileType", {
  pattern = filetypes,
  callback = function(event)
    local file = vim.api.nvim_buf_get_name(event.buf)
    if vim.bo[event.buf].buftype ~= "" or file == "" then return end -- hover windows, help, no file yet
    start(event.buf, { name = "tbcv", cmd = cmd, root_dir = root_of(file), on_attach = on_attach })
  end,
})
