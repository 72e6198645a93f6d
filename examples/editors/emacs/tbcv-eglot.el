;;; tbcv-eglot.el --- TBCV in Emacs with Eglot  -*- lexical-binding: t -*-
;; Put `tbcv' on your PATH and load this file from your init file: (load "/path/to/tbcv-eglot.el").
;; Eglot starts one server for a mode: take out the modes for which you use another.
;; Quick fixes: M-x eglot-code-actions, card of a plugin: in the echo area, or M-x eldoc-doc-buffer.

(defvar tbcv-modes
  '(markdown-mode gfm-mode html-mode mhtml-mode rst-mode adoc-mode org-mode textile-mode latex-mode)
  "Modes of the documents that TBCV checks.")

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs (cons tbcv-modes '("tbcv" "--stdio")))
  ;; Last, since many modes derive from this one: M-x eglot checks a plain text.
  (add-to-list 'eglot-server-programs '(text-mode . ("tbcv" "--stdio")) t))

(dolist (mode tbcv-modes)
  (add-hook (intern (format "%s-hook" mode)) #'eglot-ensure))

(provide 'tbcv-eglot)
;;; tbcv-eglot.el ends here
