" vim -es -N -u NONE -S ale.vim, with ALE (its folder), EDITORS (editors/), JOB, LINE (of the finding that is fixed), OUT, FIXED, OOMLINT in
" the environment.
let &runtimepath .= ',' . $ALE . ',' . $EDITORS . '/vim'
let g:ale_linters = {'python': ['oomlint']}
let g:ale_python_oomlint_executable = $OOMLINT
let g:ale_echo_cursor = 0
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

" The first rewrite, as :ALECodeAction would apply it.
let s:finding = filter(getloclist(0), 'v:val.lnum == $LINE')[0]
call cursor(s:finding.lnum, s:finding.col)
let s:before = getline(1, '$')
call ale#codefix#Execute(0, {data, items -> ale#codefix#ApplyLSPCodeAction(data, items[0][1])})
call Wait('a rewrite', 'getline(1, "$") != s:before')
execute 'write!' fnameescape($FIXED)
qall!
