"""Document types, subjects, and fact sheets in; documents in their folders, with a manifest, out."""
