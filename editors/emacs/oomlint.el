;;; oomlint.el --- PySpark jobs that run out of memory  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "26.3"))
;; Keywords: languages, tools

;;; Commentary:

;; Shows the findings of `oomlint server' with eglot or lsp-mode.  eglot runs
;; one server in a buffer: with this file it is oomlint for Python, unless
;; `oomlint-eglot' is nil.  lsp-mode runs it beside the others.

;;; Code:

(defgroup oomlint nil
  "PySpark jobs that run out of memory."
  :group 'tools)

(defcustom oomlint-command '("oomlint" "server")
  "The program and its arguments."
  :type '(repeat string))

(defcustom oomlint-settings nil
  "What editors/README.md of oomlint lists, as a plist.
For example (:settings (:confidence \"certain\"))."
  :type '(plist))

(defcustom oomlint-eglot t
  "Whether eglot runs oomlint for Python, instead of another server.
Set it before eglot is loaded."
  :type 'boolean)

(defvar eglot-server-programs)
(declare-function make-lsp-client "lsp-mode")
(declare-function lsp-register-client "lsp-mode")
(declare-function lsp-stdio-connection "lsp-mode")

(defconst oomlint--modes '(python-mode python-ts-mode))

;; Of these files, oomlint's settings alone are looked at.
(defconst oomlint--settings-modes '(conf-toml-mode toml-mode toml-ts-mode))

(defun oomlint--eglot-contact (&optional _interactive)
  "What eglot starts."
  (append oomlint-command (and oomlint-settings (list :initializationOptions oomlint-settings))))

(with-eval-after-load 'eglot
  (when oomlint-eglot
    (add-to-list 'eglot-server-programs (cons oomlint--modes #'oomlint--eglot-contact))))

(with-eval-after-load 'lsp-mode
  (lsp-register-client
   (make-lsp-client :new-connection (lsp-stdio-connection (lambda () oomlint-command))
                    :major-modes (append oomlint--modes oomlint--settings-modes)
                    :add-on? t
                    :initialization-options (lambda () oomlint-settings)
                    :server-id 'oomlint)))

(provide 'oomlint)
;;; oomlint.el ends here
