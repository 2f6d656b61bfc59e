"""Kinds, subjects and their fact sheets in, documents in their folders and a manifest out."""
