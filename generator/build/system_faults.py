"""What the system refuses (full disk, missing rights) becomes a diagnostic with a path and a hint."""

import errno
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic

_HINTS = {
    errno.ENOSPC: "the disk is full: free some space and build again",
    errno.EDQUOT: "your share of the disk is used up: free some space and build again",
    errno.EFBIG: "no file may be that large here: raise the limit (ulimit -f), and build again",
    errno.EROFS: "this disk can only be read: choose another folder with --output",
    errno.EACCES: "you may not write here: change the rights of the folder, or choose another with --output",
    errno.EPERM: "you may not write here: change the rights of the folder, or choose another with --output",
    errno.ENAMETOOLONG: "the name is too long for this disk: shorten the id or the file's name",
    errno.ENOTDIR: "a file stands where a folder is needed: move it away",
    errno.EISDIR: "a folder stands where a file is to be written: move it away",
    errno.EEXIST: "a file stands where a folder is needed: move it away",
    errno.ELOOP: "nothing is written through links: delete it",
    errno.EMFILE: "too many files are open on this system: close other programs and build again",
    errno.ECHILD: "the system may have been short of memory: build with --jobs 1",
    errno.EXDEV: "files take their places by renaming: put all of the site on one disk, with --output",
    errno.ENOENT: "it was there a moment ago: build again when nothing else changes these files",
}


def system_fault(error: OSError, root: Path | None = None, *, doing: str = "write") -> Diagnostic:
    """What is told: the path below the site's `root` where it lies there, and what can be done."""
    reason = error.strerror or str(error) or type(error).__name__
    hint = _HINTS.get(error.errno or 0, "put this right and build again")
    # Of two paths (a rename) the second is the file that the user knows.
    name = error.filename2 or error.filename
    path = _shown(name, root)
    return Diagnostic("system", f"cannot {doing} this: {reason.lower()}", path, hint=hint)


def _shown(name: object, root: Path | None) -> str:
    if not isinstance(name, (str, bytes)):
        return ""
    path = Path(name.decode("utf-8", "replace") if isinstance(name, bytes) else name)
    if root is not None:
        try:
            return path.relative_to(root).as_posix()
        except ValueError:
            return path.as_posix()
    return path.as_posix()
