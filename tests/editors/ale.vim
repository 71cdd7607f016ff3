" vim -es -N -u INIT -S ale.vim: INIT is what editors/README.md says to write there. ALE (its folder), JOB, LINE (of the finding that is
" fixed), OUT and FIXED are in the environment.
let &runtimepath .= ',' . $ALE
let g:ale_echo_cursor = 0
let g:ale_hover_to_preview = 1
filetype plugin on
runtime plugin/ale.vim
execute 'edit' fnameescape($JOB)
call ale#Queue(0, 'lint_file')

" Waits until the expression holds.
function! Wait(what, condition) abort
    for l:turn in range(400)
        if eval(a:condition)
            return
        endif
        sleep 50m
    endfor
    call writefile(['gave up waiting for ' . a:what], $OUT)
    cquit!
endfunction

call Wait('findings', '!empty(getloclist(0))')
call writefile(map(getloclist(0), 'v:val.lnum . ":" . v:val.col . " " . v:val.text'), $OUT)
let s:finding = filter(getloclist(0), 'v:val.lnum == $LINE')[0]

" Vim cannot hover without a screen, but show in a window of its own.
call cursor(s:finding.lnum, s:finding.col)
ALEHover
call Wait('what stands behind the finding', 'winnr("$") > 1')
wincmd P
call writefile(map(getline(1, '$'), '"hover " . v:val'), $OUT, 'a')
pclose

" The first rewrite, as :ALECodeAction would apply it.
call cursor(s:finding.lnum, s:finding.col)
let s:before = getline(1, '$')
function! First(data, items) abort
    call writefile(map(copy(a:items), '"offers " . v:val[1].title'), $OUT, 'a')
    call ale#codefix#ApplyLSPCodeAction(a:data, a:items[0][1])
endfunction
call ale#codefix#Execute(0, function('First'))
call Wait('a rewrite', 'getline(1, "$") != s:before')
execute 'write!' fnameescape($FIXED)
qall!
