;;; lsp-mode.el --- oomlint in Emacs, with lsp-mode; batch.el says how  -*- lexical-binding: t; -*-

(require 'lsp-mode)
(setq lsp-auto-guess-root t
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
(wait-for "findings" #'found)

(defun line-of (diagnostic)
  "The line where DIAGNOSTIC begins, counted from 1."
  (1+ (gethash "line" (gethash "start" (gethash "range" diagnostic)))))

(defun column-of (diagnostic)
  "The column where DIAGNOSTIC begins, counted from 1."
  (1+ (gethash "character" (gethash "start" (gethash "range" diagnostic)))))

(let (at)
  (dolist (each (found))
    (when (= (line-of each) (string-to-number (getenv "LINE"))) (setq at each))
    (say "%d:%d %s: %s" (line-of each) (column-of each) (gethash "code" each) (gethash "message" each)))
  (goto-char (point-min))
  (forward-line (1- (line-of at)))
  (forward-char (1- (column-of at))))

(lsp-describe-thing-at-point)
(say-each "hover" (with-current-buffer "*lsp-help*" (buffer-string)))

;; The first of what `lsp-execute-code-action' offers.
(let ((actions (lsp-code-actions-at-point)))
  (seq-do (lambda (each) (say "offers %s" (gethash "title" each))) actions)
  (lsp-execute-code-action (elt actions 0)))
(end-with-fixed (lambda () (lsp-workspace-shutdown (car (lsp-workspaces))) (sleep-for 0.3)))
