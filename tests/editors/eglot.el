;;; eglot.el --- oomlint in Emacs, with eglot; batch.el says how  -*- lexical-binding: t; -*-

(require 'eglot)
(setq eglot-autoshutdown t
      eglot-confirm-server-initiated-edits nil)

(find-file (getenv "JOB"))
(apply #'eglot (eglot--guess-contact))
(wait-for "the server" #'eglot-current-server)
(wait-for "findings" (lambda () (flymake-start) (flymake-diagnostics)))

(defun begin (diagnostic)
  "Where DIAGNOSTIC begins."
  (flymake-diagnostic-beg diagnostic))

(dolist (found (flymake-diagnostics))
  (goto-char (begin found))
  (say "%d:%d %s" (line-number-at-pos) (1+ (current-column)) (flymake-diagnostic-text found)))

(goto-char (point-min))
(forward-line (1- (string-to-number (getenv "LINE"))))
(goto-char (begin (car (flymake-diagnostics (point) (line-end-position)))))

;; What eldoc shows.
(let (shown)
  (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
  (wait-for "what stands behind the finding" (lambda () shown))
  (say-each "hover" shown))

;; The first of what `eglot-code-actions' offers.
(let ((before (buffer-string))
      (last-nonmenu-event ?a)
      (completing-read-function (lambda (_prompt choices &rest _)
                                  (let ((all (all-completions "" choices)))
                                    (dolist (each all) (say "offers %s" each))
                                    (car all)))))
  (eglot-code-actions (point) nil nil t)
  (wait-for "a rewrite" (lambda () (not (equal before (buffer-string))))))
(end-with-fixed (lambda () (eglot-shutdown (eglot-current-server))))
