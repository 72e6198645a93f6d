;;; common.el --- What the drivers of Emacs share  -*- lexical-binding: t -*-
;; Waiting for a condition, the report, and what Flymake shows.
(require 'json)
(require 'flymake)

(defun tbcv-await (what condition)
  "Wait until CONDITION returns something, and return it; WHAT names it in the error."
  (let ((end (+ (float-time) 30)) value)
    (while (and (not (setq value (funcall condition))) (< (float-time) end))
      (accept-process-output nil 0.02))
    (or value (error "Waited in vain for %s" what))))

(defun tbcv-text ()
  "The whole text of the buffer."
  (save-restriction (widen) (buffer-substring-no-properties (point-min) (point-max))))

;; A list of property lists would be read as one object.
(defun tbcv-shown ()
  "What Flymake shows, in the order of the text."
  (vconcat
   (mapcar (lambda (found)
             (list :line (line-number-at-pos (flymake-diagnostic-beg found))
                   :text (buffer-substring-no-properties (flymake-diagnostic-beg found) (flymake-diagnostic-end found))
                   ;; Eglot puts source and code before the message.
                   :message (replace-regexp-in-string "\\`tbcv \\[[^]]*\\]: " "" (flymake-diagnostic-text found))))
           (sort (flymake-diagnostics) (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b)))))))

(defun tbcv-drive (drive)
  "Call DRIVE, write what it returns as the report, and end Emacs."
  (let ((seen (funcall drive)) (coding-system-for-write 'utf-8))
    (with-temp-file (getenv "TBCV_REPORT") (insert (json-encode seen)))
    (kill-emacs 0)))

(provide 'common)
;;; common.el ends here
