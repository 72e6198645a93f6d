" TBCV in Vim or Neovim with vim-lsp. Put `tbcv` on your PATH, copy this file to ~/.vim/plugin/tbcv-vim-lsp.vim and open a document.
" Quick fixes: :LspCodeAction, card of a plugin: :LspHover, next finding: :LspNextDiagnostic.

" The nearest folder with tbcv.yaml or a repository, else the document's own.
function! s:Root(server) abort
  let l:found = lsp#utils#find_nearest_parent_file_directory(lsp#utils#get_buffer_path(), ['tbcv.yaml', '.tbcv.yaml', '.git/'])
  return lsp#utils#path_to_uri(empty(l:found) ? expand('%:p:h') : l:found)
endfunction

augroup tbcv_vim_lsp
  autocmd!
  autocmd User lsp_setup call lsp#register_server({
  \ 'name': 'tbcv',
  \ 'cmd': {server -> ['tbcv', '--stdio']},
  \ 'root_uri': function('s:Root'),
  \ 'allowlist': ['markdown', 'mdx', 'html', 'rst', 'asciidoc', 'org', 'textile', 'tex', 'plaintex', 'text'],
  \})
augroup END
