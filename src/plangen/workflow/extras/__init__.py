"""Created documents in, the other files of a packet folder out: contents, send list, and email drafts."""
