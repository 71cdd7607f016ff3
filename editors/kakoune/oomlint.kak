# For kak-lsp 18 and later. Name the servers that you use besides: this option is the whole list of a buffer.
hook global BufSetOption filetype=python %{
    set-option buffer lsp_servers %{
        [oomlint]
        root_globs = ["oomlint.toml", ".oomlint.toml", "pyproject.toml"]
        command = "oomlint"
        args = ["server"]
    }
}
