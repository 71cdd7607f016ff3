;;; eglot.el --- oomlint in Emacs  -*- lexical-binding: t; -*-

;; emacs --batch -Q -l eglot.el, with eglot installed, and EDITORS (editors/), JOB, LINE (of the finding that is fixed), OUT, FIXED and
;; OOMLINT in the environment.

;; Debian puts packages there; -Q leaves them out.
(require 'package)
(add-to-list 'package-directory-list "/usr/share/emacs/site-lisp/elpa")
(package-initialize)
(add-to-list 'load-path (expand-file-name "emacs" (getenv "EDITORS")))
(require 'oomlint)
(require 'eglot)
(setq oomlint-command (list (getenv "OOMLINT") "server")
      eglot-autoshutdown t
      eglot-confirm-server-initiated-edits nil
      make-backup-files nil)

(defun wait-for (what condition)
  "Wait until CONDITION, WHAT it is, holds."
  (with-timeout (20 (write-region (format "gave up waiting for %s\n" what) nil (getenv "OUT")) (kill-emacs 1))
    (while (not (funcall condition))
      (accept-process-output nil 0.05))))

(find-file (getenv "JOB"))
(apply #'eglot (eglot--guess-contact))
(wait-for "the server" #'eglot-current-server)
(wait-for "findings" (lambda () (flymake-start) (flymake-diagnostics)))

(defun place-and-text (found)
  "A line for FOUND."
  (goto-char (flymake-diagnostic-beg found))
  (format "%d:%d %s\n" (line-number-at-pos) (1+ (current-column)) (flymake-diagnostic-text found)))

(write-region (mapconcat #'place-and-text
                         (sort (flymake-diagnostics) (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b)))) "")
              nil (getenv "OUT"))

;; The first rewrite, as `eglot-code-actions' applies it.
(goto-char (point-min))
(forward-line (1- (string-to-number (getenv "LINE"))))
(let ((before (buffer-string))
      (last-nonmenu-event ?a)
      (at (flymake-diagnostic-beg (car (flymake-diagnostics (point) (line-end-position)))))
      (completing-read-function (lambda (_prompt choices &rest _) (car (all-completions "" choices)))))
  (goto-char at)
  (eglot-code-actions at nil nil t)
  (wait-for "a rewrite" (lambda () (not (equal before (buffer-string))))))
(write-region nil nil (getenv "FIXED"))
(eglot-shutdown (eglot-current-server))
(set-buffer-modified-p nil)
