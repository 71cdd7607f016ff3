" Description: oomlint, for PySpark jobs that run out of memory
" let g:ale_linters = {'python': ['oomlint', ...]}

call ale#Set('python_oomlint_executable', 'oomlint')
call ale#Set('python_oomlint_config', {})

function! ale_linters#python#oomlint#GetExecutable(buffer) abort
    return ale#Var(a:buffer, 'python_oomlint_executable')
endfunction

function! ale_linters#python#oomlint#GetProjectRoot(buffer) abort
    for l:name in ['oomlint.toml', '.oomlint.toml', 'pyproject.toml']
        let l:file = ale#path#FindNearestFile(a:buffer, l:name)

        if !empty(l:file)
            return fnamemodify(l:file, ':p:h')
        endif
    endfor

    let l:git = ale#path#FindNearestDirectory(a:buffer, '.git')

    return fnamemodify(empty(l:git) ? bufname(a:buffer) : l:git, empty(l:git) ? ':p:h' : ':p:h:h')
endfunction

call ale#linter#Define('python', {
\   'name': 'oomlint',
\   'lsp': 'stdio',
\   'executable': function('ale_linters#python#oomlint#GetExecutable'),
\   'command': '%e server',
\   'project_root': function('ale_linters#python#oomlint#GetProjectRoot'),
\   'initialization_options': {b -> ale#Var(b, 'python_oomlint_config')},
\   'lsp_config': {b -> {'oomlint': ale#Var(b, 'python_oomlint_config')}},
\})
