;;; lsp-mode.el --- oomlint in Emacs, with lsp-mode  -*- lexical-binding: t; -*-

;; emacs --batch -Q -l lsp-mode.el, with lsp-mode installed, and EDITORS (editors/), JOB, OUT and OOMLINT in the environment.

(require 'package)
(add-to-list 'package-directory-list "/usr/share/emacs/site-lisp/elpa")
(package-initialize)
(add-to-list 'load-path (expand-file-name "emacs" (getenv "EDITORS")))
(require 'oomlint)
(require 'lsp-mode)
(setq oomlint-command (list (getenv "OOMLINT") "server")
      lsp-auto-guess-root t
      lsp-enabled-clients '(oomlint)
      lsp-warn-no-matched-clients nil
      lsp-enable-file-watchers nil
      lsp-session-file (expand-file-name "lsp-session" (getenv "HOME"))
      lsp-restart 'ignore)

(defun found ()
  "Diagnostics of the file."
  (gethash (lsp--fix-path-casing (getenv "JOB")) (lsp-diagnostics)))

(find-file (getenv "JOB"))
(lsp)
(with-timeout (20 (write-region "gave up waiting for findings\n" nil (getenv "OUT")) (kill-emacs 1))
  (while (not (found))
    (accept-process-output nil 0.05)))
(write-region
 (mapconcat (lambda (each)
              (let* ((range (gethash "range" each)) (start (gethash "start" range)))
                (format "%d:%d %s: %s\n" (1+ (gethash "line" start)) (1+ (gethash "character" start)) (gethash "code" each) (gethash "message" each))))
            (found) "")
 nil (getenv "OUT"))
(lsp-workspace-shutdown (car (lsp-workspaces)))
(sleep-for 0.3)
