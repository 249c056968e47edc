"""What an editor may want to add, worked out from the texts: proposed, never written."""
