;;; eglot.el --- Drives Eglot, configured by the file that users copy  -*- lexical-binding: t -*-
;; Opens the document, asks for the card and applies the quick fix by Eglot's own command.
(package-initialize)
(load (getenv "TBCV_CONFIGURATION") nil t)
(load (expand-file-name "common.el" (file-name-directory load-file-name)) nil t)
(require 'eglot)

(defun tbcv-hover ()
  "The card, as it goes to the echo area."
  (let (card)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq card (or text card))))
    (substring-no-properties (tbcv-await "the card" (lambda () card)))))

(defun tbcv-fix ()
  "Answer the menu of quick fixes with its first entry and return the titles."
  (let (titles (last-nonmenu-event ?\r)) ; as if by a key: a mouse would open a menu of the screen
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt entries &rest _)
                 (setq titles (mapcar (lambda (entry) (substring-no-properties (if (consp entry) (car entry) entry))) entries))
                 (car titles))))
      (tbcv-await "the quick fixes" (lambda () (call-interactively #'eglot-code-actions) titles)))
    titles))

(tbcv-drive
 (lambda ()
   (setq eglot-sync-connect 30 eglot-confirm-server-initiated-edits nil)
   (find-file (getenv "TBCV_DOCUMENT"))
   ;; Without a screen no command ends, so what waits for that is told.
   (run-hooks 'post-command-hook)
   (tbcv-await "the server" #'eglot-current-server)
   (tbcv-await "two findings" (lambda () (= 2 (length (flymake-diagnostics)))))
   (let ((before (tbcv-shown)) card actions)
     (goto-char (point-min))
     (search-forward "improt")
     (backward-char 2)
     (setq card (tbcv-hover) actions (tbcv-fix))
     (run-hooks 'post-command-hook)
     (eglot--signal-textDocument/didChange)
     (tbcv-await "one finding" (lambda () (= 1 (length (flymake-diagnostics)))))
     (prog1 (list :editor (format "Emacs %s, Eglot" emacs-version) :before before :hover card :actions actions
                  :text (tbcv-text) :after (tbcv-shown))
       (set-buffer-modified-p nil)
       (ignore-errors (eglot-shutdown (eglot-current-server)))))))
;;; eglot.el ends here
