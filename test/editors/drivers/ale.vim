" Drives Vim with ALE, configured by the file that users copy: opens the document, asks for the card and applies the quick fix.
set nocompatible hidden noswapfile viminfo= encoding=utf-8
set runtimepath^=/usr/share/vim-ale
let g:ale_linters_explicit = 1
let g:ale_linters = {'markdown': ['tbcv']}
let g:ale_hover_to_preview = 1
filetype plugin on
runtime plugin/ale.vim
execute 'source' fnameescape($TBCV_CONFIGURATION)

function! s:Await(what, condition) abort
  let l:start = reltime()
  while !a:condition()
    if reltimefloat(reltime(l:start)) > 30
      throw 'waited in vain for ' . a:what
    endif
    sleep 20m
  endwhile
endfunction

function! s:Found() abort
  return ale#engine#GetLoclist(s:buffer)
endfunction

" ALE counts columns in bytes, as Vim does.
function! s:Shown() abort
  return map(copy(s:Found()), {_, found -> {
  \ 'line': found.lnum,
  \ 'text': strpart(getbufline(s:buffer, found.lnum)[0], found.col - 1, found.end_col - found.col + 1),
  \ 'message': found.text,
  \}})
endfunction

function! s:Text() abort
  return join(getbufline(s:buffer, 1, '$'), "\n") . "\n"
endfunction

" The card stands in the preview window.
function! s:Hover() abort
  ALEHover
  call s:Await('the card', {-> s:Preview() isnot v:null})
  let l:card = join(getbufline(winbufnr(s:Preview()), 1, '$'), "\n")
  pclose
  return l:card
endfunction

function! s:Preview() abort
  for l:window in range(1, winnr('$'))
    if getwinvar(l:window, '&previewwindow')
      return l:window
    endif
  endfor
  return v:null
endfunction

" What ALE's menu of quick fixes would hold; its first entry is chosen.
function! s:Chosen(data, items) abort
  let s:titles = map(copy(a:items), {_, item -> item[1].title})
  call ale#codefix#ApplyLSPCodeAction(a:data, a:items[0][1])
endfunction

function! s:Drive() abort
  execute 'edit' fnameescape($TBCV_DOCUMENT)
  let s:buffer = bufnr('%')
  call s:Await('two findings', {-> len(s:Found()) == 2})
  let l:seen = {'editor': 'Vim ' . v:version . ', ALE', 'before': s:Shown()}
  call cursor(7, match(getline(7), 'improt') + 1)
  let l:seen.hover = s:Hover()
  let l:before = b:changedtick
  call ale#codefix#Execute(v:false, function('s:Chosen'))
  call s:Await('the changed text', {-> b:changedtick != l:before})
  let l:seen.actions = s:titles
  ALELint
  call s:Await('one finding', {-> len(s:Found()) == 1})
  let l:seen.text = s:Text()
  let l:seen.after = s:Shown()
  call writefile([json_encode(l:seen)], $TBCV_REPORT)
endfunction

try
  call s:Drive()
  qall!
catch
  call writefile([v:exception, v:throwpoint], '/dev/stderr', 'a')
  cquit!
endtry
