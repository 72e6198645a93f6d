;;; lsp-mode.el --- Drives lsp-mode, configured by the file that users copy  -*- lexical-binding: t -*-
;; Opens the document, asks for the card and applies the quick fix by lsp-mode's own command.
(package-initialize)
(load (getenv "TBCV_CONFIGURATION") nil t)
(load (expand-file-name "common.el" (file-name-directory load-file-name)) nil t)
(require 'lsp-mode)
(require 'lsp-diagnostics)

(defun tbcv-hover ()
  "The card, as it goes to its window."
  (lsp-describe-thing-at-point)
  (with-current-buffer "*lsp-help*" (tbcv-text)))

(defun tbcv-fix ()
  "Answer the menu of quick fixes with its first entry and return the titles."
  (let (titles)
    (cl-letf (((symbol-function 'lsp--completing-read)
               (lambda (_prompt entries title-of &rest _)
                 (setq titles (mapcar (lambda (entry) (substring-no-properties (funcall title-of entry))) entries))
                 (elt entries 0))))
      (call-interactively #'lsp-execute-code-action))
    titles))

(tbcv-drive
 (lambda ()
   (setq lsp-diagnostics-provider :flymake lsp-headerline-breadcrumb-enable nil lsp-restart 'ignore
         lsp-auto-guess-root t lsp-enable-suggest-server-download nil)
   (lsp-workspace-folders-add (file-name-directory (getenv "TBCV_DOCUMENT")))
   (find-file (getenv "TBCV_DOCUMENT"))
   ;; Without a screen no buffer is shown, and what waits for that is told.
   (lsp)
   (tbcv-await "the server" (lambda () (and (lsp-workspaces) (lsp-feature? "textDocument/codeAction"))))
   (tbcv-await "two findings" (lambda () (= 2 (length (flymake-diagnostics)))))
   (let ((before (tbcv-shown)) card actions)
     (goto-char (point-min))
     (search-forward "improt")
     (backward-char 2)
     (setq card (tbcv-hover) actions (tbcv-fix))
     (run-hooks 'post-command-hook)
     (tbcv-await "one finding" (lambda () (flymake-start) (= 1 (length (flymake-diagnostics)))))
     (prog1 (list :editor (format "Emacs %s, lsp-mode %s" emacs-version (lsp-version)) :before before :hover card :actions actions
                  :text (tbcv-text) :after (tbcv-shown))
       (set-buffer-modified-p nil)))))
;;; lsp-mode.el ends here
