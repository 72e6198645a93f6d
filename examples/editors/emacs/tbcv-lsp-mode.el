;;; tbcv-lsp-mode.el --- TBCV in Emacs with lsp-mode  -*- lexical-binding: t -*-
;; Put `tbcv' on your PATH and load this file from your init file: (load "/path/to/tbcv-lsp-mode.el").
;; It runs beside the other servers of a mode.
;; Quick fixes: M-x lsp-execute-code-action, card of a plugin: M-x lsp-describe-thing-at-point.

(defvar tbcv-languages
  '((markdown-mode . "markdown") (gfm-mode . "markdown") (html-mode . "html") (mhtml-mode . "html")
    (rst-mode . "restructuredtext") (adoc-mode . "asciidoc") (org-mode . "org") (textile-mode . "textile")
    (latex-mode . "latex"))
  "Modes of the documents that TBCV checks, with the names of their languages.")

(with-eval-after-load 'lsp-mode
  (dolist (language tbcv-languages)
    (add-to-list 'lsp-language-id-configuration language))
  (lsp-register-client
   (make-lsp-client :new-connection (lsp-stdio-connection '("tbcv" "--stdio"))
                    :major-modes (mapcar #'car tbcv-languages)
                    ;; lsp-mode counts letters; version 8 does not say so itself.
                    :initialization-options '(:positionEncoding "utf-32")
                    :add-on? t
                    :server-id 'tbcv)))

(autoload 'lsp-deferred "lsp-mode")
(dolist (language tbcv-languages)
  (add-hook (intern (format "%s-hook" (car language))) #'lsp-deferred))

(provide 'tbcv-lsp-mode)
;;; tbcv-lsp-mode.el ends here
