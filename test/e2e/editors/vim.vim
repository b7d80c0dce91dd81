" What a user of Vim with ALE does: look at the fault, ask what a key means, complete one, repair the bond.
let s:failures = 0

function! s:Check(passed, what) abort
  call writefile([(a:passed ? 'ok - ' : 'not ok - ') . 'Vim with ALE: ' . a:what], $REPORT, 'a')
  let s:failures += a:passed ? 0 : 1
endfunction

function! s:Eventually(what, Condition) abort
  let l:tries = 0
  while l:tries < 600 && !a:Condition()
    sleep 25m
    let l:tries += 1
  endwhile
  call s:Check(a:Condition(), a:what)
endfunction

function! s:Findings() abort
  return ale#engine#GetLoclist(bufnr(''))
endfunction

" What stands in other windows, and the last messages.
function! s:Shown() abort
  let l:others = filter(range(1, winnr('$')), {_, number -> number != winnr()})
  let l:texts = map(l:others, {_, number -> join(getbufline(winbufnr(number), 1, '$'), "\n")})
  return join(l:texts + [execute('messages')], "\n")
endfunction

function! s:Explain() abort
  call search('lacpRate')
  ALEHover
  call s:Eventually('a key is explained', {-> s:Shown() =~# 'LACP'})
  pclose
endfunction

function! s:Complete() abort
  call search('lacpRate')
  call feedkeys("O          minL\<C-x>\<C-o>", 'tx')
  call s:Check(getline('.') ==# '          minLinks: 1', 'a half-typed key is completed: ' . getline('.'))
  delete
endfunction

function! s:Repair() abort
  " The user types the number of the first entry.
  runtime autoload/ale/util.vim
  function! ale#util#Input(menu, value) abort
    let g:menu = a:menu
    return '1'
  endfunction
  call search('mode:')
  ALECodeAction
  call s:Eventually('the repair inserts the three lines', {-> search('^          miimon: 100\n          updelay: 200\n          downdelay: 200\n', 'nw')})
  call s:Check(get(g:, 'menu', '') =~# '1) Insert miimon: 100', 'it is the first of the menu')
endfunction

function! s:Main() abort
  call s:Eventually('the fault is reported', {-> len(s:Findings()) == 1})
  let l:finding = s:Findings()[0]
  call s:Check([l:finding.lnum, l:finding.col] == searchpos('mode:', 'n'), 'it stands on the mode')
  call s:Explain()
  call s:Complete()
  call s:Repair()
  write
  call s:Eventually('the fault is gone', {-> empty(s:Findings())})
endfunction

function! s:Play() abort
  try
    call s:Main()
  catch
    call s:Check(0, v:exception . ' at ' . v:throwpoint)
  endtry
  execute s:failures == 0 ? 'qall!' : 'cquit'
endfunction

autocmd VimEnter * ++nested call s:Play()
