;;; What a user of Emacs with eglot does: look at the fault, ask what a key means, complete one, repair the bond.  -*- lexical-binding: t -*-
(require 'cl-lib)
;; In batch mode Emacs does neither by itself.
(package-initialize)
(load (expand-file-name "~/.emacs.d/init.el"))

(setq create-lockfiles nil make-backup-files nil auto-save-default nil
      last-nonmenu-event t ; chosen by keyboard
      flymake-no-changes-timeout 0.1 eglot-send-changes-idle-time 0.05 eglot-confirm-server-initiated-edits nil)

(defvar failures 0)

(defun check (passed what)
  (unless passed (setq failures (1+ failures)))
  (append-to-file (format "%s - Emacs with eglot: %s\n" (if passed "ok" "not ok") what) nil (getenv "REPORT")))

(defun eventually (what condition)
  (let ((end (+ (float-time) 15)) met)
    (while (and (not (setq met (funcall condition))) (< (float-time) end))
      (accept-process-output nil 0.05))
    (check met what)))

(defun go-to (text)
  (goto-char (point-min))
  (search-forward text)
  (goto-char (match-beginning 0)))

(defun explain ()
  (go-to "lacpRate")
  (let (shown)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
    (eventually "a key is explained" (lambda () (and shown (string-match-p "LACP" shown))))))

(defun complete ()
  (go-to "          lacpRate")
  (insert "          minL\n")
  (backward-char)
  (completion-at-point)
  (let ((line (buffer-substring (line-beginning-position) (line-end-position))))
    (check (equal line "          minLinks: 1") (concat "a half-typed key is completed: " line)))
  (delete-region (line-beginning-position) (1+ (line-end-position))))

(defun repair ()
  (go-to "mode:")
  (let (offered)
    ;; The user's choice from the menu.
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt choices &rest _)
                 (setq offered (all-completions "" choices))
                 (seq-find (lambda (title) (string-prefix-p "Insert miimon: 100" title)) offered))))
      (call-interactively #'eglot-code-actions))
    (check offered "the repair is offered"))
  (check (string-match-p "^          miimon: 100\n          updelay: 200\n          downdelay: 200\n" (buffer-string))
         "the repair inserts the three lines"))

(defun main ()
  (find-file (getenv "FILE"))
  ;; What the hook asked for happens after a command; batch mode has none.
  (run-hooks 'post-command-hook)
  (eventually "the server answers" #'eglot-current-server)
  (eventually "the fault is reported" (lambda () (flymake-start) (= 1 (length (flymake-diagnostics)))))
  (go-to "mode:")
  (check (equal (point) (flymake-diagnostic-beg (car (flymake-diagnostics)))) "it stands on the mode")
  (explain)
  (complete)
  (repair)
  ;; Without an idle moment in batch mode, saving is what sends the change.
  (save-buffer)
  (eventually "the fault is gone" (lambda () (flymake-start) (null (flymake-diagnostics)))))

(condition-case problem (main) (error (check nil (format "%S" problem))))
(set-buffer-modified-p nil)
(ignore-errors (eglot-shutdown (eglot-current-server)))
(kill-emacs (if (= failures 0) 0 1))
