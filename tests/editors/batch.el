;;; batch.el --- what the tests of Emacs share  -*- lexical-binding: t; -*-

;; emacs --batch -Q -l batch.el -l INIT -l eglot.el (or lsp-mode.el): INIT is what editors/README.md says to write there.  JOB (a file), LINE (of
;; the finding that is fixed), OUT (what is seen, line by line) and FIXED (the file after the fix) are in the environment.

;; Debian puts packages there; -Q leaves them out.
(require 'package)
(add-to-list 'package-directory-list "/usr/share/emacs/site-lisp/elpa")
(package-initialize)
(setq make-backup-files nil)

(defun say (format &rest words)
  "Append a line to OUT: FORMAT with WORDS."
  (write-region (concat (apply #'format format words) "\n") nil (getenv "OUT") t))

(defun say-each (word text)
  "Append the lines of TEXT to OUT, behind WORD."
  (dolist (line (split-string text "\n"))
    (say "%s %s" word line)))

(defun wait-for (what condition)
  "Wait until CONDITION, WHAT it is, holds."
  (with-timeout (20 (say "gave up waiting for %s" what) (kill-emacs 1))
    (while (not (funcall condition))
      (accept-process-output nil 0.05))))

(defun end-with-fixed (end)
  "Write the buffer to FIXED, stop the server by END and leave."
  (write-region nil nil (getenv "FIXED"))
  (funcall end)
  (set-buffer-modified-p nil))
