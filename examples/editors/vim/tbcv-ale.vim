" TBCV in Vim with ALE. Put `tbcv` on your PATH, copy this file to ~/.vim/after/plugin/tbcv-ale.vim and open a document.
" Quick fixes: :ALECodeAction, card of a plugin: :ALEHover, next finding: :ALENextWrap.

" The nearest folder with tbcv.yaml, else that of the repository, else the document's own.
function! s:Root(buffer) abort
  for l:marker in ['tbcv.yaml', '.tbcv.yaml']
    let l:file = ale#path#FindNearestFile(a:buffer, l:marker)
    if !empty(l:file)
      return fnamemodify(l:file, ':h')
    endif
  endfor
  let l:git = ale#path#FindNearestDirectory(a:buffer, '.git')
  return empty(l:git) ? expand('#' . a:buffer . ':p:h') : fnamemodify(l:git, ':h:h')
endfunction

" ALE takes columns for bytes, and does not say so itself.
let s:options = {'positionEncoding': 'utf-8'}

for s:type in ['markdown', 'mdx', 'html', 'rst', 'asciidoc', 'org', 'textile', 'tex', 'plaintex', 'text']
  call ale#linter#Define(s:type, {
  \ 'name': 'tbcv',
  \ 'lsp': 'stdio',
  \ 'executable': 'tbcv',
  \ 'command': '%e --stdio',
  \ 'language': s:type,
  \ 'project_root': function('s:Root'),
  \ 'initialization_options': s:options,
  \})
endfor
